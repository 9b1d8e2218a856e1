"""Brings the tables of an older file to the present shape; imported only then, since alembic is slow."""

from importlib import import_module

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, delete, insert, select

from cpdesk.errors import CpdeskError
from cpdesk.storage import migrations
from cpdesk.storage.identity import shape


def upgrade(connection: Connection) -> None:
    """Run the migrations a file lacks in the one open transaction: interrupted, the old shape stays whole.

    The connection has begun with the write lock and without foreign keys, which SQLite needs to rebuild a
    table; they are checked here at the end. An empty database gets them all.
    """
    shape.create(connection, checkfirst=True)
    have = connection.scalar(select(shape.c.version_num))
    with Operations.context(MigrationContext.configure(connection)):
        for name in migrations.NAMES:
            if have is None or name[:4] > have:
                import_module(f"cpdesk.storage.migrations.versions.{name}").upgrade()
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise CpdeskError(
            "This file comes from an older cpdesk, and some of its records do not fit together, so it "
            "could not be brought up to date. It was left as it was. Open it with the older cpdesk, and "
            "tell whoever looks after your computers."
        )
    connection.execute(delete(shape))
    connection.execute(insert(shape).values(version_num=migrations.head()))
