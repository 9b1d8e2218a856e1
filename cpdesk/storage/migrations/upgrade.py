"""Brings the tables of an older file to the present shape; imported only then, since alembic is slow."""

from importlib import import_module

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, select, update

from cpdesk.errors import CpdeskError
from cpdesk.storage.identity import shape
from cpdesk.storage.migrations import VERSIONS


def upgrade(connection: Connection, *, to: str = VERSIONS[-1]) -> None:
    """Run what is missing, all in the one open transaction: an interruption leaves the old shape whole.

    The connection has begun with the write lock and without foreign keys, which SQLite needs to rebuild a
    table; they are checked here at the end. `to` is for tests of older shapes.
    """
    have = connection.scalar(select(shape.c.version_num))
    missing = VERSIONS[VERSIONS.index(have) + 1 : VERSIONS.index(to) + 1] if have else VERSIONS
    with Operations.context(MigrationContext.configure(connection)):
        for number in missing:
            import_module(f"cpdesk.storage.migrations.versions.v{number}").upgrade()
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise CpdeskError(
            "This file comes from an older cpdesk, and some of its records do not fit together, so it "
            "could not be brought up to date. It was left as it was. Open it with the older cpdesk, and "
            "tell whoever looks after your computers."
        )
    connection.execute(update(shape).values(version_num=to))
