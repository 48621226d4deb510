"""How an announcement gets on, in words and buttons, in the chat and in the clock's edits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.moments import Say
from domain.payloads import ANNOUNCE, pack

Row = list[tuple[str, str]]
SENDING, PAUSED = "sending", "paused"
# Trying these again by itself could send a message twice, or is refused at once.
_AGAIN = ("blocked", "kicked", "never_started", "failed", "not_worded", "late", "uncertain")


@dataclass(frozen=True, slots=True)
class Report:
    """How many people an announcement is for: got it, are still to get it, or why they did not.

    `taken_back` counts the copies that were deleted again, or are to be; None where none is.
    """

    total: int
    sent: int
    waiting: int
    by_reason: Mapping[str, int] = field(default_factory=dict)
    taken_back: int | None = None

    @property
    def not_reached(self) -> int:
        """How many people will not get it as things are."""
        return sum(self.by_reason.values())


def word_progress(say: Say, state: str, report: Report, a_second: float) -> str:
    """One message that is rewritten while it is sent."""
    values = {"sent": report.sent, "total": report.total, "failed": report.not_reached}
    if state == PAUSED:
        return say("announce-paused", **values)
    return say("announce-progress", seconds=seconds_for(report.waiting, a_second), **values)


def word_report(say: Say, report: Report) -> str:
    """What became of it: a line for each reason why somebody was not reached."""
    lines = [say("announce-report", sent=report.sent, total=report.total)]
    for reason, number in sorted(report.by_reason.items(), key=lambda one: (-one[1], one[0])):
        # A reason that a newer program wrote is told as such.
        known = reason if reason in REASONS else "other"
        lines.append(f"• {say(f'reason-{known}', count=number)}")
    if report.taken_back is not None:
        lines.append("• " + say("announce-copies-taken-back", count=report.taken_back))
    return "\n".join(lines)


def progress_rows(say: Say, announcement_id: int, state: str) -> list[Row]:
    """Pause and stop, or go on and stop."""
    act = "go" if state == PAUSED else "pause"
    return [[_button(say, act, announcement_id), _button(say, "stop", announcement_id)]]


def report_rows(say: Say, announcement_id: int, report: Report) -> list[Row]:
    """Try again for one reason alone, correct, take back; nothing of what was taken back."""
    if report.taken_back is not None:
        return []
    rows = [
        [
            (
                say(f"announce-again-{reason}", count=report.by_reason[reason]),
                pack(ANNOUNCE, "retry", announcement_id, reason),
            )
        ]
        for reason in _AGAIN
        if report.by_reason.get(reason)
    ]
    if report.sent:
        rows.append([_button(say, act, announcement_id) for act in ("fix", "back")])
    return rows


def _button(say: Say, act: str, announcement_id: int) -> tuple[str, str]:
    return say(f"announce-button-{act}"), pack(ANNOUNCE, act, announcement_id)


def seconds_for(people: int, a_second: float) -> int:
    """About how long so many messages take, in whole seconds, at least one."""
    return max(1, round(people / a_second))


REASONS = frozenset(
    {
        "blocked", "deactivated", "kicked", "never_started", "opted_out", "stopped", "late",
        "uncertain", "failed", "not_worded",
    }
)  # fmt: skip
