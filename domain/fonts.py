"""Finds a font on this machine that has every letter of a text."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont
from PIL.ImageFont import FreeTypeFont

_FOLDERS = (
    "/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts",
    "/System/Library/Fonts", "/Library/Fonts", "C:/Windows/Fonts",
)  # fmt: skip
# By name, the ones that look best first; each covers other scripts.
_NAMES = (
    "NotoSans-Regular.ttf", "DejaVuSans.ttf", "LiberationSans-Regular.ttf", "Arial.ttf",
    "arial.ttf", "NotoSansArabic-Regular.ttf", "NotoNaskhArabic-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf", "NotoSansBengali-Regular.ttf", "NotoSansThai-Regular.ttf",
    "NotoSansHebrew-Regular.ttf", "NotoSansEthiopic-Regular.ttf", "NotoSansKhmer-Regular.ttf",
    "NotoSansCJK-Regular.ttc", "wqy-microhei.ttc", "DroidSansFallbackFull.ttf",
    "Arial Unicode.ttf", "msyh.ttc", "PingFang.ttc",
)  # fmt: skip
_NOWHERE = "\U0010fffd"  # no font has it, so it shows the box for what lacks


def font_for(text: str, size: int) -> FreeTypeFont | None:
    """A font with all letters of a text, or None where this machine has none."""
    letters = frozenset(_needed(text))
    for path in (*_paths(), ""):
        if letters <= _has(path, letters):
            return _load(path, size)
    return None


def _needed(text: str) -> set[str]:
    # Marks and joiners are shaped with their letters; asked for alone they show nothing.
    return {sign for sign in text if unicodedata.category(sign)[0] in "LNS"}


@cache
def _paths() -> tuple[str, ...]:
    found: dict[str, str] = {}
    for folder in _FOLDERS:
        root = Path(folder).expanduser()
        if root.is_dir():
            for path in root.rglob("*.tt[fc]"):
                found.setdefault(path.name, str(path))
    return tuple(found[name] for name in _NAMES if name in found)


@lru_cache(maxsize=64)
def _load(path: str, size: int) -> FreeTypeFont:
    if not path:
        font = ImageFont.load_default(size)  # Pillow's own, for Latin letters
        assert isinstance(font, FreeTypeFont)
        return font
    return ImageFont.truetype(path, size)


@lru_cache(maxsize=512)
def _has(path: str, letters: frozenset[str]) -> frozenset[str]:
    font = _load(path, 24)
    lacking = bytes(font.getmask(_NOWHERE))
    return frozenset(one for one in letters if bytes(font.getmask(one)) != lacking)
