"""Parts of two versions in the words of the page: days, sums, what a target is of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from mreza.kernel.plan import Amount, Milestone, Target
from mreza.kernel.text import Text
from mreza.rooms.plans import comparing
from mreza.rooms.plans.compared_words import lines

TITLE = Text("Naslov", "Title")


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        (
            "milestones",
            comparing.milestone(Milestone("m", TITLE, due=date(2026, 12, 31))),
            "31.\xa012.\xa02026: Naslov",
        ),
        (
            "amounts",
            comparing.amount(Amount("both_years", "", Decimal("1500.5"), None, "ESS+")),
            "1.500,50\xa0€ za obe leti skupaj (ESS+)",
        ),
        ("amounts", comparing.amount(Amount("unstated")), "znesek ni naveden"),
        (
            "targets",
            comparing.target(Target("1", TITLE, "person", value=Decimal(4320))),
            "4.320 oseb (vrednost) Naslov",
        ),
        (
            "targets",
            comparing.target(Target("2", TITLE, "person", kind="percent_of", value=Decimal(25))),
            "25 % (delež izhodišča) Naslov",
        ),
        (
            "targets",
            comparing.target(Target("3", TITLE, kind="yes_no")),
            "(narejeno ali ne) Naslov",
        ),
    ],
)
def test_no_code_and_no_raw_day_is_left(field: str, text: str, said: str) -> None:
    with override("sl"):
        assert lines(field, [text]) == (said,)
