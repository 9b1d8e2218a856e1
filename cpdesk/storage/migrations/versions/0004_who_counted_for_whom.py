"""For which agency somebody counted at the close, so that a later correction changes no closed record."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    with op.batch_alter_table("attendances", schema=None) as batch_op:
        batch_op.add_column(sa.Column("counted_group", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("counted_agency", sa.Text(), nullable=True))
    op.execute(
        "UPDATE attendances SET"
        " counted_group = (SELECT agency_group FROM people WHERE people.id = attendances.person_id),"
        " counted_agency = (SELECT agency FROM people WHERE people.id = attendances.person_id)"
        " WHERE conference_id IN (SELECT id FROM conferences WHERE state = 'closed')"
    )
