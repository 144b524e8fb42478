"""Make the PDF of a pack from its contents and nothing else."""

from __future__ import annotations

from hubdesk.packs.document import Properties, document
from hubdesk.packs.draw_account import draw_account
from hubdesk.packs.draw_annex import draw_glossary, draw_sources
from hubdesk.packs.draw_asked import draw_decisions, draw_grid, draw_requests
from hubdesk.packs.draw_chronology import draw_chronology, draw_log
from hubdesk.packs.draw_cover import draw_cover
from hubdesk.packs.draw_people import draw_people
from hubdesk.packs.draw_sign import draw_sign
from hubdesk.packs.draw_summary import draw_summary
from hubdesk.packs.draw_timeline import draw_timeline
from hubdesk.packs.flow import Flow, Tell, nobody
from hubdesk.packs.frame import frame, water
from hubdesk.packs.scripts import printable
from hubdesk.packs.shown import Contents
from hubdesk.packs.snapshot import digest


def draw(contents: Contents, tell: Tell = nobody) -> bytes:
    """Draw a pack as a PDF on A4; the same contents make the same bytes. `tell` hears of each page."""
    mark = digest(contents)
    inside = Flow(tell=tell)
    for words in (contents.number, contents.hub, contents.recipient, contents.maker, *contents.signed_by):
        printable(words, inside.missing)  # what only cover and frame show is known before the codes are explained
    said = draw_summary(inside, contents)
    draw_account(inside, contents)
    draw_people(inside, contents, said)
    draw_timeline(inside, contents)
    draw_chronology(inside, contents)
    draw_grid(inside, contents)
    draw_requests(inside, contents.requests)
    draw_decisions(inside, contents.decisions)
    draw_sources(inside, contents)
    logged = draw_log(inside, contents)
    draw_glossary(inside, contents.glossary, fresh=bool(contents.sources or contents.attached) and not logged)
    draw_sign(inside, contents, mark, annex=contents.with_sources)
    cover = Flow(missing=inside.missing)
    draw_cover(cover, contents, mark, inside.sections)
    # No person's name in what file managers and print queues show.
    named = Properties(f"Pack {contents.number}", contents.hub, f"{contents.marking}, for {contents.recipient}")
    return document(
        named,
        (cover, inside),
        lambda page, pages: frame(contents, mark, page, pages),
        water() if contents.draft else "",
        tell,
    )
