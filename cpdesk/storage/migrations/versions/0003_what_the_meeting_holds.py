"""What the meeting holds: parts, breaks, risk and scale, answers to worries, acts to undo, attachments."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "known_words",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_known_words")),
        sa.UniqueConstraint("word", name=op.f("uq_known_words_word")),
    )
    op.create_table(
        "phrases",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "lane",
            sa.Enum(
                "worry",
                "strength",
                "needs_to_change",
                "grey_area",
                "child_voice",
                "family_view",
                "information",
                "confidential",
                "unsorted",
                name="lane",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phrases")),
    )
    op.create_table(
        "acts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conferences.id"],
            name=op.f("fk_acts_conference_id_conferences"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acts")),
        sa.UniqueConstraint("conference_id", "number", name=op.f("uq_acts_conference_id")),
    )
    with op.batch_alter_table("acts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_acts_conference_id"), ["conference_id"], unique=False)

    op.create_table(
        "breaks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("break", "legal", "pause", name="breakkind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("people", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("began", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conferences.id"],
            name=op.f("fk_breaks_conference_id_conferences"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_breaks")),
    )
    with op.batch_alter_table("breaks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_breaks_conference_id"), ["conference_id"], unique=False)

    op.create_table(
        "child_voices",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column(
            "how",
            sa.Enum(
                "in_the_room",
                "advocate",
                "worker",
                "written",
                "drawing",
                "observed",
                "not_given",
                name="voiceby",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["people.id"], name=op.f("fk_child_voices_by_id_people"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["child_id"], ["people.id"], name=op.f("fk_child_voices_child_id_people"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conferences.id"],
            name=op.f("fk_child_voices_conference_id_conferences"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_child_voices")),
        sa.UniqueConstraint("conference_id", "child_id", name=op.f("uq_child_voices_conference_id")),
    )
    with op.batch_alter_table("child_voices", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_child_voices_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_child_voices_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_child_voices_conference_id"), ["conference_id"], unique=False)

    op.create_table(
        "parts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("closed", "half", "with_child", name="partkind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("members", sa.JSON(), nullable=False),
        sa.Column("began", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conferences.id"],
            name=op.f("fk_parts_conference_id_conferences"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parts")),
    )
    with op.batch_alter_table("parts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_parts_conference_id"), ["conference_id"], unique=False)

    op.create_table(
        "risk_statements",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("about", sa.JSON(), nullable=False),
        sa.Column("worries", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conferences.id"],
            name=op.f("fk_risk_statements_conference_id_conferences"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_risk_statements")),
    )
    with op.batch_alter_table("risk_statements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_risk_statements_conference_id"), ["conference_id"], unique=False)

    op.create_table(
        "scale_scores",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column("statement_id", sa.Uuid(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["people.id"], name=op.f("fk_scale_scores_child_id_people"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conferences.id"],
            name=op.f("fk_scale_scores_conference_id_conferences"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_scale_scores_person_id_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scale_scores")),
        sa.UniqueConstraint(
            "conference_id",
            "person_id",
            "child_id",
            "statement_id",
            name=op.f("uq_scale_scores_conference_id"),
        ),
    )
    with op.batch_alter_table("scale_scores", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_scale_scores_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_scale_scores_conference_id"), ["conference_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_scale_scores_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_scale_scores_statement_id"), ["statement_id"], unique=False)

    op.create_table(
        "step_skips",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.String(length=60), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conferences.id"],
            name=op.f("fk_step_skips_conference_id_conferences"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step_skips")),
        sa.UniqueConstraint("conference_id", "step", name=op.f("uq_step_skips_conference_id")),
    )
    with op.batch_alter_table("step_skips", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_step_skips_conference_id"), ["conference_id"], unique=False)

    op.create_table(
        "attachments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conferences.id"],
            name=op.f("fk_attachments_conference_id_conferences"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entries.id"], name=op.f("fk_attachments_entry_id_entries"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
    )
    with op.batch_alter_table("attachments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attachments_conference_id"), ["conference_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attachments_entry_id"), ["entry_id"], unique=False)

    op.create_table(
        "left_worries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conferences.id"],
            name=op.f("fk_left_worries_conference_id_conferences"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entries.id"], name=op.f("fk_left_worries_entry_id_entries"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_left_worries")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_left_worries_entry_id")),
    )
    with op.batch_alter_table("left_worries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_left_worries_conference_id"), ["conference_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_left_worries_entry_id"), ["entry_id"], unique=False)

    with op.batch_alter_table("actions", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "achieved",
                sa.Enum("done", "partly", "not_done", name="achieved", native_enum=False, length=40),
                nullable=True,
            )
        )
        batch_op.add_column(
            sa.Column(
                "kind",
                sa.Enum(
                    "action",
                    "visit",
                    "service",
                    "assessment",
                    "resource",
                    name="actionkind",
                    native_enum=False,
                    length=40,
                ),
                nullable=False,
                server_default="action",
            )
        )
        batch_op.add_column(sa.Column("how_often", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("measure", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("committed_by", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("worries", sa.JSON(), nullable=False, server_default="[]"))

    with op.batch_alter_table("attendances", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "capacity",
                sa.Enum(
                    "member",
                    "observer",
                    "supporter",
                    "solicitor",
                    "interpreter",
                    name="capacity",
                    native_enum=False,
                    length=40,
                ),
                nullable=False,
                server_default="member",
            )
        )
        batch_op.add_column(sa.Column("beside_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("may_speak", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(
            sa.Column("family_agreed", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(
            sa.Column("chair_agreed", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.create_index(batch_op.f("ix_attendances_beside_id"), ["beside_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_attendances_beside_id_people"),
            "people",
            ["beside_id"],
            ["id"],
            ondelete="SET NULL",
        )

    op.execute("UPDATE attendances SET capacity = 'observer' WHERE observer")
    op.execute("UPDATE attendances SET capacity = 'interpreter' WHERE interpreter")
    with op.batch_alter_table("attendances", schema=None) as batch_op:
        batch_op.drop_column("interpreter")
        batch_op.drop_column("observer")

    with op.batch_alter_table("conferences", schema=None) as batch_op:
        batch_op.add_column(sa.Column("contingency_trigger", sa.Text(), nullable=False, server_default=""))

    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("has_suffered", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(
            sa.Column("likely_to_suffer", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(
            sa.Column(
                "progress",
                sa.Enum(
                    "not_needed",
                    "continue",
                    "no_progress",
                    "risk_rising",
                    name="reviewprogress",
                    native_enum=False,
                    length=40,
                ),
                nullable=True,
            )
        )
        batch_op.add_column(
            sa.Column(
                "ending_ground",
                sa.Enum(
                    "no_longer_at_risk",
                    "changed",
                    "moved",
                    "eighteen",
                    "died",
                    "left_uk",
                    name="endingground",
                    native_enum=False,
                    length=40,
                ),
                nullable=True,
            )
        )
        batch_op.add_column(sa.Column("outstanding", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("legal_advice", sa.Boolean(), nullable=False, server_default=sa.false())
        )

    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "said_as",
                sa.Enum("fact", "allegation", "opinion", name="saidas", native_enum=False, length=40),
                nullable=True,
            )
        )
        batch_op.add_column(
            sa.Column(
                "reply",
                sa.Enum("agrees", "partly", "disagrees", name="reply", native_enum=False, length=40),
                nullable=True,
            )
        )
        batch_op.add_column(sa.Column("replies_to_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("part_id", sa.Uuid(), nullable=True))

    with op.batch_alter_table("entries", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "said_as",
                sa.Enum("fact", "allegation", "opinion", name="saidas", native_enum=False, length=40),
                nullable=True,
            )
        )
        batch_op.add_column(
            sa.Column(
                "reply",
                sa.Enum("agrees", "partly", "disagrees", name="reply", native_enum=False, length=40),
                nullable=True,
            )
        )
        batch_op.add_column(sa.Column("replies_to_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("part_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_entries_replies_to_id_entries"),
            "entries",
            ["replies_to_id"],
            ["id"],
            ondelete="SET NULL",
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_entries_part_id_parts"), "parts", ["part_id"], ["id"], ondelete="SET NULL"
        )

    with op.batch_alter_table("entry_revisions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("act", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(
            sa.Column(
                "said_as",
                sa.Enum("fact", "allegation", "opinion", name="saidas", native_enum=False, length=40),
                nullable=True,
            )
        )
        batch_op.add_column(
            sa.Column(
                "reply",
                sa.Enum("agrees", "partly", "disagrees", name="reply", native_enum=False, length=40),
                nullable=True,
            )
        )
        batch_op.add_column(sa.Column("replies_to_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("part_id", sa.Uuid(), nullable=True))

    op.execute("UPDATE entry_revisions SET act = sequence")

    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("household", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("unnamed", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(
            sa.Column("address_restricted", sa.Boolean(), nullable=False, server_default=sa.false())
        )

    with op.batch_alter_table("plan_outcomes", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "met",
                sa.Enum("done", "partly", "not_done", name="achieved", native_enum=False, length=40),
                nullable=True,
            )
        )
        batch_op.add_column(sa.Column("met_why", sa.Text(), nullable=False, server_default=""))

    with op.batch_alter_table("presences", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sent_out", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("why", sa.Text(), nullable=False, server_default=""))

    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.add_column(sa.Column("read_at", sa.DateTime(timezone=True), nullable=True))
