"""Where files of applications lie: each under its own fingerprint, in its application's folder."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from mreza.rooms.incidents.files import Checked
from mreza.rooms.licensing.models.applications import Application, Attachment


def keep(application: Application, file: Checked) -> None:
    """Write the file; the same again changes nothing."""
    folder = _folder(application.pk)
    folder.mkdir(parents=True, exist_ok=True)
    whole = folder / file.sha256
    if not whole.exists():
        part = whole.with_suffix(".part")
        part.write_bytes(file.content)
        part.replace(whole)


def path_of(attachment: Attachment) -> Path:
    """Where the file of an attachment lies."""
    return _folder(attachment.application_id) / attachment.sha256


def _folder(application: int) -> Path:
    return Path(settings.DATA_DIR) / "licensing" / str(application)
