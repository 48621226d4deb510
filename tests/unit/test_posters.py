"""A poster's code is a picture of the link that telephones can read from afar."""

import struct
import zlib

import pytest
import segno

from domain.posters import poster_code

LINK = "https://t.me/talaria_bot?start=v-123"


def pixels(png):
    """The rows of a picture with one bit a pixel: True for white."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    at, width, height, packed = 8, 0, 0, b""
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, content = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12
        if kind == b"IHDR":
            width, height, depth, colours = struct.unpack(">IIBB", content[:10])
            assert (depth, colours) == (1, 0)
        if kind == b"IDAT":
            packed += content
    unpacked = zlib.decompress(packed)
    stride = (width + 7) // 8 + 1
    rows, above = [], bytes(stride - 1)
    for start in range(0, height * stride, stride):
        way, row = unpacked[start], unpacked[start + 1 : start + stride]
        assert way in (0, 2)  # as it stands, or as the difference to the row above
        above = bytes((one + up) % 256 for one, up in zip(row, above, strict=True)) if way else row
        rows.append([bool(above[at // 8] >> (7 - at % 8) & 1) for at in range(width)])
    return rows


def test_the_picture_is_the_code_of_the_link_with_its_quiet_zone():
    code = segno.make(LINK, error="m", micro=False, boost_error=False)
    assert code.designator == "3-M"
    picture = pixels(poster_code(LINK))
    modules = len(code.matrix) + 8
    scale = len(picture) // modules
    assert (len(picture), len(picture[0])) == (scale * modules, scale * modules)
    assert 800 <= len(picture) < 800 + modules
    read = [[not white for white in row[::scale]] for row in picture[::scale]]
    blank = [False] * modules
    quiet = [False] * 4
    rows = [[*quiet, *map(bool, row), *quiet] for row in code.matrix]
    assert read == [blank] * 4 + rows + [blank] * 4


def test_every_link_gives_the_same_picture_each_time():
    assert poster_code(LINK) == poster_code(LINK)
    assert len(pixels(poster_code("https://t.me/x?start=v-1"))) >= 800


def test_a_link_that_no_code_can_hold_is_a_fault_of_the_program():
    with pytest.raises(ValueError, match="too large"):
        poster_code("x" * 5_000)
