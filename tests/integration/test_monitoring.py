"""Health and metrics of a house at work."""

import asyncio
import json
import logging
import re
import shutil
import subprocess
import time
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
import yaml
from conftest import ORGANISER, soon

from bot.fault_watch import FaultWatch
from bot.house import open_house
from bot.metrics import Metrics
from bot.monitoring import Monitoring
from bot.settings import read_settings
from domain.pacing import SendBudget
from storage import chat_pauses, deliveries
from storage.database import DatabaseUnavailable

DOCS = Path(__file__).parents[2] / "docs"


@asynccontextmanager
async def watched_house(address, sandbox, clock, shelf):
    metrics = Metrics()
    faults = FaultWatch(metrics)
    logging.getLogger().addHandler(faults)
    monitoring = Monitoring(("127.0.0.1", 0), metrics, fresh=0.0)
    await monitoring.open()
    settings = read_settings(
        {"TALARIA_DATABASE_URL": address, "TALARIA_ORGANISERS": str(ORGANISER)}
    )
    async with aiohttp.ClientSession(f"http://127.0.0.1:{monitoring.port}") as session:
        assert await asked(session, "live") == (200, {"lag": 0.0})
        assert await asked(session, "ready") == (503, {"open": False})
        assert (await metrics_of(session))['talaria_ready{part="open"}'] == 0
        async with open_house(
            settings, sandbox.token, sandbox.url, now=clock, shelf=shelf,
            budget=SendBudget(1_000.0, chat_rests=0.0, group_rests=0.0),
            metrics=metrics, monitoring=monitoring, faults=faults.tally,
        ) as house:  # fmt: skip
            yield house, session
        assert await asked(session, "ready") == (503, {"open": False})
        assert (await metrics_of(session))['talaria_ready{part="open"}'] == 0
    await monitoring.close()
    logging.getLogger().removeHandler(faults)


@pytest.fixture(params=["sqlite", "postgres"])
async def watched(request, sandbox, clock, shelf):
    address = request.getfixturevalue(f"{request.param}_address")
    async with watched_house(address, sandbox, clock, shelf) as opened:
        yield opened


async def asked(session, part):
    async with session.get(f"/health/{part}") as answer:
        return answer.status, await answer.json()


async def metrics_of(session):
    async with session.get("/metrics") as answer:
        assert answer.status == 200
        lines = (await answer.text()).splitlines()
    pairs = (line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    return {name: float(value) for name, value in pairs}


READY = {"database": True, "library": True, "intake": True, "open": True}


async def test_it_is_ready_once_it_is_open_and_counts_what_it_does(watched, sandbox):
    _, session = watched
    assert await asked(session, "ready") == (200, READY)
    tom, awa = sandbox.person("Tom", language="en"), sandbox.person("Awa", language="fr")
    for person, question in (
        (tom, "what is the minamata convention?"),
        (tom, "who won the football cup yesterday"),
        (awa, "qui a gagné la coupe de football hier"),
    ):
        await person.says(question)
        await person.hears()
    await tom.presses("p:2")
    found = await metrics_of(session)
    assert found['talaria_updates_total{kind="message",outcome="done"}'] == 3
    assert found["talaria_update_seconds_count"] >= 3
    assert found["talaria_update_seconds_sum"] >= found["talaria_handling_seconds_sum"] > 0
    assert found['talaria_telegram_calls_total{method="sendMessage",status="200"}'] >= 3
    assert found['talaria_telegram_seconds_count{method="sendMessage"}'] >= 3
    assert found['talaria_answers_last_hour{language="en",outcome="answered"}'] == 1
    assert found['talaria_answers_last_hour{language="en",outcome="unknown"}'] == 1
    assert found['talaria_answers_last_hour{language="fr",outcome="unknown"}'] == 1
    assert found['talaria_database_verb_seconds_count{verb="questions.record"}'] == 3
    assert found["talaria_library_entries"] > 0
    assert found["talaria_open_cards"] == 1
    assert not [name for name in found if sandbox.token in name]


async def test_what_waits_is_counted_with_its_age(watched, clock):
    house, session = watched

    def fill(db):
        for number, (kind, ago) in enumerate((("notice", 30), ("reminder", 900), ("reminder", 60))):
            row = deliveries.row(f"x:{number}", kind, 1, {}, clock() - timedelta(seconds=ago))
            deliveries.add_all(db, [row])
        deliveries.add_all(
            db, [deliveries.row("x:3", "moved", 1, {}, clock() + timedelta(minutes=1))]
        )
        doubtful = deliveries.row("x:4", "notice", 2, {}, clock(), state="uncertain", due_at=None)
        deliveries.add_all(db, [doubtful])

    until = clock() + timedelta(hours=1)
    await house.database.run(
        chat_pauses.leave_alone, chat_pauses.EVERY_CHAT, until
    )  # so nothing leaves
    await house.database.run(fill)
    found = await metrics_of(session)
    assert found['talaria_deliveries{state="waiting"}'] == 4
    assert found['talaria_deliveries{state="uncertain"}'] == 1
    turns = ("conversation", "event_news", "reminder", "announcement_or_survey")
    assert [found[f'talaria_due_deliveries{{turn="{turn}"}}'] for turn in turns] == [1, 0, 2, 0]
    oldest = [found[f'talaria_oldest_due_seconds{{turn="{turn}"}}'] for turn in turns]
    assert oldest == [30, 0, 900, 0]


async def test_a_429_is_counted_and_a_file_keeps_its_name(watched, sandbox):
    house, session = watched
    tom = sandbox.person("Tom", language="en")
    await tom.says("/help")
    await tom.hears()
    await sandbox.post("faults", flooded={"times": 1, "retry_after": 1, "method": "sendMessage"})
    await tom.says("what is the minamata convention?")
    await tom.hears()
    request = house.application.bot.request
    await request.do_request(f"{sandbox.url}/file/bot{sandbox.token}/documents/Maria.xlsx", "GET")
    found = await metrics_of(session)
    assert found["talaria_telegram_slowed_down_total"] == 1
    assert found['talaria_telegram_calls_total{method="sendMessage",status="429"}'] == 1
    assert [name for name in found if 'talaria_telegram_calls_total{method="file"' in name]
    assert not [name for name in found if "Maria" in name]


async def test_a_part_that_cannot_work_is_named(watched, monkeypatch):
    house, session = watched

    async def broken(*_, **__):
        raise DatabaseUnavailable("out of reach")

    with monkeypatch.context() as patch:
        patch.setattr(type(house.database), "run", broken)
        assert await asked(session, "ready") == (503, READY | {"database": False})
        assert (await metrics_of(session))['talaria_ready{part="database"}'] == 0
    house.polling.cancel()
    await soon(house.polling.done, "the end of polling")
    assert await asked(session, "ready") == (503, READY | {"intake": False})


async def test_a_loop_that_stood_still_is_not_alive_until_it_turns_again(watched, monkeypatch):
    _, session = watched
    monkeypatch.setattr("bot.monitoring._MOST_LAG", 0.3)
    loop = asyncio.get_running_loop()
    loop.call_soon(time.sleep, 1.2)
    await asyncio.sleep(0)
    status, said = await asked(session, "live")
    assert status == 503
    assert said["lag"] > 0.3
    await asyncio.sleep(1.2)
    assert (await asked(session, "live"))[0] == 200


def test_every_metric_of_the_dashboard_and_the_alerts_exists():
    known = set()
    for family in Metrics().registry.collect():
        known |= {f"{family.name}{end}" for end in ENDINGS[family.type]}
    dashboard = json.loads((DOCS / "monitoring" / "talaria-dashboard.json").read_text())
    rules = yaml.safe_load((DOCS / "monitoring" / "alerts.yaml").read_text())["groups"][0]["rules"]
    shown = [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]
    used = {
        name
        for expression in [*shown, *(rule["expr"] for rule in rules)]
        for name in re.findall(r"talaria_\w+", expression)
    }
    assert used - known == set()
    plain = {
        name.removesuffix(end) for name in used for end in ("_bucket", "_sum", "_count", "_total")
    }
    unused = {family.name for family in Metrics().registry.collect()} - plain - used
    assert unused == set()
    numbers = [panel["id"] for panel in dashboard["panels"]]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.skipif(not shutil.which("promtool"), reason="Prometheus' promtool is not installed")
def test_alerts_come_when_they_should():
    tests = DOCS / "monitoring" / "alerts_test.yaml"
    done = subprocess.run(
        ["promtool", "test", "rules", str(tests)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_alert_stands_in_the_operators_page():
    rules = yaml.safe_load((DOCS / "monitoring" / "alerts.yaml").read_text())["groups"][0]["rules"]
    told = re.findall(r"^\| (Talaria\w+) \|", (DOCS / "operators.md").read_text(), re.MULTILINE)
    assert [rule["alert"] for rule in rules] == told
    assert all(rule["annotations"]["summary"] for rule in rules)


ENDINGS = {
    "gauge": ("",),
    "counter": ("_total",),
    "summary": ("_sum", "_count"),
    "histogram": ("_bucket", "_sum", "_count"),
}
