"""Indexes that others make needless are gone: each of them was written with every entry."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.drop_index("ix_entries_conference_id", "entries")
    op.drop_index("ix_entries_speaker_id", "entries")
    op.drop_index("ix_entry_revisions_conference_id", "entry_revisions")
