"""Run one command and turn what went wrong into a sentence and an exit status."""

from __future__ import annotations

import sys

from hubdesk.cli.parser import build_parser
from hubdesk.domain.errors import Cancelled, HubdeskError, Known, Refused

REFUSED, KNOWN, BUG = 2, 3, 70


def run_command(arguments: list[str]) -> int:
    """Parse and run one command; the sentence of a refusal or a fault goes to stderr."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # names outlive a console's code page
    parsed = build_parser().parse_args(arguments)
    try:
        parsed.run(parsed)
    except (Refused, Cancelled) as error:
        return _say(error, REFUSED)
    except Known as error:
        return _say(error, KNOWN)
    except HubdeskError as error:
        return _say(error, BUG)
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. What was finished before is kept.\n")
        return REFUSED
    except BrokenPipeError:
        return 0
    except Exception as error:  # the last door: a bug is reported without a word of case data
        sys.stderr.write(f"HubDesk has a fault and stopped ({_where(error)}). What was saved is safe.\n")
        return BUG
    return 0


def _say(error: HubdeskError, status: int) -> int:
    sys.stderr.write(error.sentence + "\n")
    return status


def _where(error: Exception) -> str:
    """Name the kind of error and the line of the program, but never its message, which may quote a case."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else "unknown place"
    return f"{type(error).__name__} in {place}"
