"""The migrated schema is the one that the tables describe."""

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from storage.migrate import HEAD
from storage.tables import Table
from storage.upgrading import newest


def test_models_equal_the_migrated_schema(database):
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Table.metadata) == []


def test_the_program_names_its_newest_migration():
    assert newest() == HEAD
