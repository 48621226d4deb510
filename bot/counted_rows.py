"""What the rows of the database say of what waits, as gauges for Prometheus."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Gauge

from storage.gauges import Gauges, Waiting

_STATES = ("waiting", "postponed", "claimed", "uncertain")
_TURNS = {0: "conversation", 1: "event_news", 2: "reminder", 3: "announcement_or_survey"}


class CountedRows:
    """Deliveries are told apart by their turn, which several kinds share: an index goes by it."""

    def __init__(self, registry: CollectorRegistry) -> None:
        def gauge(name: str, words: str, *labels: str) -> Gauge:
            return Gauge(f"talaria_{name}", words, labels, registry=registry)

        self._deliveries = gauge("deliveries", "Deliveries not at their end", "state")
        self._due = gauge("due_deliveries", "Deliveries that may leave now", "turn")
        self._oldest_due = gauge("oldest_due_seconds", "How long the oldest of them waits", "turn")
        self._answers = gauge(
            "answers_last_hour", "How questions of the last hour ended", "outcome", "language"
        )
        self._updates = gauge("waiting_updates", "Updates stored and not done")
        self._oldest_update = gauge("oldest_update_seconds", "How long the oldest of them waits")
        self._cards = gauge("open_cards", "Questions that organisers have not answered")
        self._oldest_card = gauge("oldest_card_seconds", "How long the oldest of them waits")

    def show(self, found: Gauges) -> None:
        """Takes over what was counted."""
        for state in _STATES:
            self._deliveries.labels(state).set(found.deliveries.get(state, 0))
        for turn, name in _TURNS.items():
            _set(self._due.labels(name), self._oldest_due.labels(name), found.due[turn])
        self._answers.clear()
        for (outcome, language), count in found.answers.items():
            self._answers.labels(outcome, language).set(count)
        _set(self._updates, self._oldest_update, found.updates)
        _set(self._cards, self._oldest_card, found.cards)


def _set(count: Gauge, oldest: Gauge, found: Waiting) -> None:
    count.set(found.count)
    oldest.set(found.oldest)
