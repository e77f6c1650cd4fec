"""What the commands print for people: plain aligned text in Slovene or English."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from mreza.kernel.engines.result import Result
from mreza.kernel.rendering import citation, day, show
from mreza.kernel.units import Unit
from mreza.site.cli.shapes import columns

NO_DATA: Final = "–"
_WORDS: Final[dict[str, tuple[str, str]]] = {
    "article": ("člen", "article"),
    "articles": ("členov", "articles"),
    "column": ("stolpec", "column"),
    "consistent": ("se ujema", "consistent"),
    "derivable": ("izpeljivih vrednosti", "derivable figures"),
    "derived": ("izračunano", "derived"),
    "errata": ("neskladij vira", "errata of the source"),
    "formulas": ("Formule", "Formulas"),
    "how": ("kako", "how"),
    "illustrative": (
        "Temelji na ponazoritvenih vrednostih, ki jih noben dokument ne navaja.",
        "Rests on illustrative figures that no document prints.",
    ),
    "in force": ("velja od", "in force from"),
    "input": ("Vhodni podatki", "Inputs"),
    "ledger": ("Evidenca določb", "Clause ledger"),
    "notes": ("Opombe", "Notes"),
    "obligations": ("obveznosti z rokom", "obligations with a time limit"),
    "only deadlines": (
        "Iz dokumenta so vodeni samo roki; nič se ne računa.",
        "Only the time limits of this document are kept; nothing is computed.",
    ),
    "paragraphs": ("odstavkov", "paragraphs"),
    "parameters": ("Parametri", "Parameters"),
    "printed": ("natisnjeno", "printed"),
    "printed tables": ("Natisnjene tabele", "Printed tables"),
    "row": ("vrstica", "row"),
    "rows": ("vrstic", "rows"),
    "table": ("tabela", "table"),
    "tables": ("Tabele", "Tables"),
    "external": ("ponazoritveno", "illustrative"),
    "rule": ("pravilo", "rule"),
    "obligation": ("obveznost", "obligation"),
    "record": ("zapis", "record"),
    "definition": ("opredelitev", "definition"),
    "organisational": ("organizacijsko", "organisational"),
    "not_computed": ("se ne računa", "not computed"),
}
Shape = dict[str, Any]


def word(key: str, language: str) -> str:
    """A word of these pages."""
    return _WORDS[key][language == "en"]


def acts(summaries: Sequence[Shape], language: str) -> str:
    """Each act: title, dates, coverage by kind of clause, tables."""
    return "\n\n".join("\n".join(_summary(act, language)) for act in summaries)


def _summary(act: Shape, language: str) -> list[str]:
    since = f"{word('in force', language)} {day(act['in_force_from'], language)}"
    articles = f"{act['articles']} {word('articles', language)}"
    paragraphs = f"{act['paragraphs']} {word('paragraphs', language)}"
    ledger = ", ".join(f"{word(kind, language)} {count}" for kind, count in act["ledger"].items())
    lines = [
        f"{act['id']}  {act['title'][language]}",
        f"  {since}; {act['version']}; {articles}, {paragraphs}",
        f"  {word('ledger', language)}: {ledger}",
        f"  {act['obligations']} {word('obligations', language)}",
    ]
    if act["extent"] == "deadlines":
        return [*lines, f"  {word('only deadlines', language)}"]
    return [*lines, f"  {word('tables', language)}: {', '.join(act['tables'])}"]


def act(details: Shape, language: str) -> str:
    """An act in full: parameters, each table with inputs and formulas, printed tables, notes."""
    summary = {**details, "tables": [table["name"] for table in details["tables"]]}
    parameters = [_parameter(item, language) for item in details["parameters"]]
    printed = [_printed(item, language) for item in details["printed"]]
    notes = [f"  {_placed(note, language)}" for note in details["notes"]]
    blocks = ["\n".join(_summary(summary, language))]
    if parameters:
        blocks.append(f"{word('parameters', language)}\n{grid(parameters)}")
    blocks += [_table(table, language) for table in details["tables"]]
    if printed:
        blocks.append(f"{word('printed tables', language)}\n{grid(printed)}")
    if notes:
        blocks.append("\n".join([word("notes", language), *notes]))
    return "\n\n".join(blocks)


def _placed(note: Shape, language: str) -> str:
    place = citation(note["article"], language)
    return f"{place}: {note[language]}" if place else note[language]


def _printed(item: Shape, language: str) -> list[str]:
    rows = f"{item['rows']} {word('rows', language)}"
    return [f"  {item['name']}", rows, item["place"][language], item["title"][language]]


def _parameter(item: Shape, language: str) -> list[str]:
    last = item["values"][-1]["value"]
    value = show(Decimal(last) if isinstance(last, str) else last, language)
    unit = Unit.parse(item["unit"]).label(language)
    mark = f" [{word('external', language)}]" if item["external"] else ""
    article = citation(item["article"], language)
    return [f"  {item['name']}", f"{value} {unit}".strip(), article, item["title"][language] + mark]


def _table(table: Shape, language: str) -> str:
    inputs = [
        [f"    {item['name']}", _kind(item, language), item["title"][language]]
        for item in table["inputs"]
    ]
    formulas = [
        [
            f"    {item['name']}",
            _kind(item, language),
            citation(item["article"], language),
            item["title"][language],
        ]
        for item in table["formulas"]
    ]
    return "\n".join(
        [
            f"{word('table', language)} {table['name']}: {table['title'][language]}",
            f"  {word('input', language)}",
            grid(inputs),
            f"  {word('formulas', language)}",
            grid(formulas),
        ]
    )


def _kind(item: Shape, language: str) -> str:
    if item.get("choices"):
        return "|".join(item["choices"])
    label = Unit.parse(item["unit"]).label(language) if item["kind"] == "number" else item["kind"]
    return f"{label} [{word('external', language)}]".strip() if item.get("external") else label


def lints(reports: Sequence[Shape], language: str) -> str:
    """Per act how many printed figures follow, and each one that does not."""
    return "\n\n".join(_lint(report, language) for report in reports)


def _lint(report: Shape, language: str) -> str:
    head = (
        f"{report['act']}: {report['derivable']} {word('derivable', language)}, "
        f"{report['consistent']} {word('consistent', language)}, "
        f"{len(report['errata'])} {word('errata', language)}"
    )
    if not report["errata"]:
        return head
    names = ("table", "row", "column", "printed", "derived", "how")
    header = [word(name, language) for name in names]
    lines = [header, *(_erratum(item, language) for item in report["errata"])]
    return f"{head}\n{grid(lines, right={3, 4})}"


def _erratum(item: Shape, language: str) -> list[str]:
    printed = show(Decimal(item["printed"]), language)
    derived, how = _range(item, language), item["how"][language]
    return [item["table"], item["row"], item["column"], printed, derived, how]


def _range(item: Shape, language: str) -> str:
    """What the figure could be, cut to two decimals more than are printed."""
    shown = max(-int(Decimal(item["printed"]).as_tuple().exponent), 0) + 2
    ends = [show(Decimal(item[key]), language, shown) for key in ("derived_low", "derived_high")]
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} … {ends[1]}"


def results(result: Result, language: str, width: int | None) -> str:
    """One line a row; one block a row where a line would not fit into `width` characters."""
    names = columns(result)
    lines = [names, *([_value(row[name], language) for name in names] for row in result.rows)]
    numeric = {place for place, name in enumerate(names) if _is_numeric(result, name)}
    page = grid(lines, right=numeric)
    if width is not None and page.index("\n") > width:
        page = "\n\n".join(_block(result, number, language) for number in range(len(result.rows)))
    note = f"\n\n{word('illustrative', language)}" if result.receipt.illustrative else ""
    return page + note


def _block(result: Result, number: int, language: str) -> str:
    row, table = result.rows[number], result.table
    described = [(item.name, item.unit, "", item.title) for item in table.inputs]
    described += [
        (item.name, str(item.unit), citation(item.article, language), item.title)
        for item in table.formulas
    ]
    lines = [
        [
            name,
            _value(row[name], language),
            _label(unit, row[name], language),
            place,
            title[language],
        ]
        for name, unit, place, title in described
    ]
    return f"{word('row', language)} {number + 1}\n{grid(lines, right={1})}"


def _label(unit: str, value: Any, language: str) -> str:
    return Unit.parse(unit).label(language) if isinstance(value, Decimal) else ""


def _value(value: Any, language: str) -> str:
    return NO_DATA if value is None else show(value, language)


def _is_numeric(result: Result, name: str) -> bool:
    return any(isinstance(row[name], Decimal) for row in result.rows)


def grid(lines: Sequence[Sequence[str]], right: frozenset[int] | set[int] = frozenset()) -> str:
    """Cells in aligned columns, two spaces apart; the columns in `right` end together."""
    if not lines:
        return ""
    widths = [max(len(line[place]) for line in lines) for place in range(len(lines[0]))]
    return "\n".join(
        "  ".join(
            cell.rjust(wide) if place in right else cell.ljust(wide)
            for place, (cell, wide) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
