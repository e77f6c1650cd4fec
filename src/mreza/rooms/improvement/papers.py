"""An assessment on paper and as a table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.improvement.models import Assessment, AssessmentItem
from mreza.rooms.improvement.queries.assessments import Section
from mreza.rooms.improvement.words import Score
from mreza.site import formats

TEMPLATE = Path(__file__).parent / "typeset" / "assessment.typ"


def title_of(assessment: Assessment) -> str:
    """`Self-assessment 2026, first half`."""
    kind = str(assessment.get_kind_display())
    title = f"{kind[:1].upper()}{kind[1:]} {assessment.year}"
    return f"{title}, {assessment.get_part_display()}" if assessment.part else title


def as_pdf(name: str, assessment: Assessment, sections: Sequence[Section], language: str) -> bytes:
    """The round for paper: what each section reached, then every activity, then measures."""
    data = {
        "language": language,
        "home": name,
        "title": title_of(assessment),
        "state": _state(assessment, language),
        "summary": assessment.summary,
        "scale": [f"{score.value}: {score.label}" for score in Score],
        "scale_title": _("Scale (ours; the guidelines print none)"),
        "sections": [_section(section, language) for section in sections],
        "head": [_("Section"), _("Average"), _("Round before"), _("Other side")],
        "words": {
            "none": _("not scored"),
            "measure": pgettext("quality model", "Measure"),
            "evidence": _("Evidence"),
            "other": _("Other side"),
        },
    }
    text = json.dumps(data, ensure_ascii=False)
    return bytes(typst.compile(_template(), sys_inputs={"data": text}))


def _state(assessment: Assessment, language: str) -> str:
    if not assessment.finished_on:
        return _("in progress")
    when = formats.day(assessment.finished_on, language=language)
    return _("finished on %(day)s by %(who)s") % {"day": when, "who": assessment.finished_by}


def _section(section: Section, language: str) -> dict[str, Any]:
    numbers = (section.average, section.before, section.other)
    return {
        "number": section.number,
        "title": section.article.title(language),
        "numbers": [_number(one, language) for one in numbers],
        "share": float(section.average / 4) if section.average else 0,
        "items": [
            {
                "clause": row.activity.clause,
                "summary": row.activity.summary(language),
                "score": _score(row.item),
                "comment": row.item.comment,
                "evidence": [*(one["text"] for one in row.item.evidence), *own_links(row.item)],
                "measure": _measure(row.item, language),
                "other": "" if row.other is None else f"{_score(row.other)} {row.other.comment}",
            }
            for row in section.rows
        ],
    }


def own_links(item: AssessmentItem) -> list[str]:
    """What the home itself named as evidence."""
    return [line.strip() for line in item.links.splitlines() if line.strip()]


def _score(item: AssessmentItem) -> str:
    return "–" if item.score is None else str(item.score)


def _number(value: Decimal | None, language: str) -> str:
    return formats.number(value, language=language, places=2)


def _measure(item: AssessmentItem, language: str) -> str:
    if not item.measure:
        return ""
    day = formats.day(item.measure_due, language=language)
    return f"{item.measure} ({item.measure_owner}, {day})"


def as_sheet(assessment: Assessment, sections: Sequence[Section], language: str) -> Sheet:
    """Activities as rows."""
    header = [
        _("Article"), pgettext("quality model", "Activity"), _("Score"), _("Comment"),
        _("Evidence"), pgettext("quality model", "Measure"),
        _("Owner of the measure"), _("Deadline of the measure"), _("Score of the other side"),
        _("Comment of the other side"),
    ]  # fmt: skip
    rows = [
        [
            row.activity.clause, row.activity.summary(language), row.item.score, row.item.comment,
            "; ".join([*(one["text"] for one in row.item.evidence), *own_links(row.item)]),
            row.item.measure, row.item.measure_owner,
            row.item.measure_due.isoformat() if row.item.measure_due else None,
            row.other.score if row.other else None, row.other.comment if row.other else None,
        ]
        for section in sections
        for row in section.rows
    ]  # fmt: skip
    return Sheet(title_of(assessment), header, rows)


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()
