import os, sys, json, re, traceback
import pytest
from django.test import Client
from django.urls import reverse, get_resolver
from tests.web.test_rights import PAGES, POSTS, address_of, numbers

pytestmark = pytest.mark.django_db
ROOMS = ("obligations", "workforce", "care", "incidents", "quality", "improvement")
BAD = [
    "\x00",
    "²",
    "9" * 30,
    "-1",
    "2026-13",
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "0000-00",
    "2026-1",
    "١",
    "x" * 5000,
    "=1",
    "%",
    "\u202e😀",
    "[]",
    "2026-W01-1",
    "20261122",
    "1e999",
    "NaN",
    "Infinity",
    "99999-01",
    "0001-01",
    "9999-12",
    "2147483648",
    "32768",
    "a b/../..",
    "None",
]
PARAMS = set(
    """kind state service month first last cause weekday hour person q page whose day date year from to on sort order show indicator mend answer code user dataset language unit occupation post until since status act late filter group by range period round clause compare limit offset organisation act open done mine name text""".split()
)
import glob

for f in glob.glob("src/mreza/rooms/*/**/*.py", recursive=True):
    PARAMS |= set(re.findall(r'GET(?:\.get\(|\[)"(\w+)"', open(f).read()))


def ours(n):
    return n.split(":")[0] in ROOMS or re.search(
        "quality|incident|obligation|workforce|staff|care|improvement|model|assess|training|home", n
    )


def test_gets(client_as, numbers):
    out = []
    for role in ("care_home", "ministry", "care_home_director"):
        c = client_as(role)
        c.raise_request_exception = False
        for name, page in PAGES.items():
            if not ours(name):
                continue
            a = address_of(name, page, numbers)
            r = c.get(a)
            if r.status_code != 200:
                continue
            for bad in BAD:
                try:
                    r = c.get(a, {p: bad for p in PARAMS})
                except Exception as e:
                    out.append((role, name, "EXC", bad[:20], repr(e)[:80]))
                    continue
                if r.status_code >= 500:
                    # find which
                    for p in PARAMS:
                        r = c.get(a, {p: bad})
                        if r.status_code >= 500:
                            out.append(
                                (
                                    role,
                                    name,
                                    p,
                                    bad[:20],
                                    repr(getattr(r, "exc_info", [0, 0])[1])[:120],
                                )
                            )
                else:
                    pass
            if role == "care_home":
                for p in (
                    "month",
                    "first",
                    "last",
                    "day",
                    "year",
                    "page",
                    "service",
                    "weekday",
                    "hour",
                ):
                    for bad in BAD:
                        r = c.get(a, {p: bad})
                        if r.status_code >= 500:
                            out.append(
                                (
                                    role,
                                    name,
                                    p,
                                    bad[:20],
                                    repr(getattr(r, "exc_info", [0, 0])[1])[:120],
                                )
                            )
    for o in sorted(set(out)):
        print(o)


def test_paths(client_as, numbers):
    out = []
    for role in ("care_home", "ministry", "care_home_director"):
        c = client_as(role)
        c.raise_request_exception = False
        for name, page in PAGES.items():
            if not ours(name):
                continue
            a = address_of(name, page, numbers)
            parts = a.strip("/").split("/")
            for i in range(1, len(parts)):
                for bad in [
                    "%00",
                    "9" * 30,
                    "9" * 19,
                    "-1",
                    "0001-01",
                    "9999-12",
                    "2026-13",
                    "2026-02-30",
                    "0",
                    "%C2%B2",
                    "..%2f",
                    "x" * 300,
                    "9" * 5000,
                    "10000-01",
                    "0000-00",
                    "0001-01-01",
                    "9999-12-31",
                    "a." + "x" * 50,
                ]:
                    q = parts[:]
                    q[i] = bad
                    for aa in ("/" + "/".join(q) + ("/" if a.endswith("/") else ""),):
                        for m in ("get", "post"):
                            try:
                                r = getattr(c, m)(aa)
                            except Exception as e:
                                out.append((role, name, m, aa[:150], repr(e)[:100]))
                                continue
                            if r.status_code >= 500:
                                out.append(
                                    (
                                        role,
                                        name,
                                        m,
                                        aa[:150],
                                        repr(getattr(r, "exc_info", [0, 0])[1])[:120],
                                    )
                                )
    for o in sorted(set(out)):
        print(o)
