"""The documentation is complete, its links lead somewhere, and its examples do what they show."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from mreza import acts
from mreza.site.cli import app

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.glob("*.md"), *ROOT.glob("*.md")])
FENCE = re.compile(r"^```(?P<kind>\S*)[ ]?(?P<name>.*)\n(?P<text>(?:.*\n)*?)```$", re.MULTILINE)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def blocks(page: str, kind: str) -> list[tuple[str, str]]:
    """(name, text) of the fenced blocks of a kind."""
    return [(m["name"], m["text"]) for m in FENCE.finditer(read(DOCS / page)) if m["kind"] == kind]


def anchors(path: Path) -> set[str]:
    """The anchors that headings get: lower case, without punctuation, hyphens for spaces."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", read(path)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links(path: Path) -> Iterator[str]:
    text = FENCE.sub("", read(path))
    yield from re.findall(r"!?\[[^\]]*\]\(([^)\s]+)\)", text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_between_the_pages_leads_somewhere(page: Path):
    dead = []
    for link in links(page):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            dead.append(link)
    assert dead == []


def test_every_guide_is_reached_from_the_front_page():
    seen: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md":
            continue
        seen.add(page)
        targets = [(page.parent / link.partition("#")[0]).resolve() for link in links(page)]
        waiting += [target for target in targets if target.is_file()]
        waiting += [file for target in targets if target == DOCS for file in DOCS.glob("*.md")]
    assert sorted(path.name for path in set(DOCS.glob("*.md")) - seen) == []


def commands(group: Any, path: str = "mreza") -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


COMMANDS = dict(commands(get_command(app)))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_documented_and_has_help(command: str):
    text = read(DOCS / "cli.md")
    assert f"`{command}" in text
    assert COMMANDS[command].help
    for parameter in COMMANDS[command].params:
        assert parameter.name == "help" or getattr(parameter, "help", None), parameter.name
        for option in parameter.opts:
            if option.startswith("--") and option != "--help":
                assert f"`{option}" in text or f" {option}" in text, option


def test_no_command_is_documented_that_does_not_exist():
    named = set(re.findall(r"^## `(mreza [a-z ]+?)(?: [A-Z\[].*)?`", read(DOCS / "cli.md"), re.M))
    assert named - {"mreza serve"} <= set(COMMANDS)


def matches(expected: str, found: str) -> bool:
    """Whether lines agree; `...` stands for the rest of a line, alone for any number of lines."""
    pattern = ""
    for line in expected.splitlines():
        if line == "...":
            pattern += r"(?:.*\n)*?"
        elif line.endswith("..."):
            pattern += re.escape(line[:-3]) + r".*\n"
        else:
            pattern += re.escape(line) + r"\n"
    found = found if found.endswith("\n") or not found else found + "\n"
    return re.fullmatch(pattern, found) is not None


def runs(page: str) -> Iterator[tuple[str, str]]:
    """(command, expected output) of each line with a `$` in the console blocks of a page."""
    for _, text in blocks(page, "console"):
        for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
            command, _, expected = part.partition("\n")
            yield command, expected


def test_the_examples_of_the_command_line_print_what_is_shown(tmp_path: Path):
    for kind in ("csv", "json"):
        for name, text in blocks("cli.md", kind):
            if name:
                (tmp_path / name).write_text(text, encoding="utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    examples = list(runs("cli.md"))
    assert len(examples) >= 5
    for command, expected in examples:
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=tmp_path,
            env={**os.environ, "PATH": path},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=60,
            check=False,
        )
        assert matches(expected, done.stdout), f"$ {command}\n{done.stdout}"


def answer(*arguments: str) -> Any:
    from typer.testing import CliRunner

    return json.loads(CliRunner().invoke(app, [*arguments, "--format", "json"]).stdout)


def keys(data: Any) -> Any:
    """The shape of JSON: names with the shape of what they hold, a list by its first entry."""
    if isinstance(data, dict):
        return {name: keys(value) for name, value in data.items()}
    return [keys(data[0])] if isinstance(data, list) and data else type(data).__name__


def test_the_json_shown_for_lists_and_checks_has_the_shape_that_is_printed():
    printed = [json.loads(text) for name, text in blocks("cli.md", "json") if not name]
    listed, owed, checked = printed
    assert keys(answer("acts", "list")) == keys(listed)
    shown = answer("acts", "obligations", owed["act"])
    (code,) = [item["code"] for item in owed["obligations"]]
    shown["obligations"] = [item for item in shown["obligations"] if item["code"] == code]
    assert keys(shown) == keys(owed)
    with_errata = [report for report in answer("acts", "check") if report["errata"]]
    assert keys(with_errata) == keys(checked)


def test_every_key_of_a_shown_act_is_documented():
    text = read(DOCS / "cli.md")
    shown = answer("acts", "show", acts.ids()[0])
    table = next(table for table in shown["tables"] if table["inputs"])
    for part in (shown, shown["parameters"][0], table, table["inputs"][0], table["formulas"][0]):
        assert [key for key in part if key not in text] == []


def test_every_dependency_is_documented_with_its_reason():
    project = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    extras = project["optional-dependencies"].values()
    names = {
        re.split(r"[\[<>=~! ]", needed)[0]
        for needed in [*project["dependencies"], *(one for extra in extras for one in extra)]
    }
    rows = re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|", read(DOCS / "dependencies.md"), re.MULTILINE)
    reasons = {name: why for cell, why in rows for name in re.findall(r"`([^`]+)`", cell)}
    assert sorted(names - set(reasons)) == []
    assert sorted(set(reasons) - names) == []
    assert all(len(why) > 10 for why in reasons.values())


def test_every_setting_of_an_installation_is_documented():
    from mreza.site import environment

    settings = re.findall(r"^\| ([A-Z_]+) +\|", environment.__doc__ or "", re.MULTILINE)
    text = read(DOCS / "running-in-production.md")
    assert settings
    assert [name for name in settings if f"`{name}`" not in text] == []


# Words that mean in the code what they mean everywhere.
PLAIN = {"1a", "1b", "2006", "and", "by", "from", "in", "left", "of", "on", "per", "rule", "to"}


def test_every_word_in_the_names_of_the_law_is_in_the_glossary():
    words: dict[str, str] = {}
    for act in acts.all_acts():
        names = list(act.parameters)
        for table in act.tables.values():
            names += [table.name, *(item.name for item in (*table.inputs, *table.formulas))]
            names += [choice for item in table.inputs for choice in item.choices]
        words |= {word: name for name in names for word in name.split("_")}
    rows = re.findall(r"^\| ([^|]+?) \|", read(DOCS / "glossary.md"), re.MULTILINE)
    known = {
        word for cell in rows for term in re.findall(r"`([^`]+)`", cell) for word in split(term)
    }
    missing = {word: name for word, name in words.items() if word not in known | PLAIN}
    assert missing == {}, "add the word, its Slovene term and its place to docs/glossary.md"


def split(term: str) -> set[str]:
    return set(term.split("_"))


def test_the_glossary_names_each_term_once():
    terms = re.findall(r"^\| ([^|]+?) \|", read(DOCS / "glossary.md"), re.MULTILINE)
    named = [term for cell in terms for term in re.findall(r"`([^`]+)`", cell)]
    assert sorted({term for term in named if named.count(term) > 1}) == []


def test_every_operation_of_the_api_is_documented():
    from mreza.site.api import api

    text = read(DOCS / "api.md")
    paths = [path.removeprefix("/api/v1") for path in api.get_openapi_schema()["paths"]]
    assert [path for path in paths if f"`{path}`" not in text] == [], "add them to docs/api.md"


def test_the_example_of_the_api_is_calculated_and_its_error_is_answered_as_shown():
    from django.test import Client

    ((_, text),) = [block for block in blocks("api.md", "json") if block[0] == "body.json"]
    ((_, problem),) = [block for block in blocks("api.md", "json") if not block[0]]
    body = json.loads(text)
    address = "/api/v1/acts/health_centres_2007/tables/coverage/calculate"
    assert address in read(DOCS / "api.md")
    answered = Client().post(address, body, content_type="application/json")
    assert answered.status_code == 200
    loads = [row["results"]["insured_per_doctor"] for row in answered.json()["rows"]]
    assert loads == ["1618.86643925", "2067.69406393"]
    body["rows"][1]["doctors"] = "ten"
    refused = Client().post(address, body, content_type="application/json")
    assert refused.json() == json.loads(problem)
