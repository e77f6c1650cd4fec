"""Which obligations of the act bind which organisations.

The ledger says who is bound in words; here the words meet the registry: by kind, by a printed table
that names the organisation, or by its code. Those with a time limit stand, with their due dates, in
the act's obligations.toml.
"""

from __future__ import annotations

from collections.abc import Iterable

from mreza.kernel.act import Act
from mreza.kernel.ledger import Clause
from mreza.kernel.obligations import Bound

PROVIDERS = frozenset({"health_centre", "private_practice"})


ALL_PROVIDERS = Bound(kinds=PROVIDERS)
HEALTH_CENTRES = Bound(kinds=frozenset({"health_centre"}))
INSURER = Bound(codes=frozenset({"zzzs"}))
EDUCATION_CENTRES = Bound(tables=frozenset({"annex_2"}))
EMERGENCY = Bound(tables=frozenset({"annex_4"}))
TRANSPORT = Bound(kinds=frozenset({"transport"}), tables=frozenset({"annex_6"}))

HEALTH_CENTRES_2007: dict[str, Bound] = {
    "4(3.b)": ALL_PROVIDERS,
    "4(3.c)": EDUCATION_CENTRES,
    "4(3.d)": Bound(codes=frozenset({"cindi"})),
    "4(7)": ALL_PROVIDERS,
    "6(5.b)": ALL_PROVIDERS,
    "6(8)": ALL_PROVIDERS,
    "6(9)": ALL_PROVIDERS,
    "7(4)": INSURER,
    "10(1.b)": ALL_PROVIDERS,
    "15(2)": HEALTH_CENTRES,
    "19(1)": ALL_PROVIDERS,
    "19(3)": ALL_PROVIDERS,
    "20(7)": EMERGENCY,
    "20(9)": EMERGENCY,
    "22(1)": EMERGENCY,
    "25(1)": HEALTH_CENTRES,
    "26(1.b)": EDUCATION_CENTRES,
    "26(3)": INSURER,
    "26(4)": EDUCATION_CENTRES,
    "26(5)": EDUCATION_CENTRES,
    "27(1.a)": Bound(codes=frozenset({"sb-nova-gorica", "zd-nova-gorica"})),
    "27(1.d)": Bound(tables=frozenset({"article_27"})),
    "28(2)": Bound(tables=frozenset({"article_28"})),
    "31(5)": Bound(tables=frozenset({"article_30"})),
    "31(6)": ALL_PROVIDERS,
    "33(2)": ALL_PROVIDERS,
    "35(2)": HEALTH_CENTRES,
    "40(1)": TRANSPORT,
    "43(5)": TRANSPORT,
    "44(1)": TRANSPORT,
    "46(2)": ALL_PROVIDERS,
    "47(1)": ALL_PROVIDERS,
    "48(3)": Bound(tables=frozenset({"article_48"})),
    "50(1)": ALL_PROVIDERS,
    "53(2)": INSURER,
    "57(1)": ALL_PROVIDERS,
    "57(1.a)": ALL_PROVIDERS,
    "57(1.b)": ALL_PROVIDERS,
    "59(1)": ALL_PROVIDERS,
    "59(1.a)": ALL_PROVIDERS,
    "59(1.b)": ALL_PROVIDERS,
    "65(1)": ALL_PROVIDERS,
    "65(1.a)": Bound(codes=frozenset({"zdravniska-zbornica"})),
    "70(1)": ALL_PROVIDERS,
    "71(1)": ALL_PROVIDERS,
    "71(1.a)": ALL_PROVIDERS,
    "71(1.b)": ALL_PROVIDERS,
    "71(1.c)": ALL_PROVIDERS,
}


def duties(act: Act, *, kind: str, tables: Iterable[str], code: str) -> list[Clause]:
    """Obligations of `act` that bind an organisation, in the order of the act."""
    named = set(tables)
    return [
        clause
        for clause in act.clauses
        if clause.paragraph.kind == "obligation"
        and clause.citation in HEALTH_CENTRES_2007
        and HEALTH_CENTRES_2007[clause.citation].binds(kind, named, code)
    ]
