"""Which process works on which chat, where several share one PostgreSQL."""

from __future__ import annotations

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.columns import Table


class Lane(Table):
    """A chat (or a person) with updates under way, and the process that handles them in order.

    `owner` is a number that its process holds an advisory lock on: whoever gets that lock knows
    that the process is gone.
    """

    __tablename__ = "lanes"

    lane: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    owner: Mapped[int] = mapped_column(BigInteger, index=True)
