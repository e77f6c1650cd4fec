"""A tree of steps as a page shows it: words, values, addresses. Nothing is computed here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext, ngettext

from mreza import acts
from mreza.kernel import rendering
from mreza.kernel.errors import UnknownNameError
from mreza.kernel.explanation import Explanation, Step
from mreza.kernel.lint import Check
from mreza.kernel.table import Table
from mreza.rooms.calculations import links, linting, showing
from mreza.rooms.calculations.feeds import Source
from mreza.rooms.calculations.queries import StoredRow, StoredRun


@dataclass(frozen=True)
class Cite:
    """An article chip."""

    label: str
    url: str


@dataclass(frozen=True)
class PrintedPlace:
    """Where an input is printed."""

    label: str
    figure: str
    url: str


@dataclass(frozen=True)
class Member:
    """A row that a sum over the group runs over."""

    label: str
    value: str


@dataclass(frozen=True)
class StepView:
    """One step, ready to show. `exact` is the value with all decimals where some are hidden."""

    name: str
    kind: str
    title: str
    value: str
    exact: str = ""
    reckoning: str = ""
    cites: tuple[Cite, ...] = ()
    valid_from: Any = None
    overridden: bool = False
    illustrative: bool = False
    why: str = ""
    rounding: str = ""
    places: tuple[PrintedPlace, ...] = ()
    members: tuple[Member, ...] = ()
    needs: tuple[StepView, ...] = ()
    repeated: bool = False
    is_text: bool = False


@dataclass(frozen=True)
class Case:
    """What is known about the case besides its values."""

    act: str = ""
    sources: tuple[Source, ...] = ()
    rows: tuple[StoredRow, ...] = ()
    label: str = ""


@dataclass
class Viewer:
    """Builds the view of one explanation in `language`."""

    table: Table
    language: str
    case: Case = field(default_factory=Case)
    seen: set[str] = field(default_factory=set)

    def view(self, step: Step) -> StepView:
        """The step with all below it; a step that stands above already is not written out again."""
        repeated = step.name in self.seen and bool(step.needs)
        self.seen.add(step.name)
        members = self._members(step)
        return StepView(
            name=step.name,
            kind=step.kind,
            title=step.title[self.language],
            value=self.quantity(step),
            exact=self._exact(step),
            reckoning=self._reckoning(step, members),
            cites=tuple(self._cites(step)),
            valid_from=step.valid_from,
            overridden=step.overridden,
            illustrative=step.illustrative,
            why=step.why[self.language],
            rounding=_rounding(step),
            places=tuple(self._places(step)),
            members=members,
            needs=() if repeated else tuple(self.view(need) for need in step.needs),
            repeated=repeated,
            is_text=isinstance(step.value, str | dict | list),
        )

    def quantity(self, step: Step) -> str:
        if isinstance(step.value, str) and step.value in step.labels:
            return step.labels[step.value][self.language]
        if isinstance(step.value, dict | list):
            return showing.stepwise(step.value, self.language)
        return showing.value(
            step.value, language=self.language, decimals=step.decimals, unit=step.unit
        )

    def in_words(self, step: Step) -> str:
        """The formula with names in the place of values: `insured persons ÷ doctors`."""
        named = tuple(
            replace(need, value=_inside(need.title[self.language])) for need in step.needs
        )
        return rendering.arithmetic(replace(step, needs=named), self.language)

    def _reckoning(self, step: Step, members: tuple[Member, ...]) -> str:
        if step.tree is not None and step.tree.op in ("total", "average") and self.case.rows:
            count = len(members) or len(self.case.rows)
            if step.tree.op == "total":
                return ngettext("sum over %(count)d row", "sum over %(count)d rows", count) % {
                    "count": count
                }
            return ngettext("mean of %(count)d row", "mean of %(count)d rows", count) % {
                "count": count
            }
        return rendering.arithmetic(step, self.language)

    def _exact(self, step: Step) -> str:
        """The value with all its decimals, where the shown one hides some that matter."""
        if not isinstance(step.value, Decimal) or step.decimals is None:
            return ""
        shown = rendering.show(step.value, self.language, step.decimals)
        whole = rendering.show(_trimmed(step.value), self.language)
        return whole if whole.rstrip("0").rstrip(",.") != shown.rstrip("0").rstrip(",.") else ""

    def _cites(self, step: Step) -> Iterable[Cite]:
        if step.kind == "formula":
            item = self.table.formula(step.name)
            places: tuple[str, ...] = getattr(item, "citations", (item.article,))
        else:
            places = (step.article,) if step.article else ()
        for place in places:
            yield cite(self.table.act, place, self.language)

    def _places(self, step: Step) -> Iterable[PrintedPlace]:
        if step.kind != "input" or not self.case.sources:
            return
        for source in self.case.sources:
            if source.input == step.name:
                yield self._place(source)

    def _place(self, source: Source) -> PrintedPlace:
        printed = acts.get(self.table.act).printed_table(source.table)
        row = printed.rows[source.position - 1]
        figure = row.get(source.column, "")
        shown = showing.printed(figure, self.language)
        label = f"{printed.place[self.language]}, {source.row}"
        return PrintedPlace(
            label, shown, links.printed_row(self.table.act, source.table, source.position)
        )

    def _members(self, step: Step) -> tuple[Member, ...]:
        """The rows that a plain sum runs over, when their values are stored."""
        tree = step.tree
        if tree is None or tree.op not in ("total", "average") or tree.operands[0].op != "argument":
            return ()
        name, by = tree.operands[0].name, [node.name for node in tree.operands[1:]]
        mine = {need.name: need.value for need in step.needs}
        item = {need.name: need for need in step.needs}[name]
        rows = [row for row in self.case.rows if all(row.get(key) == mine.get(key) for key in by)]
        return tuple(
            Member(row.label, self.quantity(replace(item, value=row.get(name)))) for row in rows
        )


def cite(act: str, place: str, language: str) -> Cite:
    """The chip of an article: `3. člen (1)`."""
    return Cite(rendering.citation(place, language), links.article(act, place))


def receipt(run: StoredRun, table: Table, language: str) -> dict[str, Any]:
    """What the figure rests on: act, version, engine, every parameter with its day."""
    act_id = run.receipt.act
    known = act_id in acts.ids()
    return {
        "run": run,
        "receipt": run.receipt,
        "act": acts.get(act_id).short[language] if known else act_id,
        "version": acts.get(act_id).version if known else "",
        "act_url": links.act(act_id),
        "parameters": [
            {
                "title": table.parameters[item.name].title[language],
                "cite": cite(act_id, item.article, language),
                "used": item,
            }
            for item in run.receipt.parameters
            if item.name in table.parameters
        ],
    }


def _rounding(step: Step) -> str:
    places = step.rounding
    if places is None:
        return ""
    return ngettext(
        "rounded half up to %(places)d decimal, as the act says",
        "rounded half up to %(places)d decimals, as the act says",
        places,
    ) % {"places": places}


def _inside(title: str) -> str:
    """A title inside of a sentence: only its first letter changes, and no abbreviation does."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _trimmed(value: Decimal) -> Decimal:
    """Without zeros at the end that say nothing."""
    whole = value.normalize()
    exponent = whole.as_tuple().exponent
    return whole.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else whole


@dataclass(frozen=True)
class Erratum:
    """A printed figure in the explanation that its own rules do not give."""

    column: str
    place: str
    printed: str
    low: str
    high: str
    how: str
    url: str


def errata(view_of: StepView, row: StoredRow, table: Table, language: str) -> list[Erratum]:
    """Errata of the printed row, for the figures that the explanation is about."""
    names = _names(view_of) | {source.column for source in row.sources}
    found: dict[tuple[str, str], Erratum] = {}
    for source in row.sources:
        for check in linting.errata_of_row(table.act, source):
            if check.column in names:
                found[check.table, check.column] = erratum(check, table.act, language)
    return list(found.values())


def erratum(check: Check, act: str, language: str) -> Erratum:
    printed = acts.get(act).printed_table(check.table)
    titles = {column.name: column.title[language] for column in printed.columns}
    column = titles.get(check.column, check.column)
    return Erratum(
        column=check.column,
        place=f"{printed.title[language]}, {check.row}, {_inside(column)}",
        printed=showing.printed(check.printed, language),
        low=showing.bound(check.derived.low, language),
        high=showing.bound(check.derived.high, language),
        how=check.how[language],
        url=links.errata(act, check.table),
    )


def _names(view_of: StepView) -> set[str]:
    return {view_of.name, *(name for need in view_of.needs for name in _names(need))}


def printed_figure(step: Step, row: StoredRow, table: Table, language: str) -> PrintedPlace | None:
    """What the document itself prints for the figure that is explained, if it does."""
    act = acts.get(table.act)
    for source in row.sources:
        try:
            printed = act.printed_table(source.table)
        except UnknownNameError:
            continue
        text = printed.rows[source.position - 1].get(step.name, "")
        if text:
            label = f"{printed.place[language]}, {source.row}"
            shown = showing.printed(text, language)
            return PrintedPlace(
                label, shown, links.printed_row(table.act, source.table, source.position)
            )
    return None


def viewer(run: StoredRun, row: StoredRow, table: Table, language: str) -> Viewer:
    return Viewer(table, language, Case(table.act, row.sources, tuple(run), row.label))


def summary_of_article(table: Table, citation: str, language: str) -> str:
    """Our own summary of the paragraph that a formula computes."""
    number, _, paragraph = citation.partition("(")
    article = acts.get(table.act).articles.get(number) if table.act in acts.ids() else None
    if article is None:
        return ""
    wanted = paragraph.rstrip(")") or "1"
    found = [item for item in article.paragraphs if item.number == wanted]
    return found[0].summary[language] if found else gettext("No summary of this paragraph.")


def explained(explanation: Explanation, view: Viewer) -> StepView:
    return view.view(explanation.step)
