"""Demo accounts: names and passwords everybody may know. They exist in demo mode only.

The network room's loader makes them, with their roles, because it knows the organisations.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language


@dataclass(frozen=True)
class DemoAccount:
    """One account of the sign-in page. `role` is the network room's name of the role."""

    username: str
    password: str
    role: str
    title_sl: str
    title_en: str

    @property
    def title(self) -> str:
        """Who this is, in the active language."""
        return self.title_en if get_language() == "en" else self.title_sl


DEMO_ACCOUNTS = (
    DemoAccount(
        "izvajalec",
        "mreza-demo",
        "provider",
        "Izvajalec: zdravstveni dom",
        "Provider: health centre",
    ),
    DemoAccount(
        "dom",
        "mreza-demo",
        "care_home",
        "Dom starejših: pooblaščenka za kakovost",
        "Care home: quality officer",
    ),
    DemoAccount(
        "direktor",
        "mreza-demo",
        "care_home_director",
        "Dom starejših: direktor",
        "Care home: director",
    ),
    DemoAccount(
        "negovalka",
        "mreza-demo",
        "care_home_worker",
        "Dom starejših: negovalka",
        "Care home: care worker",
    ),
    DemoAccount("zavod", "mreza-demo", "insurer", "Zavarovalnica (ZZZS)", "Health insurer (ZZZS)"),
    DemoAccount("ministrstvo", "mreza-demo", "ministry", "Ministrstvo", "Ministry"),
    DemoAccount(
        "socialno",
        "mreza-demo",
        "social_ministry",
        "Ministrstvo za delo in socialne zadeve",
        "Ministry of labour and social affairs",
    ),
    DemoAccount(
        "nosilec",
        "mreza-demo",
        "measure_holder",
        "Nosilec ukrepov: NIJZ",
        "Holder of measures: NIJZ",
    ),
    DemoAccount("zbornica", "mreza-demo", "chamber", "Zbornica – Zveza", "Chamber of nurses"),
    DemoAccount("skrbnik", "mreza-demo", "admin", "Skrbnik sistema", "Administrator"),
)
