"""What may go wrong with copies of the database."""

from __future__ import annotations


class BackupFailed(Exception):
    """A copy could not be made or put back; the sentence says why and what to do."""
