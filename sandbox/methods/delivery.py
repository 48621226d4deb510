"""How updates reach the bot: polling or a webhook."""

import re
from urllib.parse import urlsplit

from sandbox.addresses import is_loopback
from sandbox.errors import bad_request
from sandbox.parameters import Parameters
from sandbox.wire import Json
from sandbox.world import World

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


async def get_updates(world: World, parameters: Parameters) -> bytes:
    """Already JSON: the updates were made ready when they happened."""
    if "allowed_updates" in parameters:
        world.updates.allow(parameters.parsed("allowed_updates", "allowed updates"))
    return await world.updates.poll(
        parameters.integer("offset"), parameters.integer("limit", 100),
        parameters.number("timeout") or 0.0,
    )  # fmt: skip


def set_webhook(world: World, parameters: Parameters) -> bool:
    """`setWebhook`."""
    url = parameters.text("url").strip()
    if not url:
        return delete_webhook(world, parameters)
    secret = parameters.text("secret_token")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    try:
        parts = urlsplit(url)
    except ValueError:
        raise bad_request("bad webhook: invalid URL") from None
    if parts.scheme not in ("http", "https"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not is_loopback(parts.hostname or ""):
        raise bad_request("bad webhook: the sandbox delivers to this machine only")
    if "allowed_updates" in parameters:
        world.updates.allow(parameters.parsed("allowed_updates", "allowed updates"))
    if parameters.flag("drop_pending_updates"):
        world.updates.pending.clear()
    most = min(max(parameters.integer("max_connections", 40), 1), 100)
    world.webhook.set(url, secret, most)
    return True


def delete_webhook(world: World, parameters: Parameters) -> bool:
    """`deleteWebhook`."""
    if parameters.flag("drop_pending_updates"):
        world.updates.pending.clear()
    world.webhook.remove()
    return True


def get_webhook_info(world: World, _: Parameters) -> Json:
    """`getWebhookInfo`."""
    info = world.webhook.info()
    if world.updates.allowed:
        info["allowed_updates"] = sorted(world.updates.allowed)
    return info
