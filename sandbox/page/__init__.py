"""The chat page: plain HTML, CSS and JavaScript, served as they are."""

from pathlib import Path

from aiohttp import web

_FOLDER = Path(__file__).parent
_KINDS = {
    "index.html": "text/html",
    "chat.css": "text/css",
    "chat.js": "text/javascript",
}
# Nothing from elsewhere, nothing inline: what a bot sends stays text.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
    "media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


def add_page_routes(app: web.Application) -> None:
    """Put the page into the application."""
    app.router.add_get("/", _index)
    app.router.add_get("/page/{name}", _file)


async def _index(_: web.Request) -> web.Response:
    return _served("index.html")


async def _file(request: web.Request) -> web.Response:
    return _served(request.match_info["name"])


def _served(name: str) -> web.Response:
    path = _FOLDER / name
    kind = _KINDS.get(name) or {
        ".js": "text/javascript",
        ".css": "text/css",
        ".svg": "image/svg+xml",
    }.get(path.suffix)
    if kind is None or "/" in name or not path.is_file():
        raise web.HTTPNotFound
    return web.Response(
        body=path.read_bytes(), content_type=kind, charset="utf-8", headers=_HEADERS
    )
