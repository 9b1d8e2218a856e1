"""A sealed file as the first cpdesk left it, to be raised to the present shape."""

from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

import sqlalchemy as sa

from cpdesk.storage import files, header, identity, migrations, vault
from cpdesk.storage.connection import WRITING, engine
from cpdesk.storage.migrations.upgrade import upgrade
from tests.drills.ground import CHEAP, PASSPHRASE, Ground

CASES = 250


def made(folder: Path) -> Ground:
    """A file of the shape 0001 with so many cases and no seal."""
    folder.mkdir(parents=True)
    path = folder / "desk.cpdesk"
    key = vault.create(path, PASSPHRASE, cost=CHEAP).key
    path.write_bytes(path.read_bytes()[: header.HEAD])  # there were no seals then
    data = files.data_path(path)
    data.unlink()
    files.private_empty(data)
    present, migrations.NAMES = migrations.NAMES, migrations.NAMES[:1]
    try:
        with engine(data, key, pool=sa.NullPool).execution_options(**WRITING).begin() as connection:
            upgrade(connection)
            connection.execute(sa.insert(identity.sealed_file).values(file_id=key.file_id))
            tables = sa.MetaData()
            tables.reflect(connection)
            connection.execute(tables.tables["cases"].insert(), [_case(number) for number in range(CASES)])
    finally:
        migrations.NAMES = present
    return Ground(path, UUID(int=0), "")


def _case(number: int) -> dict[str, object]:
    return dict(
        id=uuid4().hex, name=f"Family {number}", search_name=f"family {number}", reference=f"CP-{number}",
        procedure="leeds", practice=False, created_at=datetime(2026, 11, 1, 9, 0), coming_in=False,
    )  # fmt: skip
