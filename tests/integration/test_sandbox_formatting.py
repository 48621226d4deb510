"""HTML through the sandbox comes out as it does on Telegram: text, entities and errors."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from telegram import Bot, MessageEntity

from sandbox.client import SandboxServer

pytestmark = pytest.mark.asyncio


@pytest_asyncio.fixture
async def sandbox() -> AsyncIterator[SandboxServer]:
    async with SandboxServer() as sandbox:
        sandbox.world.add_person("Awa", id=1, language_code="fr", started=True)
        yield sandbox


@pytest_asyncio.fixture
async def bot(sandbox: SandboxServer) -> AsyncIterator[Bot]:
    async with Bot(sandbox.token, base_url=sandbox.base_url) as bot:
        yield bot


async def sent(bot: Bot, html: str) -> tuple[str, list[tuple[str, int, int]]]:
    message = await bot.send_message(1, html, parse_mode="HTML")
    return message.text or "", [(str(e.type), e.offset, e.length) for e in message.entities]


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("plain", "plain", []),
        ("<b>a</b>", "a", [("bold", 0, 1)]),
        ("<STRONG>a</strong>", "a", [("bold", 0, 1)]),
        ("<i>a</i><em>b</em>", "ab", [("italic", 0, 2)]),
        ("<u>a</u> <ins>b</ins>", "a b", [("underline", 0, 1), ("underline", 2, 1)]),
        ("<s>a</s> <del>b</del>", "a b", [("strikethrough", 0, 1), ("strikethrough", 2, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
        ("🏟 🏟<i>🏟 &lt🏟</i>", "🏟 🏟🏟 <🏟", [("italic", 5, 6)]),
        (
            "🏟 🏟<i>🏟 &gt;<b aba   =   caba>&lt🏟</b></i>",
            "🏟 🏟🏟 ><🏟",
            [("italic", 5, 7), ("bold", 9, 3)],
        ),
        ("x&lt;&gt;&amp;&quot;&laquo;&#65;&#x42;", 'x<>&"&laquo;AB', []),
        ("x<b></b>", "x", []),
        ("<i>a</>", "a", [("italic", 0, 1)]),
        ("<b>a <code>b</code> c</b>", "a b c", [("bold", 0, 2), ("code", 2, 1), ("bold", 3, 2)]),
        ("<pre>a</pre>", "a", [("pre", 0, 1)]),
        ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ("<blockquote><b>a</b></blockquote>", "a", [("blockquote", 0, 1), ("bold", 0, 1)]),
        ("  <b> a </b>\n", "a", [("bold", 0, 1)]),
        ('<a href="telegram.org">a</a>', "a", [("text_link", 0, 1)]),
        ("<a>nowhere</a>", "nowhere", []),
        ("see /help or @talaria #mercury", "see /help or @talaria #mercury",
         [("bot_command", 4, 5), ("mention", 13, 8), ("hashtag", 22, 8)]),
        ("<code>/help</code>", "/help", [("code", 0, 5)]),
    ],
)  # fmt: skip
async def test_tags_make_entities(
    bot: Bot, html: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    assert await sent(bot, html) == (text, entities)


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("🏟 🏟&lt;<abacaba", "Unclosed start tag at byte offset 13"),
        ("🏟 🏟&lt;<abac aba>", 'Unsupported start tag "abac" at byte offset 13'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("🏟 🏟&lt;<i   =aba>", 'Empty attribute name in the tag "i" at byte offset 13'),
        (
            "🏟 🏟&lt;<i    aba>",
            'Expected equal sign in declaration of an attribute of the tag "i" at byte offset 13',
        ),
        ("🏟 🏟&lt;<i    aba  =  ", 'Unclosed start tag "i" at byte offset 13'),
        ("🏟 🏟&lt;<i    aba  =  190azAz-.,", "Unexpected end of name token at byte offset 27"),
        ('🏟 🏟&lt;<i    aba  =  "&lt;&gt;&quot;>', "Unclosed start tag at byte offset 13"),
        ("🏟 🏟&lt;</", "Unexpected end tag at byte offset 13"),
        ("🏟 🏟&lt;<b></b></", "Unexpected end tag at byte offset 20"),
        ("🏟 🏟&lt;<i>a</i   ", "Unclosed end tag at byte offset 17"),
        (
            "🏟 🏟&lt;<i>a</em   >",
            'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"',
        ),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        (
            "&#57311;",
            (
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            ),
        ),
    ],
)
async def test_bad_html_is_refused(sandbox: SandboxServer, html: str, reason: str) -> None:
    facts = {"chat_id": 1, "text": html, "parse_mode": "HTML"}
    url = f"{sandbox.base_url}{sandbox.token}/sendMessage"
    async with sandbox.session.post(url, json=facts) as answer:
        assert (answer.status, await answer.json()) == (
            400,
            {
                "ok": False,
                "error_code": 400,
                "description": f"Bad Request: can't parse entities: {reason}",
            },
        )


async def test_links_and_mentions_carry_what_they_point_to(bot: Bot) -> None:
    html = (
        '<a href="https://Example.org/a?b=1&amp;c=2">x</a> <a href="tg://user?id=1">Awa</a> '
        '<a href="tg://user?id=99">stranger</a> <pre><code class="language-python">p</code></pre> '
        '<tg-time unix="1700000000" format="Dt">then</tg-time>'
    )
    message = await bot.send_message(1, html, parse_mode="HTML")
    link, mention, code, moment = message.entities
    assert link.url == "https://example.org/a?b=1&c=2"
    assert (str(mention.type), mention.user and mention.user.first_name) == ("text_mention", "Awa")
    assert (str(code.type), code.language) == ("pre", "python")
    assert moment.unix_time and moment.unix_time.timestamp() == 1700000000
    assert moment.date_time_format == "Dt"


async def test_entities_can_be_given_directly(bot: Bot) -> None:
    message = await bot.send_message(
        1, "one two", entities=[MessageEntity("bold", 4, 3), MessageEntity("hashtag", 0, 3)]
    )
    assert [(str(e.type), e.offset, e.length) for e in message.entities] == [("bold", 4, 3)]


async def test_only_a_hundred_entities_stay(bot: Bot) -> None:
    message = await bot.send_message(1, "<b>a</b> " * 120, parse_mode="HTML")
    assert len(message.entities) == 100
