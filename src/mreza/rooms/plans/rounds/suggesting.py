"""What an entry begins with: what is recorded already, so that nobody types it again."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from mreza.rooms.plans.queries import MeasureState
from mreza.site import formats


def beginning(state: MeasureState, first: date, last: date, language: str) -> dict[str, str]:
    """The computed status, and a line for each thing done from `first` to `last`.

    Money and readings stand beside the form and in the report anyway; milestones and tasks are
    what a holder would tell in words.
    """
    milestones = [(one.done_on, str(one.title)) for one in state.milestones]
    tasks = [(one.done_on, one.title) for one in state.told.tasks]
    done = [(on, what) for on, what in [*milestones, *tasks] if on and first <= on <= last]
    lines = [
        _("%(day)s: %(what)s.") % {"day": formats.day(on, language=language), "what": what}
        for on, what in sorted(done)
    ]
    return {"status": str(state.status), "progress": "\n".join(lines)}
