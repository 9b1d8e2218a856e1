"""Rows that belong to many things at once, asked for by one condition however many they are."""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute


def among(column: InstrumentedAttribute[Any], ids: Iterable[UUID]) -> ColumnElement[bool]:
    """The condition that `column` is one of `ids`.

    One list in one parameter: there may be more of them than a statement has room for.
    """
    listed = func.json_each(json.dumps([key.hex for key in ids])).table_valued("value")
    return column.in_(select(listed.c.value))
