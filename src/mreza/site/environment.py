"""What an installation may set, read from environment variables in one place.

| variable         | meaning                                                   | default           |
| ---------------- | --------------------------------------------------------- | ----------------- |
| MREZA_DATA       | folder of the database, the secret key and imported files | user's own folder |
| DATABASE_URL     | a PostgreSQL server; empty: Mreža starts its own          | empty             |
| MREZA_DEMO       | 1: demo accounts, shown on the sign-in page               | 0                 |
| SECRET_KEY       | signs sessions; empty: made once and kept in the folder   | empty             |
| ALLOWED_HOSTS    | host names served, separated by commas                    | this machine only |
| MREZA_HTTPS      | 1: behind HTTPS; cookies marked secure, HSTS sent         | 0                 |
| MREZA_UPLOAD_MB  | largest file of rows that may be sent, in MB              | 2048              |
| MREZA_DEMO_SCALE | synthetic rows of a demo: unit, region or nation          | empty: none       |
| MREZA_TODAY      | the day that counts as today, to show or to test          | the clock's       |
| MREZA_DEBUG      | 1: developer's error pages                                | 0                 |
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
YES = {"1", "true", "yes", "on"}


def text(name: str) -> str:
    """A variable without the spaces around it; empty when it is not set."""
    return os.environ.get(name, "").strip()


def flag(name: str) -> bool:
    """Whether a yes/no variable says yes."""
    return text(name).lower() in YES


def number(name: str, default: int) -> int:
    """A whole number above 0; the default when it is not set or is something else."""
    given = text(name)
    return int(given) if given.isascii() and given.isdigit() and int(given) > 0 else default


def names(name: str, default: list[str]) -> list[str]:
    """A comma-separated variable as a list."""
    given = [part.strip() for part in os.environ.get(name, "").split(",")]
    return [part for part in given if part] or default


def data_folder() -> Path:
    """Where this installation keeps its data; demo data never mixes with real data."""
    named = text("MREZA_DATA")
    if named:
        return Path(named).expanduser().resolve()
    shared = text("XDG_DATA_HOME") or "~/.local/share"
    return Path(shared).expanduser() / ("mreza-demo" if flag("MREZA_DEMO") else "mreza")


def secret_key(folder: Path) -> str:
    """The given key, or the one made on first use and readable by its owner only."""
    given = text("SECRET_KEY")
    if given:
        return given
    path = folder / "secret_key"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Whole or not at all: two first starts must end with one key.
        draft = folder / f".secret_key.{os.getpid()}"
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as handle:
            handle.write(secrets.token_urlsafe(50))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
        return path.read_text().strip()
    except OSError as error:
        raise SystemExit(
            f"Mreža cannot keep its data in {folder}: {error.strerror}. "
            "Name a folder you may write to with MREZA_DATA."
        ) from error
