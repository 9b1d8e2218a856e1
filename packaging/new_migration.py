"""For developers: writes the next numbered migration: what the models say and the migrations do not yet.

    python packaging/new_migration.py "clerk may sign"     the next number
    python packaging/new_migration.py --again 0001         writes 0001 anew; only before it was ever released

The database is a plain one in memory: only its shape matters. Read the result: renames look like a loss and a
gain, and old rows may need values.
"""

import argparse
import re
import sys
from pathlib import Path
from typing import Literal

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from alembic.operations.ops import UpgradeOps
from sqlalchemy import MetaData, create_engine

sys.path.insert(0, str(Path(__file__).parents[1]))

from cpdesk.models.base import UtcDateTime
from cpdesk.models.tables import Base
from cpdesk.storage import identity, migrations
from cpdesk.storage.migrations.upgrade import upgrade

FOLDER = Path(migrations.__file__).parent / "versions"
MODULE = '''"""{title}."""

import sqlalchemy as sa
from alembic import op

revision = "{number}"
down_revision = {before}


def upgrade() -> None:
    {body}
'''


def plain_types(kind: str, thing: object, _context: object) -> str | Literal[False]:
    """Write our own column types as what the database calls them: a migration does not lean on the models."""
    if kind == "type" and isinstance(thing, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def missing() -> UpgradeOps:
    """What the migrations so far lack."""
    wanted = MetaData(naming_convention=Base.metadata.naming_convention)
    for table in (*Base.metadata.sorted_tables, *identity.metadata.sorted_tables):
        table.to_metadata(wanted)
    with create_engine("sqlite://").begin() as connection:
        if migrations.NAMES:
            upgrade(connection)
        context = MigrationContext.configure(connection)
        found = produce_migrations(context, wanted).upgrade_ops
    assert found is not None
    return found


def main() -> None:
    """Write the module, and say what to do with it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("title", nargs="?")
    parser.add_argument("--again", metavar="NUMBER", help="write an unreleased migration anew")
    wanted = parser.parse_args()
    if wanted.again:
        name = next(name for name in migrations.NAMES if name.startswith(wanted.again))
        migrations.NAMES = migrations.NAMES[: migrations.NAMES.index(name)]
        title = wanted.title or name[5:].replace("_", " ").capitalize()
    elif wanted.title:
        title = wanted.title
        name = f"{len(migrations.NAMES) + 1:04}_{re.sub('[^a-z0-9]+', '_', title.lower()).strip('_')}"
    else:
        parser.error("say in a few words what changes")
    changes = missing()
    if changes.is_empty():
        sys.exit("The migrations already say all that the models say.")
    body = render_python_code(changes, render_as_batch=True, render_item=plain_types)
    body = re.sub(r"^ *# ### .*\n?", "", body, flags=re.MULTILINE).strip()
    before = f'"{migrations.head()}"' if migrations.NAMES else "None"
    text = MODULE.format(title=title.rstrip("."), number=name[:4], before=before, body=body)
    (FOLDER / f"{name}.py").write_text(text, encoding="utf-8")
    print(f"Wrote {FOLDER / name}.py: read it, run ruff format over it, and see that NAMES lists it.")


if __name__ == "__main__":
    main()
