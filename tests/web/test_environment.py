"""What an installation may set."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from mreza.site import environment

Patch = pytest.MonkeyPatch


def test_the_secret_key_is_made_once_and_kept_private(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    first = environment.secret_key(folder)
    assert environment.secret_key(folder) == first
    assert len(first) > 50
    assert stat.S_IMODE((folder / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == ["secret_key"]


def test_a_given_secret_key_is_used_and_not_written(tmp_path: Path, monkeypatch: Patch) -> None:
    monkeypatch.setenv("SECRET_KEY", "given")
    assert environment.secret_key(tmp_path / "data") == "given"
    assert not (tmp_path / "data").exists()


def test_an_unusable_data_folder_names_the_cure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SystemExit, match="MREZA_DATA"):
        environment.secret_key(tmp_path / "file" / "data")


def test_demo_data_has_a_folder_of_its_own(monkeypatch: Patch) -> None:
    monkeypatch.delenv("MREZA_DATA", raising=False)
    monkeypatch.setenv("MREZA_DEMO", "1")
    demo = environment.data_folder()
    monkeypatch.setenv("MREZA_DEMO", "0")
    assert demo != environment.data_folder()


def test_host_names_are_a_list(monkeypatch: Patch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", " mreza.example, www.mreza.example ,")
    assert environment.names("ALLOWED_HOSTS", []) == ["mreza.example", "www.mreza.example"]
    monkeypatch.setenv("ALLOWED_HOSTS", "")
    assert "localhost" in environment.names("ALLOWED_HOSTS", environment.LOCAL_HOSTS)


@pytest.mark.parametrize(
    ("given", "name", "port", "ssl", "tls"),
    [
        ("", "filebased", 25, False, False),
        ("console:", "console", 25, False, False),
        ("smtp://u:p%40ss@mail.example:587?tls=1", "smtp", 587, False, True),
        ("smtps://u:p%40ss@mail.example", "smtp", 465, True, False),
    ],
)
def test_letters_go_where_the_address_says(
    given: str, name: str, port: int, ssl: bool, tls: bool, monkeypatch: Patch
) -> None:
    monkeypatch.setenv("MREZA_EMAIL_URL", given)
    mail = environment.mail()
    assert mail.backend == f"django.core.mail.backends.{name}.EmailBackend"
    assert (mail.port, mail.ssl, mail.tls) == (port, ssl, tls)
    assert mail.password == ("p@ss" if name == "smtp" else "")


@pytest.mark.parametrize("given", ["mail.example", "http://mail.example", "smtp://m:port", "smtp:"])
def test_an_address_of_no_mail_server_is_refused(given: str, monkeypatch: Patch) -> None:
    monkeypatch.setenv("MREZA_EMAIL_URL", given)
    with pytest.raises(SystemExit, match="MREZA_EMAIL_URL"):
        environment.mail()
