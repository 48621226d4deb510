"""What the server refuses, in Telegram's shapes, and what a person cannot do."""

from typing import Any


class ApiError(Exception):
    """An answer with `ok` false: HTTP status, description and, at times, parameters."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """The answer as it goes over the wire."""
        answer: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


class HumanError(Exception):
    """A person tried what no Telegram app would let them do."""


def bad_request(reason: str, **parameters: Any) -> ApiError:
    """400: the call is wrong."""
    return ApiError(400, f"Bad Request: {reason}", **parameters)


def forbidden(reason: str) -> ApiError:
    """403: the bot may not."""
    return ApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> ApiError:
    """409: somebody else reads the updates."""
    return ApiError(409, f"Conflict: {reason}")


def too_many_requests(seconds: int) -> ApiError:
    """429, with the seconds to wait."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def upgraded(new_chat_id: int) -> ApiError:
    """400 for the old id of an upgraded group, with the new one."""
    return bad_request(
        "group chat was upgraded to a supergroup chat", migrate_to_chat_id=new_chat_id
    )
