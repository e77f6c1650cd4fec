"""Sending workers: checked and shown first, then taken whole; nothing that was taken changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mreza.rooms.health_workforce.importing.workers import dataset_on, day_of
from mreza.rooms.health_workforce.models import Submission, Worker
from mreza.rooms.workforce.importing import files
from mreza.rooms.workforce.models import ImportedFile
from mreza.site.accounts.models import User

MODELS = (Worker, Submission)


def check(
    chunks: Iterable[bytes], *, name: str, organisation: str, day: date, by: User
) -> ImportedFile:
    """Read a file for `day`: it waits to be taken, or is refused. Raises `SameFileError`."""
    return files.check(chunks, name=name, dataset=dataset_on(day), organisation=organisation, by=by)


def take(file: ImportedFile, *, by: User) -> int:
    """Take a file that waits; returns how many workers. What was sent for the day before stays."""
    return files.take(file, dataset_on(day_of(file)), by=by) - 1


def take_back(file: ImportedFile, *, by: User, reason: str) -> int:
    """Withdraw a submission; what was sent for the day before it counts again."""
    return files.take_back(file, MODELS, by=by, reason=reason) - 1
