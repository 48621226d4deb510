"""The webhook over real HTTP: what is taken, what is refused, and that nothing is lost."""

import asyncio
import socket
from dataclasses import replace

import aiohttp
import pytest
from conftest import opened, soon

from bot.arrivals import arrival_of
from bot.run import serve
from bot.settings import BadSettings, read_settings
from bot.webhook import secret_for
from domain.pacing import SendBudget
from storage import lanes, updates
from storage.database import DatabaseUnavailable
from storage.tables import Lane, Question, StoredUpdate
from storage.updates import Arrival

HEADER = "X-Telegram-Bot-Api-Secret-Token"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def with_webhook(settings):
    port = free_port()
    url = f"http://127.0.0.1:{port}/telegram"
    return replace(settings, webhook_url=url, webhook_listen=("127.0.0.1", port))


def message(number, text="what is the minamata convention?", person=7):
    user = {"id": person, "is_bot": False, "first_name": "Tom", "language_code": "en"}
    chat = {"id": person, "type": "private", "first_name": "Tom"}
    content = {
        "message_id": number,
        "date": 1_790_000_000,
        "chat": chat,
        "from": user,
        "text": text,
    }
    return {"update_id": number, "message": content}


class Posted:
    """Posts to a house's webhook as Telegram does."""

    def __init__(self, session, url, token):
        self.session, self.url = session, url
        self.headers = {HEADER: secret_for(token)}

    async def post(self, body, **headers):
        given = {**self.headers, **headers}
        data = body if isinstance(body, bytes) else None
        json = None if isinstance(body, bytes) else body
        async with self.session.post(self.url, json=json, data=data, headers=given) as answer:
            return answer.status, dict(answer.headers)


@pytest.fixture
async def hooked(settings, sandbox, clock, shelf):
    ours = with_webhook(settings)
    async with opened(ours, sandbox, clock, shelf) as house, aiohttp.ClientSession() as session:
        yield house, Posted(session, ours.webhook_url, sandbox.token)


def stored(house):
    return house.database.run_now(
        lambda session: sorted(row.update_id for row in session.query(StoredUpdate))
    )


async def test_a_question_comes_by_webhook_and_is_answered(hooked, sandbox):
    house, _ = hooked
    tom = sandbox.person("Tom", language="en")
    await tom.says("what is the minamata convention?")
    assert "Minamata" in (await tom.hears()).text
    assert house.polling is None


async def test_only_telegram_is_listened_to(hooked):
    house, telegram = hooked
    assert (await telegram.post(message(1), **{HEADER: "wrong"}))[0] == 403
    assert (await telegram.post(message(1), **{HEADER: ""}))[0] == 403
    assert (await telegram.post(b"x" * 1_000_001))[0] == 413
    for body in (
        b"",
        b"no json",
        b"[]",
        b"{}",
        b'{"update_id": "7"}',
        b'{"update_id": true}',
        b'{"update_id": -1}',
        b'{"update_id": 99999999999999999999}',
        b"[" * 100_000,
    ):
        assert (await telegram.post(body))[0] == 400  # fmt: skip
    async with telegram.session.get(telegram.url) as answer:
        assert answer.status == 405
    async with telegram.session.post(telegram.url + "x") as answer:
        assert answer.status == 404
    assert stored(house) == []


async def test_what_ptb_cannot_read_is_taken_all_the_same(hooked):
    house, telegram = hooked
    assert (await telegram.post({"update_id": 5, "poll": {"id": "1"}}))[0] == 200
    assert stored(house) == [5]


async def test_a_repeated_update_is_handled_once(hooked):
    house, telegram = hooked
    answers = await asyncio.gather(*(telegram.post(message(9)) for _ in range(10)))
    assert {status for status, _ in answers} == {200}
    await soon(lambda: counted(house) == 1, "the answer")
    assert (await telegram.post(message(9)))[0] == 200
    assert counted(house) == 1


def counted(house):
    return house.database.run_now(lambda session: session.query(Question).count())


@pytest.mark.parametrize(
    ("length", "body"),
    [("Content-Length: 500", b'{"update_id": 3'), ("Transfer-Encoding: chunked", b"no number\r\n")],
)
async def test_a_request_that_breaks_half_way_is_no_fault(hooked, caplog, length, body):
    house, telegram = hooked
    head = f"POST /telegram HTTP/1.1\r\nHost: x\r\n{HEADER}: {telegram.headers[HEADER]}\r\n{length}"
    host, port = telegram.url.removeprefix("http://").removesuffix("/telegram").split(":")
    _, writer = await asyncio.open_connection(host, int(port))
    writer.write(f"{head}\r\n\r\n".encode() + body)
    await writer.drain()
    writer.transport.abort()
    assert (await telegram.post(message(4)))[0] == 200
    await soon(lambda: stored(house) == [4], "the update that came whole")
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_what_cannot_be_stored_is_not_acknowledged(hooked, monkeypatch):
    house, telegram = hooked

    def full(*_):
        raise DatabaseUnavailable("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(updates, "store", full)
        status, headers = await telegram.post(message(3))
        assert (status, headers["Retry-After"]) == (503, "2")
        assert stored(house) == []
    assert (await telegram.post(message(3)))[0] == 200
    await soon(lambda: counted(house) == 1, "the answer")


async def test_a_closing_process_takes_nothing_more(hooked):
    house, telegram = hooked
    house.webhook.refuse()
    assert (await telegram.post(message(3)))[0] == 503


async def test_a_port_that_is_taken_is_named(settings, sandbox, capsys):
    ours = with_webhook(settings)
    real = replace(ours, telegram_token=sandbox.token, telegram_api=sandbox.url)
    with socket.create_server(ours.webhook_listen):
        assert await serve(real) == 1
    assert capsys.readouterr().err == (
        "The webhook cannot listen there: Address already in use. "
        "Set TALARIA_WEBHOOK_LISTEN to another port.\n"
    )


async def test_an_address_that_telegram_does_not_take_is_named(settings, sandbox, capsys):
    elsewhere = replace(with_webhook(settings), webhook_url="https://bot.example.org/telegram")
    real = replace(elsewhere, telegram_token=sandbox.token, telegram_api=sandbox.url)
    assert await serve(real) == 1
    said = capsys.readouterr().err
    assert said.startswith("Telegram does not take the webhook: Bad webhook: ")
    assert said.endswith(". Check TALARIA_WEBHOOK_URL.\n")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("WEBHOOK_URL", "http://bot.example.org/x", "Telegram needs an address with https"),
        ("WEBHOOK_URL", "https://bot.example.org:8080/x", "only the ports 443, 80, 88 and 8443"),
        ("WEBHOOK_LISTEN", "8443", "this must be a host and a port"),
        ("WEBHOOK_SECRET", "short", "this must be 16 to 256"),
    ],
)
def test_settings_that_telegram_would_refuse(name, value, said):
    with pytest.raises(BadSettings) as fault:
        read_settings({f"TALARIA_{name}": value})
    assert said in str(fault.value)


@pytest.fixture
async def pair(postgres_address, settings, sandbox, clock, shelf):
    """Two processes' worth of houses on one PostgreSQL, both with a webhook."""
    shared = replace(settings, database_url=postgres_address)
    first, second = with_webhook(shared), with_webhook(shared)
    budget = SendBudget(1_000.0, chat_rests=0.0, group_rests=0.0)
    async with (
        opened(first, sandbox, clock, shelf, budget) as one,
        opened(second, sandbox, clock, shelf, budget) as two,
        aiohttp.ClientSession() as session,
    ):
        yield (
            (one, Posted(session, first.webhook_url, sandbox.token)),
            (two, Posted(session, second.webhook_url, sandbox.token)),
        )


async def test_two_processes_keep_each_chat_in_order(pair, sandbox):
    """One chat's messages come to both in turn, as a proxy spreads them."""
    people = [sandbox.person(f"P{n}", language="en") for n in range(6)]
    ids = [await one.id() for one in people]

    async def chat(person, base):
        for turn in range(8):
            telegram = pair[turn % 2][1]
            text = f"what is e-waste {turn}"
            assert (await telegram.post(message(base + turn, text, person)))[0] == 200

    await asyncio.gather(*(chat(person, 1_000 * at) for at, person in enumerate(ids, 1)))
    house = pair[0][0]

    def asked(session):
        return session.query(Question.person_id, Question.text).order_by(Question.id).all()

    await soon(lambda: len(house.database.run_now(asked)) == 48, "all questions", 20)
    rows = house.database.run_now(asked)
    for person in ids:
        texts = [text for of, text in rows if of == person]
        assert texts == [f"what is e-waste {turn}" for turn in range(8)]

    def left(session):
        return session.query(Lane).count()

    await soon(lambda: house.database.run_now(left) == 0, "every chat to be given back")


async def test_what_is_stored_without_the_process_hearing_of_it_is_answered(pair, monkeypatch):
    (one, telegram), _ = pair
    run = one.database.run_at_once

    async def unheard(*asked):
        await run(*asked)
        raise DatabaseUnavailable("server closed the connection unexpectedly")

    with monkeypatch.context() as patch:
        patch.setattr(one.database, "run_at_once", unheard)
        assert (await telegram.post(message(1)))[0] == 503
    assert stored(one) == [1]
    assert (await telegram.post(message(1)))[0] == 200
    await soon(lambda: counted(one) == 1, "the answer")


async def test_what_is_taken_over_without_the_process_hearing_of_it_is_answered(pair, monkeypatch):
    (one, _), (two, _) = pair
    run = two.database.run

    async def unheard(verb, *asked):
        given = await run(verb, *asked)
        if verb is lanes.take_over and given[0]:
            raise DatabaseUnavailable("server closed the connection unexpectedly")
        return given

    def left_behind(session):
        lanes.store(session, [arrival_of(message(1))], 77, two.intake._keeping._clock())

    monkeypatch.setattr(one.intake._keeping, "_owner", None)  # only the other one looks
    monkeypatch.setattr(two.database, "run", unheard)
    two.database.run_now(left_behind)
    await soon(lambda: counted(two) == 1, "the answer", 8)


async def test_the_chats_of_a_process_that_is_gone_are_taken_over(pair, sandbox, monkeypatch):
    (one, telegram), (two, _) = pair
    person = await sandbox.person("Tom", language="en").id()
    hold = asyncio.Event()
    handled = one.intake._handle

    async def never(raw):
        await hold.wait()
        await handled(raw)

    monkeypatch.setattr(one.intake, "_handle", never)
    assert (await telegram.post(message(1, person=person)))[0] == 200
    assert (await telegram.post(message(2, "what is e-waste", person)))[0] == 200
    # Its connection goes, as with a killed process or a cut network.
    one.intake._keeping._membership._closing.set()
    await soon(lambda: counted(two) == 2, "the other process", 15)
    hold.set()


async def test_a_read_that_began_before_an_update_was_done_does_not_repeat_it(pair, sandbox):
    (one, telegram), _ = pair
    person = await sandbox.person("Tom", language="en").id()
    assert (await telegram.post(message(1, person=person)))[0] == 200
    await soon(lambda: counted(one) == 1 and not one.intake.load, "the answer")
    await soon(lambda: not waiting(one), "the update to be done")
    handled = []
    one.intake._lanes._work = handled.append  # nothing may begin any more
    one.intake._put([Arrival(1, person, "{}")])
    assert one.intake.load == 0


def waiting(house):
    return house.database.run_now(
        lambda session: session.query(StoredUpdate).filter_by(state="waiting").count()
    )
