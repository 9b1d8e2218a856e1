"""What the records know about themselves: to which sealed file they belong, and the shape of their tables."""

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text

from cpdesk.models.base import NAMES

metadata = MetaData(naming_convention=NAMES)
"""The tables that storage keeps for itself; the services never see them."""

sealed_file = Table(
    "sealed_file",
    metadata,
    Column("file_id", LargeBinary, primary_key=True),
    Column("commits", Integer, nullable=False, server_default="0"),
    Column("generation", Integer, nullable=False, server_default="0"),
    Column("line", LargeBinary, nullable=False, server_default=""),
    Column("history", LargeBinary, nullable=False, server_default=""),
)
"""One row: the identity in the header, so that the parts of two files are never mixed up; how often anything
was committed, which the seal knows too; the generation of the header that belongs here; the line of descent,
random, and new in a restored copy, so that it is not taken for the file it was made from; the last link of
the history, so that lines taken off its end are missed."""

shape = Table("alembic_version", MetaData(), Column("version_num", Text, primary_key=True))
"""One row: the number of the last migration; apart, since it exists before the first migration."""
