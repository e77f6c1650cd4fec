"""What a demonstration starts with: two quarters settled and issued, the third computed."""

from __future__ import annotations

from mreza.rooms.realisation import queries as realisation
from mreza.rooms.settlement import actions, worker
from mreza.rooms.settlement.models import SettlementRun
from mreza.rooms.settlement.periods import Period

# Period, whether its statements are issued; with two, a provider has something to compare.
SHOWN = (("2007-Q1", True), ("2007-Q2", True), ("2007-Q3", False))


def load(*, demo: bool) -> str | None:
    """Go on with runs whose worker was killed; settle the synthetic year of a demonstration."""
    resumed = actions.resume_all()
    if resumed:
        return f"Settlement: {len(resumed)} unfinished runs go on."
    if demo and realisation.store().snapshot().synthetic and not SettlementRun.objects.exists():
        for period, issued in SHOWN:
            _settle(Period.read(period), issued=issued)
    count = SettlementRun.objects.filter(state=SettlementRun.State.COMPLETE).count()
    return f"Settlement: {count} runs." if count else None


def _settle(period: Period, *, issued: bool) -> None:
    run = worker.work(actions.ask(period).pk)
    if issued and run.state == SettlementRun.State.COMPLETE:
        actions.issue(run, by=None)
