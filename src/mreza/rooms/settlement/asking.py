"""Who asks, what they may do, and what they ask for: found, or no such page for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from mreza.rooms.network.views.asking import access
from mreza.rooms.settlement import computed, lanes, queries
from mreza.rooms.settlement.models import LaneRow, SettlementRun, Statement, StatementLine
from mreza.rooms.settlement.rules import Rights, rights_of

View = Callable[..., HttpResponse]


def rights(request: HttpRequest) -> Rights:
    """What whoever asks may do today; asked of the database once a request."""
    return rights_of(access(request))


def only(allowed: Callable[[Rights], bool]) -> Callable[[View], View]:
    """A view for those whose rights `allowed` agrees with; the public is led to sign in."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if allowed(rights(request)):
                return view(request, *args, **kwargs)
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            raise PermissionDenied("This belongs to somebody else's work.")

        return answer

    return decorate


def enters(held: Rights) -> bool:
    return held.may_enter


def oversees(held: Rights) -> bool:
    return held.oversees


def settles(held: Rights) -> bool:
    return held.settles


def run_or_404(pk: int) -> SettlementRun:
    run = queries.runs().filter(pk=pk).first()
    if run is None:
        raise Http404(f"No settlement run {pk}")
    return run


def statement_or_404(request: HttpRequest, pk: int) -> Statement:
    """The statement, if it is there for whoever asks; to others it does not exist."""
    found = queries.statement(pk)
    if found is None or not rights(request).may_see(found):
        raise Http404(f"No statement {pk}")
    return found


def line_or_404(request: HttpRequest, statement_pk: int, pk: int) -> StatementLine:
    statement = statement_or_404(request, statement_pk)
    line = next((line for line in statement.lines.all() if line.pk == pk), None)
    if line is None:
        raise Http404(f"No line {pk}")
    line.statement = statement  # with its run and provider, read already
    return line


def rows_of(request: HttpRequest, line: StatementLine) -> QuerySet[LaneRow]:
    """The rows that a line sums; those about one person only for who may see persons' rows."""
    found = computed.rows_of(line)
    about_persons = "person" in lanes.get(line.lane).key
    if about_persons and not rights(request).may_see_mass_rows(line.statement):
        return found.none()
    return found


def row_or_404(request: HttpRequest, line: StatementLine, pk: int) -> LaneRow:
    """A row that the line sums; rows of other lines and providers do not exist here."""
    row = rows_of(request, line).filter(pk=pk).first()
    if row is None:
        raise Http404(f"No row {pk}")
    return row
