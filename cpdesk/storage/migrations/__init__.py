"""The numbered changes of the tables, oldest first; each is a module of `versions` written with alembic."""

VERSIONS = ("0001",)
"""Every shape the tables have had; an explicit table, so that a frozen build finds them too."""

HEAD = VERSIONS[-1]
