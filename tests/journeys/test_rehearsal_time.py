"""A whole event in a rehearsal: its clock is the service's, and each jump brings what is due."""

from contextlib import AsyncExitStack
from datetime import timedelta

from conftest import opened

from bot.run import rehearse_time
from domain.events import Details
from domain.reminders import DEFAULT_PLAN
from storage import attendances, events


async def test_jumping_from_moment_to_moment_plays_an_events_whole_plan(settings, sandbox, shelf):
    clock = sandbox.world.clock
    tom = sandbox.person("Tom", language="en")
    async with AsyncExitStack() as stack, opened(settings, sandbox, clock.moment, shelf) as house:
        rehearse_time(stack, house, sandbox.server)
        await tom.says("/help")
        await tom.hears()
        starts = (clock.moment() + timedelta(days=9)).replace(
            hour=13, minute=0, second=0, microsecond=0, tzinfo=None
        )
        details = Details(
            titles={"en": "Workshop"}, starts=starts, ends=starts + timedelta(hours=3), zone="UTC"
        )
        number = await house.database.run(
            events.create, None, details, DEFAULT_PLAN, clock.moment()
        )
        await house.database.run(events.publish, number, clock.moment())
        await house.database.run(
            attendances.answer, number, await tom.id(), "coming", clock.moment()
        )
        heard = []
        for _ in range(5):
            await sandbox.post("clock", to_next=True)
            heard.append((await tom.hears()).text.split("\n")[0])
        assert heard[:4] == [
            "⏰ Starts in 7 days",
            "⏰ Starts in 1 day",
            "⏰ Starts in 1 hour",
            "▶️ It starts now",
        ]
        assert heard[4].startswith("🙏 Thank you for coming to Workshop.")
