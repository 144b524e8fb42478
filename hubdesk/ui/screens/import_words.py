"""What became of a sheet, in words."""

from __future__ import annotations

from hubdesk.service.forms import Imported


def outcome(imported: Imported, *, tried: bool) -> str:
    """Say in one sentence what an import did, or would do where it was only tried."""
    if imported.cancelled:
        return "Stopped. What had been read before you stopped is kept; importing the sheet again goes on from there."
    if not imported.concerns_new and not imported.concerns_amended:
        return (
            "Nothing new: every concern in this sheet is already in the hub."
            if imported.concerns_same
            else (
                "Nothing could be taken from this sheet. The rows below say why."
                if imported.rejected
                else "The sheet has no rows."
            )
        )
    new = concerns(imported.concerns_new)
    amended = f" and {concerns(imported.concerns_amended)} amended" if imported.concerns_amended else ""
    if not imported.concerns_new:
        return f"Nothing new; {concerns(imported.concerns_amended)} {'would be ' if tried else ''}amended."
    return f"{new} would be new{amended}." if tried else f"{new} taken in{amended}."


def figures(imported: Imported) -> tuple[tuple[str, str], ...]:
    """List what was counted, as pairs of words and figure."""
    return (
        ("Rows read", f"{imported.rows:,}"),
        ("New concerns", f"{imported.concerns_new:,}"),
        ("Already in the hub", f"{imported.concerns_same:,}"),
        ("Amended", f"{imported.concerns_amended:,}"),
        ("Rejected rows", f"{len({row.row for row in imported.rejected}):,}"),
    )


def concerns(count: int) -> str:
    """Count concerns in words."""
    return "1 concern" if count == 1 else f"{count:,} concerns"


def time_left(done: int, of: int, seconds: float) -> str:
    """Say how long the rest takes when the part done took some seconds; empty while that cannot be known."""
    if done <= 0 or of <= 0 or done > of or seconds < 1:
        return ""
    left = seconds / done * (of - done)
    if left < 10:
        return "A few seconds left"
    if left < 90:
        return f"About {round(left / 10) * 10} seconds left"
    return f"About {round(left / 60)} minutes left"


def rejects_words(imported: Imported) -> str:
    """Say what to do about rejected rows, and where their sheet lies."""
    count = len({row.row for row in imported.rejected})
    rows = "1 row was" if count == 1 else f"{count:,} rows were"
    where = f" They are kept with their reasons in {imported.rejects}." if imported.rejects else ""
    return f"{rows} not read; all others were.{where} Put them right, or send them back, and import again."
