"""Tells whether one message asks two things."""

from __future__ import annotations

import re

_BREAK = re.compile(r"(?<=[?!;\n])\s*|(?<=\w{3}\.)\s+")
_JOINT = re.compile(
    r"[,\s]+(?:and|also|et|puis|aussi|plus)\s+(?:also\s+|aussi\s+)?"
    r"(?=(?:what|how|who|when|where|why|which|is|are|can|does|do|c\s|cb|pk|quel|quelle|quels|quelles|qui|quand|comment|"
    r"combien|pourquoi|o[uù]|est-ce|qu['’ ]est|c['’]est|que|quoi)\b)",
    re.IGNORECASE,
)
_SHORTEST_PART = 2  # words


def split_questions(text: str) -> list[str]:
    """Two parts that may each be a question, or the text alone."""
    for pattern in (_BREAK, _JOINT):
        parts = [part.strip() for part in pattern.split(text) if part.strip(" \t\n?!.;,")]
        parts = [part for part in parts if len(part.split()) >= _SHORTEST_PART]
        if len(parts) == 2:
            return parts
    return [text]
