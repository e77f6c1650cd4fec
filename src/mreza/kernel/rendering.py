"""A tree of steps as text, as HTML, and the arithmetic of one step as people write it."""

from __future__ import annotations

from decimal import Decimal
from html import escape
from typing import Any, Final

from mreza.kernel.columns import Column
from mreza.kernel.explanation import Explanation, Step
from mreza.kernel.numerals import round_half_up
from mreza.kernel.steps import Bands
from mreza.kernel.units import Unit

_WORDS: Final[dict[str, dict[str, str]]] = {
    "sl": {
        "no data": "ni podatka", "true": "da", "false": "ne",
        "illustrative": "ponazoritvena vrednost", "article": "člen",
        "from": "velja od", "what-if": "kaj, če", "input": "vhodni podatek",
        "parameter": "parameter", "least": "najmanjše od", "greatest": "največje od",
        "rounded": "zaokroženo na {} dec.", "total": "vsota", "average": "povprečje",
        "distributed": "razdeljeno sorazmerno",
        "if": "če", "otherwise": "sicer", "and": "in", "or": "ali", "band": "razred za",
        "brackets": "po razredih od", "day": "na dan", "here": "tu",
    },
    "en": {
        "no data": "no data", "true": "yes", "false": "no", "illustrative": "illustrative value",
        "article": "article", "from": "in force from", "what-if": "what if", "input": "input",
        "parameter": "parameter", "least": "least of", "greatest": "greatest of",
        "rounded": "rounded to {} dec.", "total": "sum", "average": "mean",
        "distributed": "shared in proportion",
        "if": "if", "otherwise": "otherwise", "and": "and", "or": "or", "band": "band for",
        "brackets": "by brackets from", "day": "on", "here": "here",
    },
}  # fmt: skip
# What parts of documents are called that have a name instead of a bare number.
_PLACES: Final = {
    "Annex": "Priloga", "Table": "Tabela", "Section": "Poglavje", "Footnote": "Opomba",
    "application": "Vloga", "Introduction": "Uvod", "Goal": "Cilj",
}  # fmt: skip


def word(key: str, language: str) -> str:
    return _WORDS["en" if language == "en" else "sl"][key]


def show(value: Any, language: str, decimals: int | None = None) -> str:
    """A value as people read it: `1.234,56` in Slovene, `1,234.56` in English."""
    if value is None:
        return word("no data", language)
    if isinstance(value, bool):
        return word("true" if value else "false", language)
    if isinstance(value, Decimal):
        return _number(value if decimals is None else round_half_up(value, decimals), language)
    if isinstance(value, list):
        return "; ".join(_band(limit, result, language) for limit, result in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {show(Decimal(item), language)}" for key, item in value.items())
    return str(value)


def _number(value: Decimal, language: str) -> str:
    text = f"{value:,f}".replace("-", "\u2212")
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))


def _band(limit: str, result: str, language: str) -> str:
    bound = f"≤ {show(Decimal(limit), language)}" if limit else "…"
    return f"{bound}: {show(Decimal(result), language)}"


def _value(step: Step, language: str) -> str:
    if isinstance(step.value, str) and step.value in step.labels:
        return step.labels[step.value][language]
    return show(step.value, language, step.decimals)


def quantity(step: Step, language: str) -> str:
    """The value of a step with its unit."""
    value = _value(step, language)
    unit = Unit.parse(step.unit).label(language, after=value)
    return value if step.value is None or not unit else f"{value} {unit}"


# How tightly each sign binds; a looser one inside of a tighter one gets parentheses.
_BINDING: Final = {
    "<": 0,
    "<=": 0,
    ">": 0,
    ">=": 0,
    "==": 0,
    "!=": 0,
    "+": 1,
    "-": 1,
    "*": 2,
    "per": 2,
}
_SIGNS: Final = {
    "+": "+", "-": "−", "*": "×", "per": "÷",
    "<": "<", "<=": "≤", ">": ">", ">=": "≥", "==": "=", "!=": "≠",
}  # fmt: skip
_ATOM: Final = 3


def arithmetic(step: Step, language: str) -> str:
    """What the step does with its arguments, with their values put in; empty for no formula."""
    return "" if step.tree is None else _Writer(step, language).write(step.tree)


class _Writer:
    """Writes the tree of one step, taking values, titles and labels from the steps it needs."""

    def __init__(self, step: Step, language: str) -> None:
        self.language = language
        self.values = {need.name: _value(need, language) for need in step.needs}
        self.raw = {need.name: need.value for need in step.needs}
        self.titles = {need.name: need.title[language] for need in step.needs}
        self.labels = {
            key: text for part in (step, *step.needs) for key, text in part.labels.items()
        }

    def write(self, node: Column) -> str:
        if node.op == "argument":
            return self.values.get(node.name, node.name)
        if node.op == "literal":
            return self._literal(node.value)
        if node.op in _SIGNS:
            left, right = node.operands
            if node.op == "*" and left.value == -1:
                return f"−{self._inside(right, _ATOM)}"
            strength = _BINDING[node.op]
            # a - (b - c) and a ÷ (b ÷ c) keep theirs
            after = strength + (node.op in ("-", "per"))
            return f"{self._inside(left, strength)} {_SIGNS[node.op]} {self._inside(right, after)}"
        return self._word(node)

    def _literal(self, value: Any) -> str:
        if isinstance(value, str) and value in self.labels:
            return self.labels[value][self.language]
        return show(value, self.language)

    def _inside(self, node: Column, strength: int) -> str:
        text = self.write(node)
        return f"({text})" if _BINDING.get(node.op, _ATOM) < strength else text

    def _word(self, node: Column) -> str:
        if node.op == "distributed":
            return self._shared(node)
        operands = [self.write(operand) for operand in node.operands]
        if node.op == "percent":
            part, whole = (self._inside(operand, 2) for operand in node.detail)
            return f"{part} ÷ {whole} × 100 %"
        if node.op == "of":
            percentage, amount = (self._inside(operand, 2) for operand in node.operands[:2])
            return f"{percentage} % × {amount}"
        if node.op == "rounded":
            return f"{operands[0]} ({self._say('rounded').format(node.detail)})"
        if node.op == "where":
            _, then, otherwise = operands
            condition = self._condition(node.operands[0])
            return f"{self._say('if')} {condition}: {then}; {self._say('otherwise')} {otherwise}"
        if node.op in ("both", "either"):
            return f" {self._say('and' if node.op == 'both' else 'or')} ".join(operands)
        if node.op in ("total", "average"):
            return self._grouped(node)
        if node.op in ("band", "brackets"):
            return f"{self._say(node.op)} {operands[0]} ({self._bands(node.detail)})"
        if node.op == "lookup":
            return f"{show(self._entry(node), self.language)} ({operands[0]})"
        return f"{self._say(node.op)} {' | '.join(operands)}"

    def _condition(self, node: Column) -> str:
        if node.op == "argument":  # a bare yes or no says nothing without its title
            return f"{self.titles[node.name]} ({self._say('here')}: {self.write(node)})"
        return self.write(node)

    def _entry(self, node: Column) -> Any:
        (key,) = node.operands
        raw = self.raw.get(key.name) if key.op == "argument" else key.value
        return None if raw is None else node.detail.get(raw)

    def _grouped(self, node: Column) -> str:
        value, *keys = node.operands
        of = self.titles[value.name] if value.op == "argument" else self.write(value)
        groups = ", ".join(f"{self.titles[key.name]}: {self.write(key)}" for key in keys)
        return f"{self._say(node.op)}: {of}" + (f" ({groups})" if groups else "")

    def _shared(self, node: Column) -> str:
        amount, weight, keys = node.detail
        of = self.titles[weight.name] if weight.op == "argument" else self.write(weight)
        groups = "".join(f", {self.titles[key.name]}: {self.write(key)}" for key in keys)
        share = f"{self._inside(amount, 2)} × {self._inside(weight, 2)} ÷ {self._say('total')}"
        return f"{share} ({self._say('distributed')}: {of}{groups})"

    def _bands(self, bands: Bands) -> str:
        steps = [
            ["" if limit is None else str(limit), str(result)] for limit, result in bands.steps
        ]
        return show(steps, self.language)

    def _say(self, key: str) -> str:
        return word(key, self.language)


def notes(step: Step, language: str) -> list[str]:
    """Article, date, what-if and illustrative marks of a step, in words."""
    said = []
    if step.article:
        said.append(citation(step.article, language))
    if step.kind == "input":
        said.append(word("input", language))
    if step.valid_from:
        said.append(f"{word('from', language)} {day(step.valid_from.isoformat(), language)}")
    if step.overridden:
        said.append(word("what-if", language))
    if step.illustrative:
        said.append(word("illustrative", language))
    return said


def citation(article: str, language: str) -> str:
    """`3(1)` as `3. člen (1)` or `article 3(1)`, `5.1.1(3)` as `točka 5.1.1 (3)` or `section`.

    Annexes, tables and what else has a name is called by it.
    """
    place, _, paragraph = article.partition("(")
    if not place[:1].isdigit():
        return own_name(article, language)
    if language == "en":
        return f"{'section' if '.' in place else 'article'} {article}"
    place = f"točka {place}" if "." in place else f"{place}. člen"
    return f"{place} ({paragraph}" if paragraph else place


def own_name(place: str, language: str) -> str:
    """`Annex IV`, in Slovene `Priloga IV`."""
    if language != "en":
        for english, slovene in _PLACES.items():
            place = place.replace(english, slovene)
    return place


def day(iso: str, language: str) -> str:
    """`2007-04-01` as `1. 4. 2007` or `1 Apr 2007`."""
    year, month, number = (int(part) for part in iso.split("-"))
    if language == "en":
        names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return f"{number} {names[month - 1]} {year}"
    return f"{number}. {month}. {year}"


def as_text(explanation: Explanation, language: str = "sl") -> str:
    """The tree as lines, each step indented under the one that needs it."""
    receipt = explanation.receipt
    when = f"{word('day', language)} {day(receipt.at.isoformat(), language)}"
    lines = [f"{receipt.act}.{receipt.table} {when}"]
    _write_lines(explanation.step, language, 0, lines, set())
    return "\n".join(lines)


def _write_lines(step: Step, language: str, depth: int, lines: list[str], seen: set[str]) -> None:
    indent = "  " * depth
    said = f"  [{'; '.join(notes(step, language))}]" if notes(step, language) else ""
    lines.append(f"{indent}{step.title[language]} ({step.name}) = {quantity(step, language)}{said}")
    if step.name in seen:
        return  # written out above
    seen.add(step.name)
    if step.tree is not None:
        lines.append(f"{indent}  = {arithmetic(step, language)}")
    for need in step.needs:
        _write_lines(need, language, depth + 1, lines, seen)


def as_html(explanation: Explanation, language: str = "sl") -> str:
    """The tree as nested lists that open step by step; works without scripts and without styles."""
    return f'<ol class="steps">{_html(explanation.step, language, True)}</ol>'


def _html(step: Step, language: str, opened: bool) -> str:
    chips = "".join(
        f'<span class="{_chip(step, note, language)}">{escape(note)}</span>'
        for note in notes(step, language)
    )
    head = (
        f"<b>{escape(step.title[language])}</b> <i>{escape(quantity(step, language))}</i> {chips}"
    )
    worked = f"<span>{escape(arithmetic(step, language))}</span>" if step.tree is not None else ""
    if step.why[language]:
        worked += f"<span>{escape(step.why[language])}</span>"
    if not step.needs:
        return f'<li id="step-{step.name}">{head}{worked}</li>'
    inner = "".join(_html(need, language, False) for need in step.needs)
    return (
        f'<li id="step-{step.name}"><details{" open" if opened else ""}><summary>{head}</summary>'
        f"{worked}<ol>{inner}</ol></details></li>"
    )


def _chip(step: Step, note: str, language: str) -> str:
    if note == word("illustrative", language):
        return "illustrative"
    return "art" if step.article and note == citation(step.article, language) else "muted"
