"""The office: the days it is closed, newly proclaimed bank holidays, and the procedure it works under."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.models.base import Base, key


class DayOff(Base):
    """A day that does not count as a working day although it is a Monday to Friday like others."""

    __tablename__ = "days_off"

    id: Mapped[UUID] = key()
    day: Mapped[date] = mapped_column(unique=True)
    name: Mapped[str]
    bank_holiday: Mapped[bool] = mapped_column(default=False)
    """Proclaimed since this cpdesk was made; else the office alone is closed."""


class Office(Base):
    """What the office has chosen; at most one row."""

    __tablename__ = "office"

    id: Mapped[UUID] = key()
    procedure: Mapped[str] = mapped_column(String(60))
    """The key of the procedure that new cases begin with."""
