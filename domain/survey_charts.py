"""A bar chart of one question as a PNG that a phone shows well, in light and dark alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw
from PIL.ImageFont import FreeTypeFont

from domain.fonts import font_for

WIDTH = 1_080
_MARGIN = 56
_BAR = 52
_INK, _QUIET, _PAPER = "#1b2733", "#51606e", "#ffffff"
_FILLED, _EMPTY = "#1f6f5c", "#e4eae8"
_TITLE, _LABEL, _SMALL = 54, 48, 42
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Bar:
    """One option: what it says, how many chose it, and their share (0 to 1) of those who did.

    A `count` of None is not shown, nor is its bar.
    """

    label: str
    count: int | None
    share: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture, and what it could not write: this machine has no font for these labels.

    In their place it shows "1.", "2." and so on; `legend` says them in words.
    """

    png: bytes
    legend: tuple[str, ...] = ()


def draw_bars(title: str, subtitle: str, bars: Sequence[Bar]) -> Chart:
    """Draws a question (`title`) with its options; `subtitle` says how many answered."""
    legend = [
        f"{number}. {bar.label}"
        for number, bar in enumerate(bars, 1)
        if font_for(bar.label, _LABEL) is None
    ]
    shown = [
        bar if font_for(bar.label, _LABEL) is not None else Bar(f"{number}.", bar.count, bar.share)
        for number, bar in enumerate(bars, 1)
    ]
    title_font = font_for(title, _TITLE)
    heads = _wrap(title, title_font, WIDTH - 2 * _MARGIN) if title_font is not None else []
    blocks = [_wrap(bar.label, font_for(bar.label, _LABEL), WIDTH - 2 * _MARGIN) for bar in shown]
    height = 2 * _MARGIN + len(heads) * _step(_TITLE) + _step(_SMALL) + 24
    height += sum(len(lines) * _step(_LABEL) + _BAR + 34 for lines in blocks)
    picture = Image.new("RGB", (WIDTH, height), _PAPER)
    draw = ImageDraw.Draw(picture)
    y = _MARGIN
    for line in heads:
        _write(draw, y, line, title_font, _INK)
        y += _step(_TITLE)
    _write(draw, y, subtitle, font_for(subtitle, _SMALL), _QUIET)
    y += _step(_SMALL) + 24
    for bar, lines in zip(shown, blocks, strict=True):
        for line in lines:
            _write(draw, y, line, font_for(bar.label, _LABEL), _INK)
            y += _step(_LABEL)
        _draw_bar(draw, y, bar)
        y += _BAR + 34
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return Chart(out.getvalue(), tuple(legend))


def _draw_bar(draw: ImageDraw.ImageDraw, y: int, bar: Bar) -> None:
    words = "–" if bar.count is None else f"{bar.count} · {bar.share:.0%}"
    font = font_for("0123456789%·–", _SMALL)
    room = 270
    full = WIDTH - 2 * _MARGIN - room
    draw.rounded_rectangle((_MARGIN, y, _MARGIN + full, y + _BAR), _BAR // 2, fill=_EMPTY)
    length = round(full * max(0.0, min(1.0, bar.share))) if bar.count else 0
    if length:
        radius = min(_BAR, length) // 2  # a short bar keeps its length
        draw.rounded_rectangle((_MARGIN, y, _MARGIN + length, y + _BAR), radius, fill=_FILLED)
    if font is not None:
        draw.text((WIDTH - _MARGIN, y + _BAR // 2), words, font=font, fill=_INK, anchor="rm")


def _write(
    draw: ImageDraw.ImageDraw, y: int, text: str, font: FreeTypeFont | None, colour: str
) -> None:
    if font is None:
        return
    right_to_left = _runs_left(text)
    x, anchor = (WIDTH - _MARGIN, "ra") if right_to_left else (_MARGIN, "la")
    draw.text((x, y), text, font=font, fill=colour, anchor=anchor)


def _runs_left(text: str) -> bool:
    first = next((one for one in text if unicodedata.bidirectional(one) in ("L", "R", "AL")), "")
    return bool(first) and unicodedata.bidirectional(first) in ("R", "AL")


def _wrap(text: str, font: FreeTypeFont | None, width: int) -> list[str]:
    """The text in at most three lines of a width; what is longer ends with an ellipsis."""
    if font is None:
        return []
    lines: list[str] = []
    words = text.split() or [""]
    if len(words) == 1 and font.getlength(text) > width:
        words = list(text)  # scripts without spaces break anywhere
    joint = "" if len(words) > 1 and all(len(one) == 1 for one in words) else " "
    line = ""
    for word in words:
        longer = f"{line}{joint}{word}" if line else word
        if font.getlength(longer) <= width or not line:
            line = longer
        else:
            lines.append(line)
            line = word
    lines.append(line)
    if len(lines) > _MOST_LINES:
        lines = lines[:_MOST_LINES]
        lines[-1] = lines[-1].rstrip() + "…"
    return [_cut(line, font, width) for line in lines]


def _cut(line: str, font: FreeTypeFont, width: int) -> str:
    shorter = line
    while font.getlength(line) > width and len(shorter) > 1:
        shorter = shorter[:-1]
        line = shorter + "…"
    return line


def _step(size: int) -> int:
    return round(size * 1.32)
