"""A tree of steps as text, as HTML, and the arithmetic of one step as people write it."""

from __future__ import annotations

from collections.abc import Mapping
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
        "no data": "ni podatka", "true": "da", "false": "ne", "illustrative": "ponazoritvena vrednost",
        "article": "člen", "from": "velja od", "what-if": "kaj, če", "input": "vhodni podatek",
        "parameter": "parameter", "least": "najmanjše od", "greatest": "največje od",
        "rounded": "zaokroženo na {} dec.", "total": "vsota", "average": "povprečje", "by": "po",
        "if": "če", "otherwise": "sicer", "and": "in", "or": "ali", "of": "od", "band": "razred za",
        "brackets": "po razredih od", "lookup": "vrednost za", "day": "na dan", "engine": "izračun",
    },
    "en": {
        "no data": "no data", "true": "yes", "false": "no", "illustrative": "illustrative value",
        "article": "article", "from": "in force from", "what-if": "what if", "input": "input",
        "parameter": "parameter", "least": "least of", "greatest": "greatest of",
        "rounded": "rounded to {} dec.", "total": "sum of", "average": "mean of", "by": "by",
        "if": "if", "otherwise": "otherwise", "and": "and", "or": "or", "of": "of", "band": "band for",
        "brackets": "by brackets from", "lookup": "value for", "day": "on", "engine": "engine",
    },
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


def quantity(step: Step, language: str) -> str:
    """The value of a step with its unit."""
    value = show(step.value, language, step.decimals)
    unit = Unit.parse(step.unit).label(language)
    return value if step.value is None or not unit else f"{value} {unit}"


_INFIX: Final = {"+": "+", "-": "−", "*": "×", "per": "÷"}
_SIGNS: Final = {"<": "<", "<=": "≤", ">": ">", ">=": "≥", "==": "=", "!=": "≠"}


def arithmetic(step: Step, language: str) -> str:
    """What the step does with its arguments, with their values put in; empty for no formula."""
    if step.tree is None:
        return ""
    values = {need.name: show(need.value, language, need.decimals) for need in step.needs}
    return _Writer(language, values).write(step.tree, outermost=True)


class _Writer:
    def __init__(self, language: str, values: Mapping[str, str]) -> None:
        self.language, self.values = language, values

    def write(self, node: Column, *, outermost: bool = False) -> str:
        if node.op == "argument":
            return self.values.get(node.name, node.name)
        if node.op == "literal":
            return show(node.value, self.language)
        if node.op in _INFIX or node.op in _SIGNS:
            sign = _INFIX.get(node.op) or _SIGNS[node.op]
            text = f" {sign} ".join(self.write(operand) for operand in node.operands)
            return text if outermost else f"({text})"
        return self._word(node)

    def _word(self, node: Column) -> str:
        operands = [self.write(operand) for operand in node.operands]
        if node.op == "percent":
            part, whole = (self.write(operand) for operand in node.detail)
            return f"{part} ÷ {whole} × 100 %"
        if node.op == "of":
            return f"{operands[0]} % × {operands[1]}"
        if node.op == "rounded":
            inner = self.write(node.operands[0], outermost=True)
            return f"{inner} ({self._say('rounded').format(node.detail)})"
        if node.op == "where":
            condition, then, otherwise = operands
            return f"{self._say('if')} {condition}: {then}; {self._say('otherwise')} {otherwise}"
        if node.op in ("both", "either"):
            return f" {self._say('and' if node.op == 'both' else 'or')} ".join(operands)
        if node.op in ("total", "average") and len(operands) == 2:
            return f"{self._say(node.op)} {operands[0]} … ({self._say('by')} {operands[1]})"
        if node.op in ("band", "brackets"):
            return f"{self._say(node.op)} {operands[0]} ({self._bands(node.detail)})"
        return f"{self._say(node.op)} {', '.join(operands)}"

    def _bands(self, bands: Bands) -> str:
        steps = [["" if limit is None else str(limit), str(result)] for limit, result in bands.steps]
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
    """`3(1)` as `3. člen (1)` or `article 3(1)`; annexes and tables by their own names."""
    place, _, paragraph = article.partition("(")
    if not place[:1].isdigit():
        if language == "en":
            return article
        return article.replace("Annex", "Priloga").replace("Table", "Tabela")
    if language == "en":
        return f"article {article}"
    return f"{place}. člen ({paragraph}" if paragraph else f"{place}. člen"


def day(iso: str, language: str) -> str:
    """`2007-04-01` as `1. 4. 2007` or `1 Apr 2007`."""
    year, month, number = (int(part) for part in iso.split("-"))
    if language == "en":
        names = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
        return f"{number} {names[month - 1]} {year}"
    return f"{number}. {month}. {year}"


def as_text(explanation: Explanation, language: str = "sl") -> str:
    """The tree as lines, each step indented under the one that needs it."""
    receipt = explanation.receipt
    lines = [f"{receipt.act}.{receipt.table} {word('day', language)} {day(receipt.at.isoformat(), language)}"]
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
        f'<span class="{_chip(step, note, language)}">{escape(note)}</span>' for note in notes(step, language)
    )
    head = f"<b>{escape(step.title[language])}</b> <i>{escape(quantity(step, language))}</i> {chips}"
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
