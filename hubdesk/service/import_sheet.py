"""Take in a partner's sheet: what is new is kept, what changed becomes an amendment, what cannot be read is handed back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from hubdesk.domain.changes import Changes
from hubdesk.service.desk import Desk, act
from hubdesk.service.forms import Imported, Rejected
from hubdesk.service.keep_read import Kept, keep
from hubdesk.service.settle import Progress, settle_kept
from hubdesk.sheets.read import ReadConcern, read_concerns, read_sheet
from hubdesk.sheets.write import write_rejected
from hubdesk.store import concerns

# Concerns kept in one transaction: a killed import loses at most one of these, and is simply run again.
BATCH = 500
