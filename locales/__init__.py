"""The locale files, read from this folder."""

from pathlib import Path


def read_locales() -> dict[str, str]:
    """The text of each locale file by its language code."""
    return {
        path.stem: path.read_text(encoding="utf-8")
        for path in sorted(Path(__file__).parent.glob("*.ftl"))
    }
