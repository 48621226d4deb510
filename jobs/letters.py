"""What a delivery says, worded at the moment it leaves."""

from __future__ import annotations

from datetime import datetime

from domain.deliveries import ABOUT_EVENTS, ABOUT_SURVEYS, ANNOUNCEMENT, DELETE, EDIT
from jobs import event_letters, survey_letters
from jobs.desk import JobDesk
from jobs.envelopes import Copied, Deleted, Edited, Letter, Written
from storage.parcels import Parcel


def write_letter(desk: JobDesk, parcel: Parcel, now: datetime) -> Letter:
    """The letter for a parcel, true as of `now`."""
    delivery, content = parcel.delivery, parcel.delivery.content
    if delivery.kind in ABOUT_EVENTS:
        return event_letters.write(desk, parcel, now)
    if delivery.kind in ABOUT_SURVEYS:
        return survey_letters.write(desk, parcel)
    if delivery.kind in (ANNOUNCEMENT, EDIT, DELETE):
        return _of_announcement(parcel)
    if "copy" in content:
        chat, message = content["copy"]
        return Copied(
            chat,
            (message,),
            caption=content["caption"],
            pieces=tuple(content.get("more", ())),
            reply_to=content.get("reply_to"),
        )
    return Written(
        content["html"],
        pieces=tuple(content.get("more", ())),
        reply_to=content.get("reply_to"),
    )


def _of_announcement(parcel: Parcel) -> Letter:
    delivery, content, variant = parcel.delivery, parcel.delivery.content, parcel.variant
    if delivery.kind == DELETE:
        return Deleted(tuple(content["message_ids"]))
    assert variant is not None  # an announcement has one in some language
    if delivery.kind == EDIT:
        return Edited(
            content["message_id"],
            variant.content.get("text", ""),
            is_caption=variant.form == "caption",
            entities=list(variant.content.get("entities", ())),
        )
    return Copied(variant.chat_id, tuple(variant.message_ids))
