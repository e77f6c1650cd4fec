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
| MREZA_EMAIL_URL  | smtp://user:password@host:587?tls=1; empty: files in mail | empty             |
| MREZA_EMAIL_FROM | the sender of e-mails                                     | mreza@localhost   |
| MREZA_SITE_URL   | address of this site, for links in e-mails                | http://localhost  |
| MREZA_DEBUG      | 1: developer's error pages                                | 0                 |
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

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


@dataclass(frozen=True)
class Mail:
    """How letters go out, under the names of Django's settings."""

    backend: str
    host: str = "localhost"
    port: int = 25
    user: str = ""
    password: str = ""
    ssl: bool = False
    tls: bool = False


def mail() -> Mail:
    """What `MREZA_EMAIL_URL` says: `smtp://user:password@host:587?tls=1` (STARTTLS),
    `smtps://…:465` (TLS from the start), `console:`; without one each letter becomes a file."""
    backend, given = "django.core.mail.backends.{}.EmailBackend", text("MREZA_EMAIL_URL")
    if not given:
        return Mail(backend.format("filebased"))
    try:
        parts = urlsplit(given)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme == "console":
        return Mail(backend.format("console"))
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise SystemExit(
            "MREZA_EMAIL_URL is no address of a mail server. "
            "Write it like smtp://user:password@host:587?tls=1, or leave it empty."
        )
    ssl = parts.scheme == "smtps"
    return Mail(
        backend=backend.format("smtp"),
        host=parts.hostname,
        port=port or (465 if ssl else 25),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        ssl=ssl,
        tls=not ssl and parse_qs(parts.query).get("tls") == ["1"],
    )
