"""Codes for posters: a picture that a telephone's camera reads as a link."""

from __future__ import annotations

from io import BytesIO
from math import ceil

import segno

_NARROWEST = 800
_QUIET = 4


def poster_code(link: str) -> bytes:
    """A link as QR code: a square PNG in black on white, at least 800 pixels wide.

    It stays readable when a seventh of it is covered, and has the quiet zone that readers need.
    Raises ValueError for a link of more than two thousand characters: a fault of the program.
    """
    code = segno.make(link, error="m", micro=False, boost_error=False)
    modules, _ = code.symbol_size(border=_QUIET)
    picture = BytesIO()
    scale = ceil(_NARROWEST / modules)
    code.save(picture, kind="png", scale=scale, border=_QUIET, dark="black", light="white")
    return picture.getvalue()
