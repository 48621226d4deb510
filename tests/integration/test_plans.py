"""What runs for every message or tap reads no large table whole, on either database."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from benchmarks.large import works
from benchmarks.plans import listening, read_whole
from benchmarks.years import Years, fill
from storage import gauges

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
FEW = Years(people=2_000, deliveries=40_000, questions=5_000, events=40)


async def test_hot_statements_use_indexes(database):
    fill(database.engine, FEW, NOW)
    for what, work in works(database, FEW, NOW).items():
        with listening(database.engine) as heard:
            await work(1)
        assert heard, what
        assert read_whole(database.engine, heard) == {}, what


def test_what_monitoring_counts_reads_no_large_table_whole(database):
    fill(database.engine, FEW, NOW)
    with listening(database.engine) as heard:
        # The questions are from the last hour and a half: of those a few are to be read.
        database.run_now(gauges.read, NOW + timedelta(minutes=59))
    assert len(heard) == 5  # the turns share one
    assert read_whole(database.engine, heard) == {}


def test_a_statement_without_an_index_is_found(database):
    fill(database.engine, FEW, NOW)
    for question in (
        "SELECT count(*) FROM deliveries WHERE reason = 'blocked'",
        "SELECT state, count(*) FROM deliveries GROUP BY state",
    ):
        with listening(database.engine) as heard, database.engine.connect() as connection:
            connection.execute(text(question))
        assert list(read_whole(database.engine, heard)) == [question]
