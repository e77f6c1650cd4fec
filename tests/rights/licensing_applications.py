"""Who may see and do what with events and applications for licence points.

The applications are those of the demonstration's care worker; the event and its list are of the
provider's organisation. The chamber decides, the administrator looks.
"""

from __future__ import annotations

from datetime import date

from mreza.rooms.licensing.models import Application, Authorisation, Event
from mreza.rooms.workforce.models import FileState, ImportedFile
from tests.rights import Page, everybody

EVENT, LIST, ONE, DECIDED = (
    "licence_event", "licence_list", "licence_application", "licence_decided",
)  # fmt: skip


def posted(*args: object) -> Page:
    return Page((405,) * 6, args, (405,) * 3)


def hers(*args: object) -> Page:
    """What only the applicant does; the office sees the application and may not do this."""
    return Page((302, 404, 404, 404, 403, 403), args, (404, 404, 200))


def seen(*args: object) -> Page:
    """The applicant and the office; to others it does not exist."""
    return Page((302, 404, 404, 404, 200, 200), args, (404, 404, 200))


def listed(*args: object) -> Page:
    """The organiser and the office."""
    return Page((302, 200, 404, 404, 200, 200), args, (404, 404, 404))


def officer(*args: object) -> Page:
    return Page((302, 403, 403, 403, 200, 403), args, (403, 403, 403))


def organiser(*args: object) -> Page:
    """Its organiser, and an officer of the chamber; the event itself is everybody's."""
    return Page((302, 200, 403, 403, 200, 403), args, (403, 403, 403))


STAFF = Page((302, 200, 403, 403, 403, 403), (), (200, 200, 200))
FIGURES = (302, 403, 403, 200, 200, 200)
PAGES: dict[str, Page] = {
    "licensing:events": everybody(),
    "licensing:events_feed": everybody(),
    "licensing:event": everybody(EVENT),
    "licensing:event_why": everybody(EVENT, 1),
    "licensing:event_move": organiser(EVENT),
    "licensing:event_cancel": organiser(EVENT),
    "licensing:organisers": everybody(),
    "licensing:list_template": Page((302, *(200,) * 5), ("csv",), (200,) * 3),
    "licensing:attendance": listed(EVENT),
    "licensing:list_file": listed(EVENT, LIST),
    "licensing:list_errors": listed(EVENT, LIST),
    "licensing:list_take": posted(EVENT, LIST),
    "licensing:list_discard": posted(EVENT, LIST),
    "licensing:list_take_back": posted(EVENT, LIST),
    "licensing:applications": STAFF,
    "licensing:application_choose": STAFF,
    "licensing:application_new": Page(
        (302, 403, 403, 403, 403, 403), ("individual",), (403, 403, 200)
    ),
    "licensing:application": seen(ONE),
    "licensing:application_why": seen(ONE, 1),
    "licensing:application_why_content": Page(
        (302, 404, 404, 404, 404, 404), (ONE, "life_support"), (404, 404, 404)
    ),  # there is no such content in her programme
    "licensing:application_change": hers(ONE),
    "licensing:application_submit": posted(ONE),
    "licensing:application_withdraw": hers(ONE),
    "licensing:application_appeal": hers(ONE),
    "licensing:application_attach": posted(ONE),
    "licensing:application_file": seen(ONE, "licence_proof"),
    "licensing:application_leave_out": posted(ONE, "licence_proof"),
    "licensing:application_letter": seen(DECIDED, 1),
    "licensing:office": Page((302, 403, 403, 403, 200, 200), (), (403,) * 3),
    "licensing:office_deed": officer(ONE, "claim"),
    "licensing:authorise": officer(),
    "licensing:authorisation_end": officer("licence_authorisation"),
    "licensing:statistics": Page(FIGURES, (), (403,) * 3),
    "licensing:statistics_export": Page(FIGURES, ("csv",), (403,) * 3),
    "api:list_licence_events": everybody(),
    "api:list_licence_applications": Page(
        (401, 200, 200, 200, 200, 200), (), (200,) * 3
    ),  # one's own; empty for who has none
}
LISTS = (302, 302, 404, 404, 403, 403, 404, 404, 404)
HERS = (302, 404, 404, 404, 403, 403, 404, 404)
CHANGES = (302, 422, 403, 403, 422, 403, 403, 403, 403)
OFFICER = (302, 403, 403, 403, 422, 403, 403, 403, 403)
POSTS: dict[str, tuple[int, ...]] = {
    "licensing:event_move": CHANGES,
    "licensing:event_cancel": CHANGES,
    "licensing:attendance": (302, 422, 404, 404, 403, 403, 404, 404, 404),
    "licensing:list_take": LISTS,
    "licensing:list_discard": LISTS,
    "licensing:list_take_back": LISTS,
    "licensing:application_new": (302, 403, 403, 403, 403, 403, 403, 403, 422),
    "licensing:application_change": (*HERS, 422),
    "licensing:application_submit": (*HERS, 302),
    "licensing:application_attach": (*HERS, 302),
    "licensing:application_leave_out": (*HERS, 302),
    "licensing:application_withdraw": (*HERS, 422),
    "licensing:application_appeal": (*HERS, 422),
    "licensing:office_deed": OFFICER,
    "licensing:authorise": OFFICER,
    "licensing:authorisation_end": OFFICER,
}


def numbers() -> dict[str, int]:
    """Records of the demonstration, and a list that was discarded."""
    own = Application.objects.filter(practitioner__number="10000")
    waiting = own.get(state="incomplete")
    event = Event.objects.filter(state="approved", last__lt=date(2026, 11, 22))[0]
    file = ImportedFile.objects.create(
        organisation_id=event.organiser_id, dataset=f"event-{event.pk}", file_name="s.csv",
        sha256="0", rows=1, state=FileState.DISCARDED, by_name="T",
    )  # fmt: skip
    return {
        EVENT: event.pk, LIST: file.pk, ONE: waiting.pk, DECIDED: own.get(state="granted").pk,
        "licence_proof": waiting.attachments.all()[0].pk,
        "licence_authorisation": Authorisation.objects.all()[0].pk,
    }  # fmt: skip
