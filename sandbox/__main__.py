"""`python -m sandbox`: the server and the page on their own."""

import argparse
import asyncio
import sys

from sandbox.server import serve_forever, start
from sandbox.world import DEFAULT_TOKEN


def main() -> int:
    """Read the options, listen, and serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="a loopback address")
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", default=DEFAULT_TOKEN, help="what the bot will call with")
    parser.add_argument("--organiser-id", type=int, help="the organiser's Telegram id")
    parser.add_argument("--flood", type=float, metavar="SCALE", help="flood control, scaled")
    parser.add_argument("--keep", type=int, help="messages kept of each chat")
    options = parser.parse_args()
    try:
        asyncio.run(_run(options))
    except ValueError as error:
        parser.error(str(error))
    except KeyboardInterrupt:
        return 130
    return 0


async def _run(options: argparse.Namespace) -> None:
    server = await start(
        options.host, options.port, options.token, organiser_id=options.organiser_id
    )
    if options.flood:
        server.world.flood.switch(True, options.flood)
    server.world.keep_messages = options.keep
    sys.stdout.write(f"Talk to the bot at {server.url}\nBots call {server.base_url}<token>/\n")
    sys.stdout.flush()
    await serve_forever(server)


if __name__ == "__main__":
    sys.exit(main())
