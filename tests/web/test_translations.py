"""English and Slovene are complete: no text of an app lacks its Slovene, none is left over."""

from __future__ import annotations

from pathlib import Path

import pytest

import mreza
from tests.catalogues import catalogue, translated, used

SOURCE = Path(mreza.__file__).parent
SITE, ACCOUNTS = SOURCE / "site", SOURCE / "site" / "accounts"
ROOMS = sorted(path.parent for path in (SOURCE / "rooms").glob("*/apps.py"))
APPS = [(SITE, (ACCOUNTS,)), (ACCOUNTS, ()), *[(room, ()) for room in ROOMS]]
each_app = pytest.mark.parametrize(("app", "inner"), APPS, ids=[app.name for app, _ in APPS])


@each_app
def test_every_text_has_its_slovene(app: Path, inner: tuple[Path, ...]) -> None:
    missing = used(app, inner=inner) - translated(catalogue(app))
    entries = "\n".join(f'msgid "{text}"\nmsgstr ""\n' for text in sorted(map(str, missing)))
    assert not missing, f"add to {app.name}/locale/sl/LC_MESSAGES/django.po:\n\n{entries}"


@each_app
def test_no_entry_is_left_over(app: Path, inner: tuple[Path, ...]) -> None:
    known = {m.id if isinstance(m.id, str) else tuple(m.id) for m in catalogue(app) if m.id}
    assert known - used(app, inner=inner) == set()


@each_app
def test_placeholders_survive_translation(app: Path, inner: tuple[Path, ...]) -> None:
    problems = [(message.id, errors) for message, errors in catalogue(app).check()]
    assert problems == []
