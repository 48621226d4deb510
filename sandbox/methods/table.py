"""Which method is which function; names count in any case, as on Telegram."""

from collections.abc import Awaitable, Callable
from typing import Any

from sandbox.methods import (
    callbacks,
    chats,
    copies,
    delivery,
    edits,
    media,
    messages,
    polls,
    profile,
)
from sandbox.parameters import Parameters
from sandbox.world import World

Method = Callable[[World, Parameters], Any | Awaitable[Any]]

METHODS: dict[str, Method] = {
    name.lower(): method
    for name, method in {
        "getMe": profile.get_me,
        "logOut": profile.accepted,
        "close": profile.accepted,
        "getUpdates": delivery.get_updates,
        "setWebhook": delivery.set_webhook,
        "deleteWebhook": delivery.delete_webhook,
        "getWebhookInfo": delivery.get_webhook_info,
        "sendMessage": messages.send_message,
        "sendLocation": messages.send_location,
        "sendChatAction": messages.send_chat_action,
        "copyMessage": copies.copy_message,
        "copyMessages": copies.copy_messages,
        "forwardMessage": copies.forward_message,
        "forwardMessages": copies.forward_messages,
        "sendPhoto": media.send_photo,
        "sendDocument": media.send_document,
        "sendVoice": media.send_voice,
        "sendAudio": media.send_audio,
        "sendVideo": media.send_video,
        "sendSticker": media.send_sticker,
        "sendMediaGroup": media.send_media_group,
        "getFile": media.get_file,
        "sendPoll": polls.send_poll,
        "stopPoll": polls.stop_poll,
        "editMessageText": edits.edit_message_text,
        "editMessageCaption": edits.edit_message_caption,
        "editMessageReplyMarkup": edits.edit_message_reply_markup,
        "editMessageMedia": edits.edit_message_media,
        "deleteMessage": edits.delete_message,
        "deleteMessages": edits.delete_messages,
        "answerCallbackQuery": callbacks.answer_callback_query,
        "answerInlineQuery": callbacks.answer_inline_query,
        "getChat": chats.get_chat,
        "getChatMember": chats.get_chat_member,
        "getChatAdministrators": chats.get_chat_administrators,
        "getChatMemberCount": chats.get_chat_member_count,
        "leaveChat": chats.leave_chat,
        "pinChatMessage": chats.pin_chat_message,
        "unpinChatMessage": chats.unpin_chat_message,
        "setMessageReaction": chats.set_message_reaction,
        "setMyCommands": profile.set_my_commands,
        "getMyCommands": profile.get_my_commands,
        "deleteMyCommands": profile.delete_my_commands,
        "setMyName": profile.set_my_name,
        "getMyName": profile.get_my_name,
        "setMyDescription": profile.set_my_description,
        "getMyDescription": profile.get_my_description,
        "setMyShortDescription": profile.set_my_short_description,
        "getMyShortDescription": profile.get_my_short_description,
        "setMyDefaultAdministratorRights": profile.accepted,
        "getChatMenuButton": profile.get_chat_menu_button,
        "setChatMenuButton": profile.set_chat_menu_button,
    }.items()
}

SENDING = frozenset(
    name
    for name in METHODS
    if name.startswith(("send", "copy", "forward")) and name != "sendchataction"
)
