"""An open hub file, as this room hands it about."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlcipher3 import dbapi2


class Database:
    """A connection to the hub's file, closed at the end of a `with`, and blocks that are kept whole or not at all."""

    __slots__ = ("conn",)

    def __init__(self, conn: dbapi2.Connection) -> None:
        self.conn = conn

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_error: object) -> None:
        self.conn.close()

    def execute(self, sql: str, args: Sequence[object] = ()) -> Any:
        """Run one statement and give its cursor."""
        return self.conn.execute(sql, args)

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Keep all of a block or nothing; inside a transaction it is a part that can fail alone."""
        name = f"part_{secrets.token_hex(8)}"
        inside = self.conn.in_transaction
        begin, keep, undo = (
            (f"SAVEPOINT {name}", f"RELEASE {name}", (f"ROLLBACK TO {name}", f"RELEASE {name}"))
            if inside
            else ("BEGIN", "COMMIT", ("ROLLBACK",))
        )
        self.conn.execute(begin)
        try:
            yield
            self.conn.execute(keep)
        except BaseException:
            if self.conn.in_transaction:  # else the fault has undone all of it already
                for statement in undo:
                    self.conn.execute(statement)
            raise
