"""A token never reaches a log line, wherever it stood."""

import logging

from bot.logs import EventFormatter

TOKEN = "123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQ0"


def test_the_token_is_taken_out_of_lines_fields_and_tracebacks():
    formatter = EventFormatter("%(levelname)s %(message)s")
    try:
        int(f"GET https://api.telegram.org/bot{TOKEN}/getMe")
    except ValueError:
        record = logging.getLogger("x").makeRecord(
            "x", logging.ERROR, "f", 1, "call.failed", (), __import__("sys").exc_info()
        )
    record.url = f"http://127.0.0.1/bot{TOKEN}/x"
    text = formatter.format(record)
    assert TOKEN not in text
    assert text.splitlines()[0] == "ERROR call.failed url=http://127.0.0.1/bot<token>/x"
    assert text.splitlines()[-1] == (
        "ValueError: invalid literal for int() with base 10: "
        "'GET https://api.telegram.org/bot<token>/getMe'"
    )
