"""The words of `code` columns, each with its title in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from mreza.kernel.text import Text


def _words(**titles: tuple[str, str]) -> Mapping[str, Text]:
    return MappingProxyType({code: Text(sl, en) for code, (sl, en) in titles.items()})


ACTIVITIES: Final = _words(
    general=("splošna oziroma družinska medicina", "general or family practice"),
    child=("otroški dispanzer", "child health dispensary"),
    school=("šolski dispanzer", "school health dispensary"),
    women=("dispanzer za ženske", "women's dispensary"),
    physiotherapy=("fizioterapija", "physiotherapy"),
    community_nursing=("patronaža in nega na domu", "community nursing"),
    mental_health=("dispanzer za mentalno zdravje", "mental health dispensary"),
    dental_adult=("zobozdravstvo za odrasle", "dental care for adults"),
    dental_youth=("zobozdravstvo za mladino", "dental care for youth"),
    pedodontics=("pedontologija", "paediatric dentistry"),
    orthodontics=("ortodontija", "orthodontics"),
    transport=("nenujni reševalni prevozi", "non-emergency transport"),
    oncology_transport=("prevozi onkoloških bolnikov", "transport of oncology patients"),
    dialysis_transport=("prevozi na dializo", "transport to dialysis"),
    health_education=("zdravstvena vzgoja", "health education"),
    emergency=("nujna medicinska pomoč", "emergency medical help"),
    duty=("dežurna služba", "duty service"),
    dental_duty=("dežurna služba v zobozdravstvu", "duty service in dentistry"),
    development=("razvojna ambulanta", "developmental clinic"),
    addiction=("center za zdravljenje odvisnosti", "addiction treatment centre"),
    prisoners=("zdravstveno varstvo pripornikov", "health care of prisoners"),
    epidemiology=("epidemiologija", "epidemiology"),
    social_institution=("ambulanta v socialnem zavodu", "clinic in a social-care institution"),
    anticoagulation=("antikoagulantna ambulanta", "anticoagulation clinic"),
)
CHOSEN_DOCTOR: Final[Mapping[str, Text]] = MappingProxyType(
    {
        code: ACTIVITIES[code]
        for code in ("general", "child", "school", "women", "dental_adult", "dental_youth")
    }
)
OCCURRENCES: Final = _words(first=("prva", "first"), repeat=("ponovna", "repeat"))
REASONS: Final = _words(
    illness=("bolezen", "illness"),
    injury_at_work=("poškodba pri delu", "injury at work"),
    occupational_disease=("poklicna bolezen", "occupational disease"),
    third_party=("po tretji osebi", "third party"),
    prevention=("preventiva", "prevention"),
)
REFERRALS: Final = _words(
    none=("brez", "none"),
    general=("splošna napotnica", "general referral"),
    specialist=("specialistična napotnica", "specialist referral"),
    work_order=("delovni nalog", "work order"),
)
# Of a dialysis patient (article 43(6)): who was sent away has a right to the whole distance.
STAYS: Final = _words(
    home=("doma", "at home"),
    temporary=("začasno drugje", "elsewhere for a time"),
    treatment=("napotena na zdravljenje, rehabilitacijo ali nego",
               "sent to treatment, recovery or care"),
)  # fmt: skip
SEXES: Final = _words(m=("moški", "male"), f=("ženski", "female"))
MEASURES: Final = _words(
    visit=("obisk", "visit"),
    case=("primer", "case"),
    kilometre=("kilometer", "kilometre"),
    patient=("bolnik", "patient"),
    examination=("pregled", "examination"),
    workshop=("delavnica", "workshop"),
    hour=("ura", "hour"),
)
