"""Which wording of an announcement a reader gets."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.wording import FALLBACK
from storage.tables import Variant


def variant_for(
    session: Session, announcement_id: int, language: str | None
) -> tuple[Variant, bool] | None:
    """The variant in a language, or else in English, or else the first there is.

    The second value says that it stands in for the reader's own language. None: there is none.
    """
    chosen = select(Variant).where(Variant.announcement_id == announcement_id)
    found = {one.language: one for one in session.scalars(chosen.order_by(Variant.language))}
    code = code_for(found, language)
    return None if code is None else (found[code], code != language)


def code_for(spoken: Collection[str], language: str | None) -> str | None:
    """Which of the languages of an announcement a reader gets; `spoken` is in order."""
    return next((code for code in (language, FALLBACK, *spoken) if code in spoken), None)
