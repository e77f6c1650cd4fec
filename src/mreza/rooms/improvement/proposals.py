"""Evidence for the activities of a self-assessment, found among the records of a period.

Each finder reads one kind of record for a home and a period and says what it found in a sentence
with the record's address; `PROPOSED` says for which activities. The number of queries is constant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext

from mreza.rooms.improvement import registers as r
from mreza.rooms.improvement.declaring import Register
from mreza.rooms.improvement.models import (
    Document,
    DocumentVersion,
    EquipmentEvent,
    Review,
    Survey,
    Talk,
)
from mreza.rooms.improvement.queries import entries
from mreza.rooms.improvement.words import DocumentKind as D
from mreza.rooms.incidents import queries as incidents
from mreza.rooms.workforce import queries as workforce
from mreza.rooms.workforce.models import Post
from mreza.site import formats


@dataclass(frozen=True)
class Found:
    """A record of a kind: what it shows, and where it is."""

    kind: str
    text: str
    url: str = ""


@dataclass(frozen=True)
class Period:
    """Of which home, from and to which day, seen on which day."""

    code: str
    first: date
    last: date
    day: date


Finder = Callable[[Period], Iterable[Found]]
# What of the records speaks for an activity: kinds of `Found`.
PROPOSED: dict[str, tuple[str, ...]] = {
    "4.1.1.1(1)": (f"document/{D.POLICY}", f"document/{D.MISSION}"),
    "4.1.1.1(2)": (f"document/{D.POLICY}",),
    "4.1.1.1(4)": (f"document/{D.ORGANIGRAM}",),
    "4.1.1.2(1)": ("goals",),
    "4.1.1.2(2)": ("goals",),
    "4.1.1.2(3)": (f"document/{D.PROCESS_MAP}", f"document/{D.PROCEDURE}"),
    "4.1.1.2(4)": ("goals",),
    "4.1.1.3(1)": (f"document/{D.PROGRAMME}", "supervisions"),
    "4.1.1.3(2)": ("appointments",),
    "4.1.1.3(3)": ("goals",),
    "4.1.1.3(4)": ("incidents",),
    "4.1.1.3(5)": ("surveys",),
    "4.1.1.3(6)": ("supervisions", "recommendations"),
    "4.1.2.1(1)": ("competences",),
    "4.1.2.1(2)": (f"document/{D.ORGANIGRAM}",),
    "4.1.2.1(3)": ("trainings",),
    "4.1.2.1(4)": ("trainings",),
    "4.1.2.1(5)": ("competences", "substitutions"),
    "4.1.2.1(7)": ("talks",),
    "4.1.2.1(9)": ("trainings", f"document/{D.PROGRAMME}"),
    "4.1.2.2(1)": ("equipment", "works"),
    "4.1.2.2(2)": ("faults",),
    "4.1.2.2(3)": (f"document/{D.PROTOCOL}",),
    "4.1.3.1(3)": ("surveys",),
    "4.1.3.2(1)": (f"document/{D.PROCEDURE}", f"document/{D.INSTRUCTION}"),
    "4.1.3.2(2)": ("readers",),
    "4.1.3.3(1)": ("risks",),
    "4.1.3.3(2)": ("risk_reviews", "incidents"),
    "4.1.3.3(3)": ("readers",),
    "4.1.3.3(4)": ("swot",),
    "4.1.4.1(1)": ("improvements",),
    "4.1.4.1(2)": ("incidents",),
    "4.1.4.1(3)": ("trainings",),
    "4.1.4.1(5)": ("surveys",),
    "4.1.4.2(1)": ("partnerships",),
    "4.1.4.2(3)": ("partnerships",),
}


# Registers that speak by being kept.
KEPT = (
    r.GOALS, r.RISKS, r.SWOT, r.IMPROVEMENTS, r.EQUIPMENT, r.COMPETENCES, r.SUBSTITUTIONS,
    r.PARTNERSHIPS, r.SUPERVISIONS, r.RECOMMENDATIONS,
)  # fmt: skip


def proposed(period: Period, clause: str) -> list[Found]:
    """What the records show for an activity; only what speaks for it is looked for."""
    kinds = PROPOSED.get(clause, ())
    finders = dict.fromkeys(FINDERS[kind.partition("/")[0]] for kind in kinds)
    found = [one for finder in finders for one in finder(period)]
    return [one for kind in kinds for one in found if one.kind == kind]


def _day(day: date) -> str:
    return formats.day(day, language=get_language())


def _address(code: str, register: Register, number: int | None = None) -> str:
    if number is None:
        return reverse("improvement:register", args=[code, register.slug])
    return reverse("improvement:entry", args=[code, register.slug, number])


def _registers(period: Period) -> Iterator[Found]:
    """How many entries stand in the registers that speak by being kept."""
    counted = entries.counts(period.code, period.day, [one.slug for one in KEPT])
    for register in KEPT:
        count = counted[register.slug]
        if not count.entries:
            continue
        text = gettext("%(register)s: %(count)s in the register") % {
            "register": register.title, "count": count.entries,
        }  # fmt: skip
        if count.late:
            text += gettext(", %(late)s of them late") % {"late": count.late}
        yield Found(register.slug, text, _address(period.code, register))


def _reviews(period: Period) -> Iterator[Found]:
    found = Review.objects.filter(
        organisation=period.code, register=r.RISKS.slug,
        day__gte=period.first, day__lte=period.last,
    )  # fmt: skip
    for one in found:
        text = gettext("Risk register reviewed on %(day)s") % {"day": _day(one.day)}
        yield Found("risk_reviews", text, _address(period.code, r.RISKS))


def _documents(period: Period) -> Iterator[Found]:
    """The version in force of each document, at most three of a kind."""
    found = (
        Document.objects.filter(organisation=period.code, withdrawn_at__isnull=True)
        .annotate(
            held=Max(
                "lines__valid_from",
                filter=Q(lines__struck_at__isnull=True, lines__valid_from__lte=period.last),
            )
        )
        .filter(held__isnull=False)
        .order_by("kind", "number")
    )
    seen: dict[str, int] = defaultdict(int)
    for one in found:
        seen[one.kind] += 1
        if seen[one.kind] <= 3:
            text = gettext("%(code)s %(title)s, in force from %(day)s") % {
                "code": one.code, "title": one.title, "day": _day(one.held),
            }  # fmt: skip
            yield Found(
                f"document/{one.kind}", text, _address(period.code, r.DOCUMENTS, one.number)
            )


def _readers(period: Period) -> Iterator[Found]:
    confirmed = DocumentVersion.objects.filter(
        entry__organisation=period.code, confirmations__at__date__lte=period.last
    ).aggregate(versions=Count("pk", distinct=True), times=Count("confirmations"))
    if confirmed["times"]:
        text = gettext("%(times)s confirmations that a document was read") % confirmed
        yield Found("readers", text, _address(period.code, r.DOCUMENTS))


def _surveys(period: Period) -> Iterator[Found]:
    found = Survey.objects.filter(
        organisation=period.code, withdrawn_at__isnull=True,
        day__gte=period.first, day__lte=period.last,
    )  # fmt: skip
    for one in found.order_by("day"):
        text = gettext("%(title)s on %(day)s, %(answered)s answers") % {
            "title": one.title, "day": _day(one.day), "answered": one.answered,
        }  # fmt: skip
        yield Found("surveys", text, _address(period.code, r.SURVEYS, one.number))


def _talks(period: Period) -> Iterator[Found]:
    found = Talk.objects.filter(
        organisation=period.code, withdrawn_at__isnull=True,
        year__gte=period.first.year, year__lte=period.last.year,
    ).aggregate(
        planned=Count("pk"), done=Count("pk", filter=Q(done_on__lte=period.last))
    )  # fmt: skip
    if found["planned"]:
        text = gettext("Yearly talks: %(done)s done of %(planned)s planned") % found
        yield Found("talks", text, _address(period.code, r.TALKS))


def _equipment(period: Period) -> Iterator[Found]:
    found = EquipmentEvent.objects.filter(
        entry__organisation=period.code, struck_at__isnull=True,
        day__gte=period.first, day__lte=period.last,
    ).aggregate(
        works=Count("pk", filter=~Q(work="fault")), faults=Count("pk", filter=Q(work="fault")),
        since=Min("day"),
    )  # fmt: skip
    url = _address(period.code, r.EQUIPMENT)
    if found["works"]:
        text = gettext("%(works)s services, verifications and repairs recorded") % found
        yield Found("works", text, url)
    if found["faults"]:
        yield Found("faults", gettext("%(faults)s faults reported and handled") % found, url)


def _trainings(period: Period) -> Iterator[Found]:
    found = workforce.trained([period.code], period.first, period.last).get(period.code)
    if found is None or not found.trained:
        return
    hours = formats.number(found.hours, language=get_language(), places=0)
    text = ngettext(
        "%(count)s staff member in training, %(hours)s hours",
        "%(count)s staff members in training, %(hours)s hours",
        found.trained,
    ) % {"count": found.trained, "hours": hours}
    yield Found("trainings", text)


def _appointments(period: Period) -> Iterator[Found]:
    for one in workforce.appointments(period.code, min(period.last, period.day)):
        label = str(Post(one.post).label)
        text = f"{label[:1].upper()}{label[1:]}: {one.name}"
        if one.post == Post.SAFETY_OFFICER and one.published:
            text += ", " + gettext("contact published")
        yield Found("appointments", text)


def _incidents(period: Period) -> Iterator[Found]:
    counted = incidents.of(period.code, period.first, period.last).count()
    if counted:
        text = gettext("%(count)s incidents and near misses recorded") % {"count": counted}
        yield Found("incidents", text)


FINDERS: dict[str, Finder] = {
    **dict.fromkeys((one.slug for one in KEPT), _registers),
    "document": _documents,
    "readers": _readers,
    "surveys": _surveys,
    "talks": _talks,
    "works": _equipment,
    "faults": _equipment,
    "trainings": _trainings,
    "appointments": _appointments,
    "incidents": _incidents,
    "risk_reviews": _reviews,
}
