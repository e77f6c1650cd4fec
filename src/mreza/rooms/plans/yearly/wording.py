"""The report in words: a summary with pictures, a chapter for each area, and what it rests on.

Called within `translation.override(language)`: frame words are translated, the plan's own are data.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from mreza.rooms.plans import status as rules
from mreza.rooms.plans.words import Basis, EntryState, RoundState, Status
from mreza.rooms.plans.yearly import content, drawings, measures
from mreza.rooms.plans.yearly.content import Chapter, Report
from mreza.rooms.plans.yearly.paper import Paper, Picture, Section, Table
from mreza.site import formats

ORDER = tuple(drawings.COLOURS)  # statuses in the order in which bars show them
UNIT = Decimal(1000000)


def worded(report: Report, language: str) -> Paper:
    """The whole report in `language`."""
    with override(language):
        return Paper(
            language=language,
            title=_title(report),
            subtitle=report.title[language],
            contents=_("Contents"),
            foot=f"{report.title[language]}, {_title(report)}",
            keys=tuple(_keys(report, language)),
            marks=tuple(_marks(report)),
            sections=(
                _summary(report, language),
                *(_chapter(one, language) for one in report.chapters),
                _basis(report, language),
            ),
        )


def _title(report: Report) -> str:
    if report.round is not None:
        return _("Report on carrying out the plan: %(round)s") % {"round": report.round.name}
    return _("Report on carrying out the plan")


def _keys(report: Report, language: str) -> Iterator[tuple[str, str]]:
    def day(value: object) -> str:
        return formats.day(value, language=language)  # type: ignore[arg-type]

    yield pgettext("plan", "Coordinator"), report.coordinator
    found = report.round
    if found is not None:
        yield _("Period"), f"{day(found.first)} – {day(found.last)}"
    yield _("State on"), day(report.day)
    if found is not None and found.frozen_at is not None:
        yield _("Frozen on"), day(found.frozen_at.date())
    yield _("Version of the plan"), str(report.version.number)


def _marks(report: Report) -> Iterator[str]:
    if report.synthetic:
        yield _("Made up for a demonstration: no data of this report are real.")
    if report.round is not None and not report.frozen:
        state = RoundState(report.round.state).label
        yield _("Not final: this round is %(state)s.") % {"state": state}


def _summary(report: Report, language: str) -> Section:
    years = content.money(report.measures)
    return Section(
        heading=pgettext("report of a plan", "Summary"),
        text=_sentence(report),
        pictures=tuple(_pictures(report, years, language)),
        tables=(
            _by_area(report, language),
            *([_money(years, language)] if years else []),
            *_printed(report, language),
            *_missing(report, language),
            _no_amount(report, language),
        ),
    )


def _sentence(report: Report) -> str:
    total, found = len(report.measures), report.counts
    opening = ngettext("The plan has %(n)s measure.", "The plan has %(n)s measures.", total)
    said = ", ".join(f"{Status(name).label} {found[name]}" for name in ORDER if found[name])
    counts = _("By status: %(counts)s.") % {"counts": said}
    return f"{opening % {'n': total}} {counts}" if said else opening % {"n": total}


def _pictures(report: Report, years: list[content.YearMoney], language: str) -> Iterator[Picture]:
    rows = [
        drawings.Row(
            f"{one.code} {one.title[language]}",
            [(name, Decimal(one.counts[name]), str(one.counts[name])) for name in ORDER
             if one.counts[name]],
        )
        for one in report.chapters
    ]  # fmt: skip
    yield Picture(
        _("Measures by area and status"), drawings.stacked(rows), _sentence(report),
        tuple((str(Status(name).label), drawings.COLOURS[name]) for name in ORDER),
    )  # fmt: skip
    if years:
        yield _money_picture(years, language)


def _money_picture(years: list[content.YearMoney], language: str) -> Picture:
    labels = _money_labels()
    rows = [
        drawings.Row(
            str(one.year),
            [(name, getattr(one, name), _millions(getattr(one, name), language))
             for name in content.MONEY],
        )
        for one in years
    ]  # fmt: skip
    says = "; ".join(
        f"{row.label}: " + ", ".join(f"{labels[name]} {text}" for name, _much, text in row.parts)
        for row in rows
    )
    legend = tuple((labels[name], drawings.MONEY[name]) for name in content.MONEY)
    return Picture(_("Recorded money by year"), drawings.beside(rows), says, legend)


def _money_labels() -> dict[str, str]:
    return {
        "planned": pgettext("plan", "Planned"),
        "committed": pgettext("plan", "Committed"),
        "spent": pgettext("plan", "Spent"),
    }


def _millions(value: Decimal, language: str) -> str:
    shown = formats.number(value / UNIT, language=language, places=2)
    return _("%(number)s million €") % {"number": shown}


def _by_area(report: Report, language: str) -> Table:
    header = (pgettext("plan", "Area"), *(str(Status(name).label) for name in ORDER), _("Together"))
    rows = [
        (f"{one.code} {one.title[language]}", *(str(one.counts[name]) for name in ORDER),
         str(len(one.measures)))
        for one in report.chapters
    ]  # fmt: skip
    found = report.counts
    rows.append((_("Together"), *(str(found[n]) for n in ORDER), str(len(report.measures))))
    return Table("", header, tuple(rows), numbers=tuple(range(1, len(header))))


def _money(years: list[content.YearMoney], language: str) -> Table:
    labels = _money_labels()
    header = (_("Year"), _("Measures with records"), *labels.values())
    rows = tuple(
        (str(one.year), str(one.measures),
         *(formats.euros(getattr(one, name), language=language) for name in labels))
        for one in years
    )  # fmt: skip
    return Table(_("Money that was recorded"), header, rows, numbers=(1, 2, 3, 4))


def _printed(report: Report, language: str) -> Iterator[Table]:
    """Sums that the plan prints for its years, by the letter."""
    plan = report.version.plan
    years = tuple(range(plan.first.year, plan.last.year + 1))
    found = content.printed(report.measures, years)
    rows = [(str(year), formats.euros(found[year], language=language)) for year in years] + [
        (_("without a year: %(measure)s") % {"measure": code},
         formats.euros(euros, language=language))
        for code, euros in content.undated(report.measures, years)
    ]  # fmt: skip
    title = _("Money that the plan prints, by the letter")
    if any(found.values()):
        yield Table(title, (_("Year"), pgettext("plan", "Sum")), tuple(rows), numbers=(1,))


def _missing(report: Report, language: str) -> Iterator[Table]:
    """Entries that nobody accepted; none outside of a round."""
    rows = tuple(
        (f"{measure['measure']} {measure['title'][language]}", entry["name"],
         str(EntryState(entry["state"]).label))
        for measure, entry in content.unaccepted(report.measures)
    )  # fmt: skip
    if rows:
        header = (
            pgettext("plan", "Measure"), pgettext("plan", "Holder"), pgettext("plan", "State")
        )  # fmt: skip
        yield Table(_("Entries that were not accepted"), header, rows)


def _no_amount(report: Report, language: str) -> Table:
    rows = tuple(
        (
            f"{one['measure']} {one['title'][language]}",
            ", ".join(dict.fromkeys(str(Basis(a["basis"]).label) for a in one["amounts"])),
            one["funding"] or formats.NO_VALUE,
        )
        for one in content.without_amount(report.measures)
    )
    title = _("Measures for which the plan prints no sum")
    header = (
        pgettext("plan", "Measure"), pgettext("plan", "What the sum is for"),
        _("Funding as printed"),
    )  # fmt: skip
    return Table(title, header, rows)


def _chapter(chapter: Chapter, language: str) -> Section:
    return Section(
        heading=f"{chapter.code} {chapter.title[language]}",
        text=chapter.strategic[language],
        points=tuple(f"{code} {title[language]}" for code, title in chapter.goals),
        parts=tuple(measures.section(one, language) for one in chapter.measures),
    )


def _basis(report: Report, language: str) -> Section:
    """What the report rests on, and what in it is ours."""
    points = [
        _("Statuses are computed from evidence and dates on the day of the report; what holders "
          "state of a status stands beside it."),
        _("A sum without a year, or for several years together, counts in no year here."),
    ]  # fmt: skip
    if report.illustrative:
        points.append(
            _("Illustrative: due within %(days)s days and a risk from %(score)s of 25 on are "
              "thresholds of Mreža; no plan prints them.")
            % {"days": rules.SOON, "score": rules.HIGH}
        )  # fmt: skip
    mark = _("Fingerprint of the plan: %(mark)s") % {"mark": report.version.fingerprint[:16]}
    return Section(heading=_("What this report rests on"), points=(*points, mark))
