"""Who may see and do what with obligations; the provider is staff of zd-celje, whose they are."""

from __future__ import annotations

from datetime import date

from mreza.rooms.obligations.actions import hashed
from mreza.rooms.obligations.models import Answer, CalendarLink, Event
from mreza.site.accounts.models import User
from tests.rights import Page, everybody, only

CODE = "zd-celje"
DUTY = (CODE, "health_centres_2007", "waiting_list_april")
ITEM = (*DUTY, "2007-04-30")
SEE = ("provider", "insurer", "ministry", "admin")
SUPERVISE = ("insurer", "ministry", "admin")
TOKEN = "a-secret-that-everybody-who-has-it-may-use"


def seen(*args: object) -> Page:
    """By its staff and by supervisors; for others there is no such organisation here."""
    return Page((302, 200, 200, 200, 404, 200), args, (404, 404, 404))


def answered(*args: object) -> Page:
    """By its staff; supervisors see it and may not."""
    return Page((302, 200, 403, 403, 404, 200), args, (404, 404, 404))


def over_http(*args: object) -> Page:
    return Page((401, 200, 200, 200, 404, 200), args, (404, 404, 404))


PAGES: dict[str, Page] = {
    "obligations:home": Page((302, 302, 302, 302, 302, 302), (), (302, 302, 302)),
    "obligations:network": only(*SUPERVISE),
    "obligations:network_export": only(*SUPERVISE, args=("csv",)),
    "obligations:close": only(*SUPERVISE),
    "obligations:preferences": only(*SEE, "chamber", "care_home", "care_home_director",
                                    "care_home_worker"),
    "obligations:feed": everybody(TOKEN),
    "obligations:calendar": seen(CODE),
    "obligations:export": seen(CODE, "csv"),
    "obligations:standing": seen(CODE),
    "obligations:link": Page((302, 200, 403, 403, 404, 403), (CODE,), (404, 404, 404)),
    "obligations:make_link": everybody(CODE, status=405),
    "obligations:revoke_link": everybody(CODE, status=405),
    "obligations:add_event": answered(CODE),
    "obligations:withdraw_event": answered(CODE, "obligation_event"),
    "obligations:file": Page((302, 404, 404, 404, 404, 404), (CODE, "obligation_answer")),
    "obligations:withdraw_answer": answered(CODE, "obligation_answer"),
    "obligations:duty": seen(*DUTY),
    "obligations:assign": answered(*DUTY),
    "obligations:confirm": answered(*ITEM),
    "obligations:waive": answered(*ITEM),
    "obligations:extend": Page((302, 403, 200, 200, 404, 200), ITEM, (404, 404, 404)),
    "api:list_due_items": over_http(CODE),
    "api:list_obligation_standings": only(*SUPERVISE, public=401),
    "api:confirm_due_item": everybody(CODE, status=405),
    "api:waive_due_item": everybody(CODE, status=405),
    "api:withdraw_obligation_answer": everybody(CODE, "obligation_answer", status=405),
    "api:list_obligation_events": over_http(CODE),
    "api:enter_obligation_event": over_http(CODE),  # the same address
}  # fmt: skip
STRANGERS = (404, 404, 404)
BY_STAFF = (302, 422, 403, 403, 404, 422, *STRANGERS)
POSTS: dict[str, tuple[int, ...]] = {
    "obligations:confirm": BY_STAFF,
    "obligations:waive": BY_STAFF,
    "obligations:withdraw_answer": BY_STAFF,
    "obligations:assign": BY_STAFF,
    "obligations:preferences": (302, *[422] * 8),
    "obligations:add_event": BY_STAFF,
    "obligations:withdraw_event": BY_STAFF,
    "obligations:extend": (302, 403, 422, 422, 404, 422, *STRANGERS),
    "obligations:close": (302, 403, 422, 422, 403, 422, 403, 403, 403),
    "obligations:make_link": (302, 200, 403, 403, 404, 403, *STRANGERS),
    "obligations:revoke_link": (302, 302, 403, 403, 404, 403, *STRANGERS),
}


def numbers() -> dict[str, int]:
    """An answer and an event of zd-celje, and a calendar link whose secret is TOKEN."""
    user = User.objects.get(username="izvajalec")
    CalendarLink.objects.create(user=user, organisation_id=CODE, token_sha256=hashed(TOKEN))
    answer = Answer.objects.create(
        organisation_id=CODE, act="health_centres_2007", code="waiting_list_april",
        moment="2099-04-30", due=date(2099, 5, 31), kind="done", day=date(2007, 5, 1), by=user,
        by_name="I",
    )  # fmt: skip
    event = Event.objects.create(
        organisation_id=CODE, kind="notice_given", day=date(2007, 5, 1), by=user, by_name="I"
    )
    return {"obligation_answer": answer.pk, "obligation_event": event.pk}
