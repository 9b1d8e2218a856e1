"""The tables also run on PostgreSQL, for a unit that outgrows one laptop."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, create_engine, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from cpdesk.models.base import UtcDateTime
from cpdesk.models.tables import TABLES, Base

POSTGRES = postgresql.dialect()


@pytest.mark.parametrize("table", Base.metadata.sorted_tables, ids=lambda table: table.name)
def test_each_table_can_be_created_on_postgresql(table):
    sql = str(CreateTable(table).compile(dialect=POSTGRES))
    assert f"CREATE TABLE {table.name}" in sql
    for index in table.indexes:
        assert "CREATE INDEX" in str(CreateIndex(index).compile(dialect=POSTGRES))


@pytest.mark.parametrize("table", Base.metadata.sorted_tables, ids=lambda table: table.name)
def test_every_value_makes_the_round_trip_through_postgresql_types(table):
    for column in table.columns:
        for value in _examples(column):
            there = column.type.bind_processor(POSTGRES)
            back = column.type.result_processor(POSTGRES, None)
            bound = there(value) if there else value
            assert (back(bound) if back else bound) == value, column.name


def test_every_table_is_listed_once():
    assert {table.__table__ for table in TABLES} == set(Base.metadata.tables.values())


def test_every_table_has_a_single_key_that_two_laptops_cannot_both_make():
    for table in Base.metadata.sorted_tables:
        (key,) = table.primary_key.columns
        assert key.type.compile(dialect=POSTGRES) == "UUID", table.name


def test_instants_come_back_in_utc_from_sqlite_where_the_zone_is_lost():
    engine = create_engine("sqlite://")
    meta = MetaData()
    table = Table("t", meta, Column("id", Integer, primary_key=True), Column("at", UtcDateTime()))
    meta.create_all(engine)
    summer = datetime(2026, 7, 1, 10, 30, tzinfo=timezone(timedelta(hours=1)))
    with engine.begin() as connection:
        connection.execute(insert(table).values(at=summer))
        back = connection.execute(select(table.c.at)).scalar_one()
    engine.dispose()
    assert back == summer
    assert back.tzinfo is UTC


def test_an_instant_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="without a time zone"):
        UtcDateTime().process_bind_param(datetime(2026, 7, 1), sqlite.dialect())


def _examples(column):
    python = column.type.python_type
    if python is datetime:
        return [datetime(2026, 10, 25, 0, 30, tzinfo=UTC), None]
    if column.type.__class__.__name__ == "Enum":
        return list(column.type.enum_class)
    if python is str:
        return ["Ọlámídé’s „dog“ 🐕", ""]
    return []
