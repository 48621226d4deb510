"""Tables as Markdown, on the screen and in docs/benchmarks.md."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Table:
    """A measured table with its notes."""

    title: str
    head: list[str]
    rows: list[list[str]]
    notes: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        lines = [self.head, ["---"] * len(self.head), *self.rows]
        text = "\n".join("| " + " | ".join(line) + " |" for line in lines)
        notes = "".join(f"\n- {note}" for note in self.notes)
        return f"## {self.title}\n\n{text}\n" + (f"{notes}\n" if notes else "")
