"""The act that the how-to pages build is built from them, loads, and computes what they say."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from mreza import acts
from mreza.kernel.act import load_act
from mreza.kernel.cases import differences, load_cases
from mreza.kernel.lint import lint

DOCS = Path(__file__).parents[2] / "docs"
ACT = "home_visits_2020"
BLOCK = re.compile(
    r"^```\w+ (?P<path>home_visits_2020/\S+)(?P<rest>.*)\n(?P<text>(?:.*\n)*?)```$", re.M
)


def files_of(page: str) -> list[tuple[str, str, str]]:
    """(path, what follows it, text) of each block of a page that is a file of the act."""
    text = (DOCS / page).read_text(encoding="utf-8")
    return [(found["path"], found["rest"].strip(), found["text"]) for found in BLOCK.finditer(text)]


def write(folder: Path, path: str, rest: str, text: str) -> None:
    """A whole file, or (`article=2`) the paragraphs of one article of the ledger."""
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    if rest:
        number = rest.removeprefix("article=")
        pattern = rf'(number = "{number}"\nchapter(?:.*\n)*?)\[\[article\.paragraph\]\]\n(?:.+\n)*'
        paragraphs, before = text, target.read_text(encoding="utf-8")
        text, found = re.subn(pattern, lambda kept: kept[1] + paragraphs, before)
        assert found == 1
    target.write_text(text, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in which acts are found beside those of the product."""
    monkeypatch.setattr(acts, "__path__", [*acts.__path__, str(tmp_path)])
    yield tmp_path
    for name in [name for name in sys.modules if ACT in name]:
        del sys.modules[name]
    shutil.rmtree(tmp_path / ACT, ignore_errors=True)


def test_the_act_of_the_how_to_page_loads_and_its_erratum_is_found(folder):
    for path, rest, text in files_of("how-to-add-an-act.md"):
        write(folder, path, rest, text)
    assert ACT in acts.ids()
    act = load_act(f"mreza.acts.{ACT}")
    found = lint(act)
    assert (found.derivable, found.consistent) == (2, 1)
    assert [check.printed for check in found.errata] == ["31600.00"]
    assert [differences(act, case) for case in load_cases(act)] == [[]]


@pytest.mark.parametrize("engine", ["exact", "duckdb"])
def test_the_rule_of_the_how_to_page_recognises_half_of_what_is_above_the_limit(folder, engine):
    for page in ("how-to-add-an-act.md", "how-to-add-a-rule.md"):
        for path, rest, text in files_of(page):
            write(folder, path, rest, text)
    act = load_act(f"mreza.acts.{ACT}")
    cases = load_cases(act)
    assert len(cases) == 2
    assert [differences(act, case, engine) for case in cases] == [[], []]
    assert act.parameter("visit_bands").on(act.in_force_from).value.at(Decimal(1001)) == 50
    clause = next(clause for clause in act.clauses if clause.citation == "2(1)")
    assert clause.paragraph.kind == "rule"
    assert "visits.recognised_visits" in clause.covered_by
