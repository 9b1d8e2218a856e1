"""What is asked of the file meanwhile, so that a page is known not to ask once for each case."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from cpdesk.services.desk import Desk


@contextmanager
def queries(desk: Desk) -> Iterator[list[str]]:
    """The statements that reach the file."""
    asked: list[str] = []

    def note(_connection, _cursor, statement, *_):
        asked.append(statement)

    engine = desk._store._engine
    event.listen(engine, "before_cursor_execute", note)
    yield asked
    event.remove(engine, "before_cursor_execute", note)
