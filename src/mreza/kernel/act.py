"""An act: one official document as a folder of articles, parameters, formulas, printed tables."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import pkgutil
import tomllib
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Literal, get_args

from mreza.kernel.errors import ActError, closest, find
from mreza.kernel.ledger import Article, Clause, load_articles
from mreza.kernel.obligations import FILE as OBLIGATIONS
from mreza.kernel.obligations import Frame, Obligation, load_obligations
from mreza.kernel.parameter import Parameter, load_parameters
from mreza.kernel.plan import Plan
from mreza.kernel.plan_loading import FOLDER as PLAN
from mreza.kernel.plan_loading import Ledger, load_plan
from mreza.kernel.printed import PrintedTable, load_printed_tables
from mreza.kernel.table import Table
from mreza.kernel.text import Text

Extent = Literal["whole", "deadlines"]
EXTENTS: Final[tuple[Extent, ...]] = get_args(Extent)


@dataclass
class Act:
    """A loaded and checked act. `fingerprint` changes with any file that can change a result.

    `extent` says how much of the document is kept: the `whole`, or only its `deadlines`, which is
    the clauses with a time limit and their obligations, nothing that computes.
    """

    id: str
    package: str
    folder: Path
    title: Text
    short: Text
    version: str
    in_force_from: date
    in_force_to: date | None
    about: dict[str, Any]
    articles: dict[str, Article]
    parameters: dict[str, Parameter]
    tables: dict[str, Table]
    printed: dict[str, PrintedTable]
    notes: list[Text] = field(default_factory=list)
    extent: Extent = "whole"
    obligations: tuple[Obligation, ...] = ()
    plan: Plan | None = None

    def table(self, name: str) -> Table:
        return find(name, self.tables, "table", self.id)

    def parameter(self, name: str) -> Parameter:
        return find(name, self.parameters, "parameter", self.id)

    def number(self, name: str) -> Decimal:
        """A parameter that is a number, as it is on the act's first day."""
        value = self.parameter(name).on(self.in_force_from).value
        if not isinstance(value, Decimal):
            raise ActError(f"{name} is no number", where=f"{self.id}/parameters")
        return value

    def obligation(self, code: str) -> Obligation:
        return find(code, {item.code: item for item in self.obligations}, "obligation", self.id)

    def printed_table(self, name: str) -> PrintedTable:
        return find(name, self.printed, "printed table", self.id)

    def article_of(self, citation: str) -> Article:
        """The article that `6(2)`, `Annex IV` or `Table 1` points to."""
        return find(citation.split("(")[0], self.articles, "article", self.id)

    @cached_property
    def clauses(self) -> list[Clause]:
        """The clause ledger: every paragraph with what covers it."""
        cited: dict[str, list[str]] = {}
        for table in self.tables.values():
            for item in table.formulas:
                for citation in item.citations:
                    cited.setdefault(citation, []).append(f"{table.name}.{item.name}")
        for parameter in self.parameters.values():
            cited.setdefault(parameter.article, []).append(parameter.name)
        return [
            Clause(article, paragraph, tuple(_covering(article.number, paragraph.number, cited)))
            for article in self.articles.values()
            for paragraph in article.paragraphs
        ]

    @cached_property
    def fingerprint(self) -> str:
        """A hash of every file that can change a result."""
        digest = hashlib.sha256()
        for path in sorted(self.folder.rglob("*")):
            of_examples = {"cases", "checks", PLAN} & set(path.relative_to(self.folder).parts)
            can_change = path.suffix in {".toml", ".csv", ".py"} and path.name != OBLIGATIONS
            if can_change and not of_examples:
                digest.update(path.relative_to(self.folder).as_posix().encode())
                digest.update(path.read_bytes())
        return digest.hexdigest()[:16]


def _covering(article: str, paragraph: str, cited: dict[str, list[str]]) -> list[str]:
    places = [f"{article}({paragraph})"]
    if paragraph == "1":
        places.append(article)
    return [name for place in places for name in cited.get(place, [])]


def load_act(package: str) -> Act:
    """Load the act that is the Python package `package`. Raises `ActError` on any contradiction.

    An act whose act.toml says `extent = "deadlines"` holds only the clauses with a time limit: it
    needs act.toml, articles.toml with just those clauses, and obligations.toml; `formulas/`,
    `parameters/` and `tables/` may be absent. `mreza acts` and the pages say so.
    """
    module = importlib.import_module(package)
    folder = Path(str(module.__file__)).parent
    about = _read(folder / "act.toml")
    extent = _extent(about)
    parameters = load_parameters(folder)
    act = Act(
        id=about["id"],
        package=package,
        folder=folder,
        title=Text.read(about["title"]),
        short=Text.read(about["short"]),
        version=str(about["version"]),
        in_force_from=about["in_force_from"],
        in_force_to=about.get("in_force_to"),
        about=about,
        articles=load_articles(folder / "articles.toml"),
        parameters=parameters,
        tables={},
        printed=load_printed_tables(folder / "tables"),
        notes=[Text.read(note) for note in about.get("notes", [])],
        extent=extent,
    )
    for table in _tables_of(package, extent):
        if table.name in act.tables:
            raise ActError(f"two tables are named {table.name}", where=act.id)
        table.bind(act.id, parameters, act.in_force_from)
        table.act_fingerprint = act.fingerprint
        table.in_force_from, table.in_force_to = act.in_force_from, act.in_force_to
        act.tables[table.name] = table
    _check_citations(act)
    clauses = {clause.citation: clause for clause in act.clauses}
    frame = Frame(act.id, clauses, act.in_force_from, act.in_force_to)
    act.obligations = load_obligations(folder, frame)
    act.plan = load_plan(folder, Ledger(act.id, act.articles, act.obligations))
    if extent == "deadlines" and not act.obligations:
        raise ActError(
            "only its deadlines are kept, and there are none",
            where=act.id,
            remedy="List them in obligations.toml",
        )
    return act


def _extent(about: dict[str, Any]) -> Extent:
    extent = about.get("extent", "whole")
    for known in EXTENTS:
        if extent == known:
            return known
    raise ActError(
        f"extent is {extent!r}", where=f"{about['id']}/act.toml", remedy=f"Known: {EXTENTS}"
    )


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


def _tables_of(package: str, extent: Extent) -> list[Table]:
    if extent == "deadlines" and importlib.util.find_spec(f"{package}.formulas") is None:
        return []
    formulas = importlib.import_module(f"{package}.formulas")
    names = sorted(item.name for item in pkgutil.iter_modules(formulas.__path__))
    modules = [importlib.import_module(f"{package}.formulas.{name}") for name in names]
    return [
        value for module in modules for value in vars(module).values() if isinstance(value, Table)
    ]


def _check_citations(act: Act) -> None:
    known = {f"{c.article.number}({c.paragraph.number})" for c in act.clauses} | set(act.articles)
    formulas = [
        (item.name, citation)
        for table in act.tables.values()
        for item in table.formulas
        for citation in item.citations
    ]
    parameters = [(item.name, item.article) for item in act.parameters.values()]
    for name, citation in formulas + parameters:
        if citation not in known:
            raise ActError(
                f"{name} cites {citation!r}, which the ledger does not know",
                where=f"{act.id}/articles.toml",
                remedy=closest(citation, sorted(known)),
            )
    for clause in act.clauses:
        if clause.paragraph.kind == "rule" and not clause.covered_by:
            raise ActError(
                f"{clause.citation} is a rule, but no formula or parameter cites it",
                where=f"{act.id}/articles.toml",
                remedy="Cite it in a formula, or say not_computed and why",
            )
