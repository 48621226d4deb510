"""Settings are read once, and every fault has its sentence."""

import re
from pathlib import Path

import pytest

from bot.settings import DATABASE, REHEARSAL_DATABASE, BadSettings, read_settings

ROOT = Path(__file__).parents[2]
TOKEN = "123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"


def test_nothing_set_is_a_rehearsal_on_its_own_database():
    settings = read_settings({"HOME": "/x"})
    assert settings.is_rehearsal
    assert settings.database_url == REHEARSAL_DATABASE
    assert settings.telegram_api == "https://api.telegram.org"


def test_a_token_means_telegram_and_the_real_database():
    settings = read_settings({"TALARIA_TELEGRAM_TOKEN": TOKEN, "TALARIA_ORGANISERS": "7, 8 7"})
    assert not settings.is_rehearsal
    assert settings.database_url == DATABASE
    assert settings.organisers == (7, 8)


def test_all_faults_are_told_at_once():
    with pytest.raises(BadSettings) as caught:
        read_settings(
            {
                "TALARIA_TELEGRAM_TOKEN": "abc",
                "TALARIA_TELEGRAM_API": "http://127.0.0.1:8081/bot",
                "TALARIA_DATABASE_URL": "mysql://x/y",
                "TALARIA_ORGANISERS": "ines",
                "TALARIA_ABREAST": "0",
                "TALARIA_COLOUR": "red",
            }
        )
    assert caught.value.sentences == [
        "TALARIA_COLOUR: nobody knows this setting; .env.example lists those there are.",
        "TALARIA_TELEGRAM_TOKEN: this is not a bot token; BotFather's look like 123456789:AA… .",
        "TALARIA_TELEGRAM_API: leave /bot out, it is added by the program.",
        "TALARIA_DATABASE_URL: the database must be SQLite or PostgreSQL.",
        "TALARIA_ORGANISERS: 'ines' is not a Telegram id, which is a number.",
        "TALARIA_ABREAST: this must be a whole number from 1 to 1024.",
    ]


def test_the_example_file_lists_every_setting_and_is_valid():
    lines = (ROOT / ".env.example").read_text().splitlines()
    pairs = dict(line.split("=", 1) for line in lines if re.match(r"[A-Z_]+=", line))
    settings = read_settings(pairs)
    assert settings == read_settings({})
    assert {name.removeprefix("TALARIA_").lower() for name in pairs} == set(settings.__slots__)
