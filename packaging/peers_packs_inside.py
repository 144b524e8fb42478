"""The peers' side of `peers_packs.py`; runs in an environment of their own.

peers_packs_inside.py WHO ROWS.json FONTS OUT.json
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

from bench_figures import peak_memory

HEADS = ("When", "What happened", "Who told us", "Child seen, child's voice", "Done")
WIDTHS = (70, 188, 76, 86, 77.28)
FACES = {"plain": "Regular", "bold": "SemiBold", "quiet": "Regular", "italic": "Italic", "tiny": "Regular"}
SIZES = {"tiny": (8, 10.5)}
GREY = "#4C5664"
FAMILY = "AtkinsonHyperlegibleNext"
Rows = list[list[list[list[str]]]]
Drawn = tuple[bytes, int]


def main(who: str, given: str, fonts: str, out: str) -> None:
    """Draw the rows once small to warm up, then all of them."""
    rows = json.loads(Path(given).read_text(encoding="utf-8"))
    try:
        draw = platypus(Path(fonts)) if who == "platypus" else weasyprint(Path(fonts), who.endswith("tagged"))
    except OSError as error:  # what WeasyPrint says where the system's libraries are not there
        missing = (
            f"could not be measured: {str(error).splitlines()[0]}. It needs Pango (libpango-1.0-0, libpangoft2-1.0-0)"
        )
        Path(out).write_text(json.dumps({"missing": missing}), encoding="utf-8")
        return
    draw(rows[:5])
    began = time.process_time()
    pdf, pages = draw(rows)
    found = {"seconds": time.process_time() - began, "pages": pages, "bytes": len(pdf), "memory": peak_memory()}
    Path(out).write_text(json.dumps(found), encoding="utf-8")


def platypus(fonts: Path) -> Callable[[Rows], Drawn]:
    """Prepare ReportLab's own way: paragraphs in a LongTable."""
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

    for face in ("Regular", "SemiBold", "Italic"):
        pdfmetrics.registerFont(TTFont(face, str(fonts / f"{FAMILY}-{face}.ttf")))
    styles: dict[str, Any] = {}
    for how, face in FACES.items():
        size, lead = SIZES.get(how, (9, 11.5))
        ink = HexColor(GREY if how in ("quiet", "tiny") else "#14181F")
        styles[how] = ParagraphStyle(how, fontName=face, fontSize=size, leading=lead, textColor=ink)

    def draw(rows: Rows) -> Drawn:
        head = [Paragraph(escape(title), styles["bold"]) for title in HEADS]
        cells = [[[Paragraph(escape(words), styles[how]) for words, how in cell] for cell in row] for row in rows]
        lines = [("LINEABOVE", (0, 1), (-1, -1), 0.6, HexColor("#C3CAD3")), ("VALIGN", (0, 0), (-1, -1), "TOP")]
        pads = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 10)]
        table = LongTable([head, *cells], colWidths=WIDTHS, repeatRows=1, style=[*lines, *pads])
        out = BytesIO()
        document = SimpleDocTemplate(out, leftMargin=48, rightMargin=48, topMargin=88, bottomMargin=84)
        document.build([table])
        return out.getvalue(), document.page

    return draw


def weasyprint(fonts: Path, tagged: bool) -> Callable[[Rows], Drawn]:
    """Prepare WeasyPrint: the same rows as an HTML table."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    found = FontConfiguration()
    faces = "".join(
        f"@font-face {{font-family: {face}; src: url('{(fonts / f'{FAMILY}-{face}.ttf').as_uri()}')}}"
        for face in ("Regular", "SemiBold", "Italic")
    )
    looks = "".join(
        f".{how} {{font: {SIZES.get(how, (9, 11.5))[0]}pt/{SIZES.get(how, (9, 11.5))[1]}pt {face};"
        f"color: {GREY if how in ('quiet', 'tiny') else '#14181F'}}}"
        for how, face in FACES.items()
    )
    page = "@page {size: A4; margin: 88pt 54pt 84pt} p {margin: 0} table {border-collapse: collapse; width: 497pt;"
    page += "table-layout: fixed} td, th {vertical-align: top; text-align: left; padding: 5pt 10pt 5pt 0} "
    page += "tbody tr {border-top: .6pt solid #C3CAD3}" + "".join(
        f"th:nth-child({place}) {{width: {width}pt}}" for place, width in enumerate(WIDTHS, start=1)
    )
    style = CSS(string=faces + looks + page, font_config=found)

    def draw(rows: Rows) -> Drawn:
        heads = "".join(f'<th class="bold" scope="col">{escape(title)}</th>' for title in HEADS)
        body = "".join(
            "<tr>"
            + "".join(
                f"<td>{''.join(f'<p class={how}>{escape(words)}</p>' for words, how in cell)}</td>" for cell in row
            )
            + "</tr>"
            for row in rows
        )
        html = f"<html lang=en><title>Chronology</title><table><thead><tr>{heads}</thead><tbody>{body}</table>"
        document = HTML(string=html).render(stylesheets=[style], font_config=found, pdf_tags=tagged)
        return document.write_pdf(pdf_tags=tagged), len(document.pages)

    return draw


if __name__ == "__main__":
    main(*sys.argv[1:])
