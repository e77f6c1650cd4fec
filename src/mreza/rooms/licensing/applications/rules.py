"""Who may see and do what with applications and events: decided here and nowhere else.

| | public | practitioner | organiser's staff | chamber, admin | ministry |
| --- | --- | --- | --- | --- | --- |
| calendar of events | yes | yes | yes | yes | yes |
| apply for oneself; own applications and files | no | yes | if registered | no | no |
| apply for events; own events, lists of them | no | no | yes | see | no |
| move or cancel an evaluated event | no | no | own | chamber only | no |
| work list, decide, files of all applications | no | no | no | chamber only, not her own | no |
| authorise organisers | no | no | no | chamber only | no |
| counts and processing times | no | no | no | yes | yes |

An application or an event's list of another one does not exist (404). The administrator sees what
the chamber sees and decides nothing: decisions are the chamber's.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from mreza.rooms.licensing.models.applications import Application
from mreza.rooms.licensing.models.events import Event
from mreza.rooms.licensing.models.register import Practitioner
from mreza.rooms.network.models import Role
from mreza.rooms.network.views.asking import access, person
from mreza.site.accounts.models import User


@dataclass(frozen=True)
class Applicant:
    """Who asks: somebody in the register, staff of organisers, an officer of the chamber."""

    user: User
    practitioner: Practitioner | None
    homes: frozenset[str]
    officer: bool
    admin: bool
    ministry: bool

    @property
    def oversees(self) -> bool:
        """Whether somebody sees what the chamber sees."""
        return self.officer or self.admin

    def owns(self, application: Application) -> bool:
        if application.kind == Application.Kind.ORGANISER:
            return application.organisation_id in self.homes
        mine = self.practitioner
        return mine is not None and application.practitioner_id == mine.pk

    def may_see(self, application: Application) -> bool:
        """Drafts are the applicant's alone."""
        if self.owns(application):
            return True
        return self.oversees and application.state != Application.State.DRAFT

    def decides(self, application: Application) -> bool:
        """An officer, but not on what is one's own or one's organisation's."""
        return self.officer and not self.owns(application)

    def keeps_list(self, event: Event) -> bool:
        """Whose list of who attended this is."""
        return event.organiser_id in self.homes

    def changes_event(self, event: Event) -> bool:
        """Who moves or cancels it: its organiser, and the chamber when the organiser does not."""
        return self.keeps_list(event) or self.officer

    def sees_list(self, event: Event) -> bool:
        return self.oversees or self.keeps_list(event)


def applicant(request: HttpRequest) -> Applicant:
    """Who asks; one query beside that of their roles. Raises `PermissionDenied` for nobody."""
    user, roles = person(request), access(request).roles
    held = {role for role, _home in roles}
    return Applicant(
        user=user,
        practitioner=Practitioner.objects.filter(user=user, withdrawn=False).first(),
        homes=frozenset(home for role, home in roles if role == Role.PROVIDER_STAFF and home),
        officer=Role.CHAMBER_OFFICER in held,
        admin=Role.ADMINISTRATOR in held,
        ministry=Role.MINISTRY_OFFICER in held,
    )
