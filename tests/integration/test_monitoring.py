"""Health, metrics, logs and word to organisers, of a house at work."""

import json
import logging
import re
from pathlib import Path

import aiohttp
import pytest
import yaml
from conftest import soon

from bot.fault_watch import FaultWatch
from bot.house import open_house
from bot.logs import JsonFormatter
from bot.metrics import Metrics
from bot.monitoring import Monitoring
from domain.pacing import SendBudget
from jobs.faults import report_faults
from storage.database import DatabaseUnavailable
from storage.tables import Delivery

DOCS = Path(__file__).parents[2] / "docs" / "monitoring"


@pytest.fixture
async def watched(settings, sandbox, clock, shelf):
    metrics = Metrics()
    faults = FaultWatch(metrics)
    logging.getLogger().addHandler(faults)
    monitoring = Monitoring(("127.0.0.1", 0), metrics)
    await monitoring.open()
    async with aiohttp.ClientSession(f"http://127.0.0.1:{monitoring.port}") as session:
        before = await status(session, "/health/live"), await status(session, "/health/ready")
        budget = SendBudget(1_000.0, chat_rests=0.0, group_rests=0.0)
        async with open_house(
            settings, sandbox.token, sandbox.url, now=clock, shelf=shelf, budget=budget,
            metrics=metrics, monitoring=monitoring, faults=faults.take,
        ) as house:  # fmt: skip
            yield house, session, before, faults
        assert await status(session, "/health/ready") == 503
    await monitoring.close()
    logging.getLogger().removeHandler(faults)


async def status(session, path):
    async with session.get(path) as answer:
        return answer.status


async def metrics_of(session):
    async with session.get("/metrics") as answer:
        lines = (await answer.text()).splitlines()
    pairs = (line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    return {name: float(value) for name, value in pairs}


async def test_it_is_alive_before_it_is_ready_and_counts_what_it_does(watched, sandbox):
    _, session, before, _ = watched
    assert before == (200, 503)
    assert await status(session, "/health/ready") == 200
    tom = sandbox.person("Tom", language="en")
    await tom.says("what is the minamata convention?")
    await tom.hears()
    found = await metrics_of(session)
    assert found['talaria_updates_total{kind="message",outcome="done"}'] == 1
    assert found['talaria_telegram_calls_total{method="sendMessage",status="200"}'] == 1
    assert found['talaria_answers_last_day{outcome="answered"}'] == 1
    assert found["talaria_library_entries"] > 0
    assert found["talaria_open_cards"] == 0
    assert found["talaria_database_seconds_count"] > 3


async def test_a_database_that_does_not_answer_is_not_ready(watched, monkeypatch):
    house, session, _, _ = watched

    async def broken(*_, **__):
        raise DatabaseUnavailable("out of reach")

    monkeypatch.setattr(type(house.database), "run", broken)
    async with session.get("/health/ready") as answer:
        assert answer.status == 503
        assert (await answer.json())["database"] is False


async def test_organisers_hear_of_a_fault_once_an_hour(watched, sandbox, clock, monkeypatch):
    house, _, _, _ = watched
    ines = sandbox.person("Ines", language="en", id=next(iter(house.job_desk.organisers)))
    await ines.says("/help")
    await ines.hears()
    handled = house.intake._handle

    async def falls(raw):
        raise RuntimeError("secret words of a person")

    monkeypatch.setattr(house.intake, "_handle", falls)
    tom = sandbox.person("Tom", language="en")
    for _ in range(3):
        await tom.says("what is e-waste?")
    await soon(lambda: sum(house.job_desk.faults().values()) >= 0, "faults")
    monkeypatch.setattr(house.intake, "_handle", handled)
    logging.getLogger("bot.intake").error("update.failed")
    await report_faults(house.job_desk, clock())
    heard = await ines.hears()
    assert heard.text.startswith("⚠️ A fault in the service")
    assert "because of a fault of the program" in heard.text
    assert "secret" not in heard.text
    logging.getLogger("bot.intake").error("update.failed")
    await report_faults(house.job_desk, clock())

    def notices(session):
        return session.query(Delivery).filter(Delivery.cause.like("fault:%")).count()

    assert house.database.run_now(notices) == 1


async def test_no_word_of_a_person_stands_in_the_log(house, sandbox, caplog, monkeypatch):
    caplog.set_level(logging.DEBUG)
    formatter = JsonFormatter(b"key")
    tom = sandbox.person("Tommaso", language="en")
    await tom.says("my secret mercury question")
    await tom.hears()

    async def falls(raw):
        raise RuntimeError("it broke")

    monkeypatch.setattr(house.intake, "_handle", falls)
    await tom.says("another secret question")
    await soon(lambda: any(r.msg == "update.failed" for r in caplog.records), "the fault")
    ours = [
        r for r in caplog.records if r.name.split(".")[0] in ("bot", "handlers", "jobs", "storage")
    ]
    lines = [formatter.format(record) for record in ours]
    whole = "\n".join(lines)
    assert "secret" not in whole
    assert "Tommaso" not in whole
    assert sandbox.token not in whole
    failed = next(json.loads(line) for line in lines if '"update.failed"' in line)
    assert failed["level"] == "ERROR"
    assert "RuntimeError: it broke" in failed["traceback"]


def test_every_metric_of_the_dashboard_and_the_alerts_exists():
    names = {
        sample.name for family in Metrics().registry.collect() for sample in family.samples
    } | {family.name for family in Metrics().registry.collect()}
    known = names | {f"{name}{end}" for name in names for end in ("_total", "_bucket", "_count")}
    dashboard = json.loads((DOCS / "talaria-dashboard.json").read_text())
    alerts = yaml.safe_load((DOCS / "alerts.yaml").read_text())
    asked = [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]
    asked += [rule["expr"] for group in alerts["groups"] for rule in group["rules"]]
    used = {name for expression in asked for name in re.findall(r"talaria_\w+", expression)}
    assert used
    assert used <= known
    for group in alerts["groups"]:
        for rule in group["rules"]:
            assert rule["annotations"]["summary"]
