"""Obligations meet the registry."""

from __future__ import annotations

from mreza import acts
from mreza.rooms.network.duties import HEALTH_CENTRES_2007, duties

ACT = acts.get("health_centres_2007")


def test_every_obligation_of_the_ledger_binds_somebody() -> None:
    ledger = {c.citation for c in ACT.clauses if c.paragraph.kind == "obligation"}
    assert ledger == set(HEALTH_CENTRES_2007)


def test_the_insurer_has_its_own_obligations() -> None:
    found = duties(ACT, kind="insurer", tables=[], code="zzzs")
    assert [clause.citation for clause in found] == ["7(4)", "26(3)", "53(2)"]


def test_a_centre_named_in_a_table_is_bound_whatever_its_kind() -> None:
    found = duties(ACT, kind="hospital", tables=["article_27"], code="sb-ptuj")
    assert [clause.citation for clause in found] == ["27(1.d)"]


def test_a_care_home_is_not_bound_by_this_act() -> None:
    assert duties(ACT, kind="care_home", tables=[], code="dom-ob-savinji-celje") == []
