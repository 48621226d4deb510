"""Which wording of an announcement a reader gets."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.tables import Variant


def variant_for(
    session: Session, announcement_id: int, language: str | None
) -> tuple[Variant, bool] | None:
    """The variant in a language, or else in English, or else the first there is.

    The second value says that it stands in for the reader's own language. None: there is none.
    """
    chosen = select(Variant).where(Variant.announcement_id == announcement_id)
    found = {one.language: one for one in session.scalars(chosen.order_by(Variant.language))}
    for code in (language, "en", *found):
        if code in found:
            return found[code], code != language
    return None
