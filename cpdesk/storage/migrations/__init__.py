"""The numbered changes of the tables, oldest first; each is a module of `versions` written with alembic.

To add one: change the models, run `python packaging/new_migration.py "what changes"`, read what it wrote,
add its name here.
"""

NAMES: tuple[str, ...] = (
    "0001_first_tables",
    "0002_dates_and_procedures",
    "0003_what_the_meeting_holds",
    "0004_who_counted_for_whom",
    "0005_fewer_indexes_for_what_is_typed",
    "0006_history_hand_over_and_seal",
)
"""The modules in `versions`: an explicit table, so that a frozen build finds them too."""


def numbers() -> tuple[str, ...]:
    """Every shape the tables have had, by number, oldest first."""
    return tuple(name[:4] for name in NAMES)


def head() -> str:
    """The present shape; known without importing alembic."""
    return numbers()[-1]
