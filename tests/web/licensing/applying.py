"""What tests of applications share: days, officers, a training as somebody tells it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from mreza.rooms.incidents.files import checked_bytes
from mreza.rooms.licensing import proposing
from mreza.rooms.licensing.actions import applications as doing
from mreza.rooms.licensing.actions import office, telling
from mreza.rooms.licensing.actions.held import Author
from mreza.rooms.licensing.actions.office import Verdict
from mreza.rooms.licensing.actions.telling import LecturerTold, SessionTold, Told
from mreza.rooms.licensing.models import Application, Decision, Practitioner
from mreza.rooms.network.models import Membership, Role
from mreza.site.accounts.models import User

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
HOME = "dom-ob-savinji-celje"
ORGANISER = "zd-celje"
PDF = b"%PDF-1.4\n%%EOF\n"


def user(name: str) -> User:
    return User.objects.get(username=name)


def by(name: str, day: date = TODAY) -> Author:
    return Author(user(name), NOW, day)


def nurse() -> Practitioner:
    return Practitioner.objects.get(user__username="negovalka")


def another() -> Practitioner:
    """Somebody of the register without an account."""
    return Practitioner.objects.filter(user=None).order_by("pk")[26]


def second_officer() -> User:
    """Another officer of the chamber."""
    made = User.objects.create_user("druga", password="x", display_name="Druga")
    chamber = Membership.objects.get(user__username="zbornica", role=Role.CHAMBER_OFFICER)
    Membership.objects.create(
        user=made, role=Role.CHAMBER_OFFICER, organisation=chamber.organisation,
        valid=chamber.valid,
    )  # fmt: skip
    return made


def told(title: str = "Nega ran", **more: Any) -> Told:
    ended = more.pop("ended", TODAY - timedelta(days=10))
    minutes = more.pop("minutes", 270)
    content = more.pop("content", "")
    given = {
        "title": title, "organiser_name": "Društvo Upanje", "first": ended, "last": ended,
        "sessions": (SessionTold("Predavanja", minutes, content=content, lecturers=("A B",)),),
        "lecturers": (LecturerTold("A B", trained=True),),
        "asked": {"minutes": minutes, "content": content},
    }  # fmt: skip
    return Told(**{**given, **more})  # type: ignore[arg-type]


def drafted(
    what: Told | None = None, *, person: Practitioner | None = None, kind: str = "individual",
    proof: bytes = PDF, day: date = TODAY,
) -> Application:  # fmt: skip
    """A draft of a practitioner with programme and proof."""
    made = telling.draft(
        what or told(), kind=kind, author=by("negovalka", day), practitioner=person or nurse()
    )
    for role in ("proof", "programme"):
        doing.attach(made, role, checked_bytes("a.pdf", proof), author=by("negovalka", day))
    made.refresh_from_db()
    return made


def sent(*given: Any, day: date = TODAY, **more: Any) -> Application:
    made = drafted(*given, day=day, **more)
    doing.submit(made, author=by("negovalka", day))
    made.refresh_from_db()
    return made


def event_draft(first: date, *, title: str = "Dan zdravstvene nege", **more: Any) -> Application:
    """An organiser's draft; complete."""
    what = told(
        title, organiser=ORGANISER, organiser_name="Zdravstveni dom Celje", place="Celje",
        ended=first, **more,
    )  # fmt: skip
    return telling.draft(what, kind="organiser", author=by("izvajalec"), organisation=ORGANISER)


def granted(application: Application, day: date = TODAY) -> Decision:
    """Decided in full, by one officer."""
    application.refresh_from_db()
    lines = proposing.of_application(application, day).lines
    return office.decide(application, Verdict("granted", lines), author=by("zbornica", day))


def approved(first: date, **more: Any) -> Application:
    """An evaluated event of the demo organiser."""
    made = event_draft(first, **more)
    doing.submit(made, author=by("izvajalec", first - timedelta(days=40)))
    granted(made)
    made.refresh_from_db()
    return made
