"""What a delivery says, worded at the moment it leaves."""

from __future__ import annotations

from datetime import datetime

from domain.deliveries import ABOUT_EVENTS, DELETE, EDIT
from jobs import event_letters
from jobs.desk import JobDesk
from jobs.envelopes import Copied, Deleted, Edited, Letter, Written
from storage.parcels import Parcel


def write_letter(desk: JobDesk, parcel: Parcel, now: datetime) -> Letter:
    """The letter for a parcel, true as of `now`."""
    delivery, content = parcel.delivery, parcel.delivery.content
    if delivery.kind in ABOUT_EVENTS:
        return event_letters.write(desk, parcel, now)
    if delivery.kind == DELETE:
        return Deleted(tuple(content["message_ids"]))
    if delivery.kind == EDIT and parcel.variant is not None:
        words = parcel.variant.content
        return Edited(
            content["message_id"],
            words.get("text", ""),
            is_caption=parcel.variant.form == "caption",
            entities=list(words.get("entities", ())),
        )
    if parcel.variant is not None:
        return Copied(parcel.variant.chat_id, tuple(parcel.variant.message_ids))
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
