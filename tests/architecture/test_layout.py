"""The tree keeps its shape: rooms have their parts, no junk drawers, no paths of one machine."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

import mreza

SOURCE = Path(mreza.__file__).parent
ROOT = SOURCE.parents[1]
ROOMS = sorted(path.parent for path in (SOURCE / "rooms").glob("*/__init__.py"))
JUNK_DRAWERS = {"utils", "util", "helpers", "common", "misc"}
TEXT = {".py", ".md", ".toml", ".html", ".css", ".js", ".yml", ".yaml", ".lock", ".po", ".csv", ""}
# Places of one machine, and hosts packages came from: neither belongs into what is shipped.
PRIVATE = re.compile(
    r"/(?:work|tmp|root|home)/[a-z]|file://|--(?:extra-)?index-url\s+\S|--find-links\s+\S"
)


def shipped() -> list[Path]:
    """Every text file of the repository that git does not ignore."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    paths = [ROOT / name for name in listed]
    return [path for path in paths if path.is_file() and path.suffix in TEXT]


@pytest.mark.parametrize("room", ROOMS, ids=[room.name for room in ROOMS])
def test_a_room_has_the_floor_plan(room: Path) -> None:
    parts = {path.stem for path in room.iterdir() if not path.name.startswith("__pyc")}
    assert {"apps", "README"} <= parts, "every room has an apps.py and a README.md"
    lines = (room / "README.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 20, "ten lines say what a room is; the rest belongs to docs/"


def test_there_are_no_junk_drawers() -> None:
    found = [path for path in SOURCE.rglob("*") if path.stem in JUNK_DRAWERS]
    assert found == []


def test_no_file_names_a_place_of_one_machine() -> None:
    this = Path(__file__).resolve()
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for path in shipped()
        if path.resolve() != this
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if PRIVATE.search(line)
    ]
    assert found == []


def test_locked_packages_all_carry_hashes() -> None:
    for name in ("run.lock", "dev.lock"):
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        entries = re.findall(r"^\S+==\S+.*(?:\n {4}.*)*", text, flags=re.MULTILINE)
        assert len(entries) > 30
        assert [entry.split("==")[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_kernel_and_acts_ask_no_clock() -> None:
    clock = re.compile(r"\b(?:date\.today|datetime\.now|datetime\.utcnow|time\.time)\(")
    files = [*(SOURCE / "kernel").rglob("*.py"), *(SOURCE / "acts").rglob("*.py")]
    assert [path for path in files if clock.search(path.read_text(encoding="utf-8"))] == []
