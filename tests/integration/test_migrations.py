"""The migrated schema is the one that the tables describe."""

import asyncio

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, text

from storage.engines import open_engine
from storage.migrate import HEAD, migrate
from storage.tables import Table
from storage.upgrading import newest


def test_models_equal_the_migrated_schema(database):
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Table.metadata) == []


def test_the_program_names_its_newest_migration():
    assert newest() == HEAD


async def test_two_processes_that_start_together_migrate_once(postgres):
    name = "started_together"
    admin = create_engine(postgres.format(name="postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    admin.dispose()

    def begin():
        engine = open_engine(postgres.format(name=name))
        try:
            return migrate(engine)
        finally:
            engine.dispose()

    done = await asyncio.gather(*(asyncio.to_thread(begin) for _ in range(4)))
    assert sorted(done) == [False, False, False, True]
