"""The one thread on which service verbs run; the window's thread never waits for one.

`run` takes a job (a function of the open desk); its answer is delivered on the window's thread. What a verb
changed is announced once by `changed`. A failure without a `failed` of the asker's own is announced by
`refused`, the one door.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from hubdesk.domain.changes import Changes
from hubdesk.domain.errors import Bug, Cancelled, HubdeskError
from hubdesk.ui.parts.asking import Progress
from hubdesk.ui.sweeping import Sweeper

if TYPE_CHECKING:
    from hubdesk.service.desk import Desk

T = TypeVar("T")
_log = logging.getLogger(__name__)
TURN = 0.0001  # seconds after which a verb lets the window's thread go on: it waits so long at each call of Qt
OOPS = "HubDesk has a fault and could not finish this. What was saved is safe. Try again, or tell support."


def bug_from(error: BaseException) -> Bug:
    """Turn an unexpected exception into a Bug, and log where it was without any value of a case."""
    where = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{frame.name} ({frame.filename}:{frame.lineno})" for frame in reversed(where[-6:]))
    _log.error("%s in %s", type(error).__name__, places)
    return Bug(OOPS)


class Asking:
    """A job that was asked for; `cancelled` is read by long work on the records thread."""

    def __init__(self, kind: str = "", long: bool = False) -> None:
        self.kind, self.long = kind, long
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Say that the answer is no longer wanted."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Tell whether somebody said stop."""
        return self._stop.is_set()

    def unwanted(self) -> bool:
        """Tell whether nobody waits for the answer; of long work that was stopped one still wants to hear."""
        return self._stop.is_set() and not self.long


class Records(QObject):
    """Runs jobs one after the other on a thread that owns the open desk."""

    changed = Signal(object)  # Changes
    refused = Signal(object)  # HubdeskError that no asker took
    busy_changed = Signal(bool)
    _delivered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("records")
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._desk: Desk | None = None  # touched on the records thread only
        self._latest: dict[str, Asking] = {}
        self._waiting: set[Asking] = set()
        self._delivered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._turn_before = sys.getswitchinterval()
        sys.setswitchinterval(TURN)
        self._sweeper = Sweeper(self, lambda: bool(self._waiting))
        self._thread = threading.Thread(target=self._work, name="records", daemon=True)
        self._thread.start()

    def run(
        self,
        job: Callable[[Desk], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[HubdeskError], None] | None = None,
        *,
        latest: str = "",
    ) -> Asking:
        """Run a verb; of several with the same `latest` only the last one is still answered."""
        return self._ask(lambda _asking: job(self._open_desk()), done, failed, latest)

    def run_long(
        self,
        job: Callable[[Desk, Progress, Callable[[], bool]], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[HubdeskError], None] | None = None,
        progress: Progress | None = None,
    ) -> Asking:
        """Run a verb that tells its progress and can be cancelled; a stopped one still answers."""
        tell = self.teller(progress)
        return self._ask(lambda asking: job(self._open_desk(), tell, asking.cancelled), done, failed, "", long=True)

    def run_without_desk(
        self,
        job: Callable[[Progress], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[HubdeskError], None] | None = None,
        progress: Progress | None = None,
    ) -> Asking:
        """Run something slow that needs no open hub, such as reading who can sign in."""
        tell = self.teller(progress)
        return self._ask(lambda _asking: job(tell), done, failed, "")

    def teller(self, progress: Progress | None) -> Progress:
        """Make what long work calls on the records thread; `progress` itself is called on the window's."""

        def tell(count: int, of: int, words: str) -> None:
            if progress is not None:
                self._delivered.emit(lambda: progress(count, of, words))

        return tell

    def open(
        self,
        opener: Callable[[], Desk],
        done: Callable[[Desk], None] | None = None,
        failed: Callable[[HubdeskError], None] | None = None,
    ) -> Asking:
        """Open a hub on the records thread, which keeps it; `done` may read the desk's plain values only."""

        def job(_asking: Asking) -> Desk:
            self._desk = opener()
            return self._desk

        return self._ask(job, done, failed, "")

    def close(self, closer: Callable[[Desk], object]) -> None:
        """Close the hub after everything that was asked before, drafts above all, is done."""

        def job(_asking: Asking) -> object:
            desk, self._desk = self._desk, None
            return closer(desk) if desk is not None else None

        self._ask(job, None, None, "")

    def stop(self) -> None:
        """Stop long work where it can be stopped, finish the rest and end the thread."""
        for asking in self._waiting:
            if asking.long:
                asking.cancel()
        self._jobs.put(None)
        self._thread.join()
        self._sweeper.stop()
        sys.setswitchinterval(self._turn_before)

    def _open_desk(self) -> Desk:
        if self._desk is None:
            raise Cancelled("The hub is locked. Unlock it and do this again.")
        return self._desk

    def _ask(
        self, job: Callable[[Asking], T], done: Callable[[T], None] | None,
        failed: Callable[[HubdeskError], None] | None, latest: str, long: bool = False,
    ) -> Asking:  # fmt: skip
        asking = Asking(latest, long)
        if latest:
            if latest in self._latest:
                self._latest[latest].cancel()
            self._latest[latest] = asking
        self._waiting.add(asking)
        if len(self._waiting) == 1:
            self.busy_changed.emit(True)
        self._jobs.put(lambda: self._run_job(asking, job, done, failed))
        return asking

    def _run_job(
        self,
        asking: Asking,
        job: Callable[[Asking], T],
        done: Callable[[T], None] | None,
        failed: Callable[[HubdeskError], None] | None,
    ) -> None:
        answer: Any = None
        error: HubdeskError | None = None
        try:
            if not asking.unwanted():
                answer = job(asking)
        except HubdeskError as known:
            error = known
        except Exception as unexpected:  # the one door: nothing unexpected may end the thread
            error = bug_from(unexpected)
        self._delivered.emit(lambda: self._answer(asking, answer, error, done, failed))

    def _answer(
        self,
        asking: Asking,
        answer: Any,
        error: HubdeskError | None,
        done: Callable[[Any], None] | None,
        failed: Callable[[HubdeskError], None] | None,
    ) -> None:
        self._waiting.discard(asking)
        if self._latest.get(asking.kind) is asking:
            del self._latest[asking.kind]
        if not self._waiting:
            self.busy_changed.emit(False)
        changes = answer if isinstance(answer, Changes) else getattr(answer, "changes", None)
        if asking.unwanted():
            done = failed = None
        if error is None:
            if done is not None:
                done(answer)
            if isinstance(changes, Changes) and changes.kinds:
                self.changed.emit(changes)
        elif failed is not None:
            failed(error)
        elif not isinstance(error, Cancelled) and not asking.unwanted():
            self.refused.emit(error)

    def _deliver(self, call: Callable[[], None]) -> None:
        try:
            call()
        except RuntimeError as error:
            # The page that asked has gone since; its answer has nowhere to go.
            if "deleted" not in str(error):
                raise

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
