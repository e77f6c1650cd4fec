"""What the invented events and applications of a demonstration are about, and how far each is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from mreza.rooms.licensing.actions.telling import LecturerTold

QUALIFIED: Final = (
    LecturerTold("dr. Nina Zupan", bibliography=True, trained=True),
    LecturerTold("Rok Kos", trained=True, provider_licence=True, active=True),
)
BOTH: Final = ("dr. Nina Zupan", "Rok Kos")


@dataclass(frozen=True)
class Planned:
    """An event so many days from today: title, sessions (title, minutes, workshop, content)."""

    start: int
    title: str
    sessions: tuple[tuple[str, int, bool, str], ...]
    days: int = 1
    until: str = "granted"
    moved: bool = False


LIFE: Final = (("Smernice in pisni izpit", 120, False, "life_support"),
               ("Delavnice in praktični izpit", 180, True, "life_support"))  # fmt: skip
PLANNED: Final = (
    Planned(-60, "Temeljni postopki oživljanja v domovih", LIFE),
    Planned(-8, "Jesenski dan zdravstvene nege",
            (("Predavanja", 225, False, ""), ("Učna delavnica: rane", 90, True, ""))),
    Planned(12, "Kakovost in varnost: od odklona do ukrepa",
            (("Kakovost", 270, False, "quality_safety"), ("Razprava", 45, False, ""))),
    Planned(24, "Zakonodaja in poklicna etika v praksi",
            (("Zakonodaja in etika", 275, False, "legislation_ethics"),)),
    Planned(31, "Oskrba osebe z demenco", (("Predavanja", 180, False, ""),
            ("Delavnica", 136, True, "")), days=2, moved=True),
    Planned(47, "Temeljni postopki oživljanja, obnovitveni tečaj", LIFE),
    Planned(55, "Paliativna oskrba doma", (("Predavanja", 360, False, ""),), until="submitted"),
    Planned(64, "Preprečevanje okužb", (("Predavanja", 270, False, "quality_safety"),),
            until="proposed"),
    Planned(90, "Šola mentorjev", (("Uvod", 90, False, ""),), until="draft"),
)  # fmt: skip


@dataclass(frozen=True)
class Own:
    """Somebody's own application: days since the end, what it asks for, how far it came."""

    since: int
    title: str
    organiser: str
    minutes: int
    contributions: int
    until: str


OWN: Final = (
    Own(70, "Srečanje patronažne službe", "Društvo Upanje", 270, 0, "granted"),
    Own(30, "Sodobna nega kože", "Izobraževalni center Sonce", 136, 0, "incomplete"),
    Own(12, "Gibanje starejših", "Društvo za gibanje", 180, 1, "draft"),
)
OTHERS: Final = (
    Own(85, "Wound care congress", "European Wound Society", 700, 1, "submitted"),
    Own(50, "Dan paliativne oskrbe", "Hospic Ljubhospic", 315, 0, "partly"),
    Own(40, "Vaje za hrbet", "Studio Zdravje", 90, 0, "refused"),
    Own(35, "Aromaterapija v negi", "Akademija vonjav", 120, 0, "appealed"),
    Own(20, "Sporazumevanje s svojci", "Ljudska univerza", 225, 0, "submitted"),
    Own(60, "Kinestetika, osnovni tečaj", "Društvo kinestetikov", 1080, 0, "granted"),
)
