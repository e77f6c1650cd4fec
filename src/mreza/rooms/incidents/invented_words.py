"""What is told in stories that never happened: by kind of incident and group of cause."""

from __future__ import annotations

from mreza.rooms.incidents.models import CauseCategory, Kind, Measure

ONE, S = Measure.Level.INDIVIDUAL, Measure.Level.SYSTEMIC
C, P = Measure.Nature.CORRECTIVE, Measure.Nature.PREVENTIVE

# What happened, and what was done at once.
TOLD: dict[str, tuple[tuple[str, str], ...]] = {
    Kind.MEDICATION: (
        (
            "Večerni odmerek je ostal v razdelilniku.",
            "Obveščena zdravnica, meritve vitalnih znakov.",
        ),
        ("Zdravilo dano eno uro prepozno.", "Opazovanje, vpis v dokumentacijo."),
        ("Dana dvojna tableta namesto ene.", "Obveščena zdravnica, krvni tlak vsakih 30 minut."),
        ("Dano zdravilo ni bilo vpisano.", "Preverjeno štetje zdravil, vpis popravljen."),
        ("Pri deljenju opažena tuja tableta v posodici.", "Posodica zavrnjena, zdravila na novo."),
    ),
    Kind.SPECIAL_CONDITIONS: (
        ("Vbod s šivanko pri delu v delavnici.", "Rana razkužena in povita."),
        ("Odrivanje ob delovni mizi.", "Oba umirjena, pogovor z obema."),
        ("Škatla zdrsnila s police tik ob uporabniku.", "Polica izpraznjena in pritrjena."),
    ),
    Kind.FALL: (
        ("Padec ob vstajanju iz postelje.", "Pregled, hladni obkladek, obveščeni svojci."),
        ("Zdrs na mokrih tleh.", "Pregled medicinske sestre, tla posušena."),
        ("Najdena na tleh poleg fotelja.", "Meritve, pomoč dveh oseb pri dviganju."),
        ("Spotik ob prag.", "Pregled, opazovanje 24 ur."),
    ),
    Kind.PRESSURE_SORE: (
        ("Opažena rdečina, ki ob pritisku ne zbledi.", "Razbremenitev, obračanje na dve uri."),
        ("Mehur na peti.", "Zaščitna obloga, razbremenilna blazina."),
    ),
    Kind.NEAR_MISS: (
        ("Sporočilo svojcem skoraj poslano za drugega uporabnika.", "Sporočilo popravljeno."),
        ("Sveča na adventnem vencu ostala brez nadzora.", "Sveča ugasnjena, opozorjena izmena."),
    ),
    Kind.OTHER: (
        ("Uporabnik zapustil dom brez spremstva.", "Najden na vrtu v desetih minutah."),
        ("Klic z zvonca brez odziva pol ure.", "Preverjen zvonec, pregled uporabnika."),
        ("Predolgo čakanje na prevoz k zdravniku.", "Prevoz ponovno naročen."),
    ),
}
CAUSES: dict[str, tuple[str, ...]] = {
    CauseCategory.PEOPLE: (
        "Nova sodelavka še ni bila uvedena.",
        "Utrujenost ob koncu dvojne izmene.",
    ),
    CauseCategory.METHODS: (
        "Navodilo ne pove, kdo preveri deljenje.",
        "Predaja službe brez zapisa.",
    ),
    CauseCategory.EQUIPMENT: ("Obrabljene zavore.", "Zvonec brez rednega pregleda."),
    CauseCategory.ENVIRONMENT: (
        "Slaba svetloba na hodniku.",
        "Hrup in motnje ob deljenju zdravil.",
    ),
    CauseCategory.MATERIALS: ("Podobni ovojnini dveh zdravil.", "Zmanjkalo oblog."),
    CauseCategory.MANAGEMENT: ("V izmeni je manjkala ena oseba.", "Razpored narejen prepozno."),
}
WHYS: tuple[tuple[str, ...], ...] = (
    (
        "Ker deljenja ni nihče preveril.",
        "Ker je bila v izmeni ena oseba.",
        "Ker ni bilo nadomeščanja.",
    ),
    ("Ker tega ni nihče opazil.", "Ker pregled ni predviden."),
    ("Ker se je mudilo.", "Ker je bilo več del hkrati.", "Ker naloge niso razdeljene."),
)
MEASURES: dict[str, tuple[tuple[str, str, str], ...]] = {
    CauseCategory.PEOPLE: (
        ("Uvajanje z mentorico dva tedna", S, P),
        ("Pogovor s sodelavko in ponovitev postopka", ONE, C),
        ("Usposabljanje o varni rabi zdravil", S, P),
    ),
    CauseCategory.METHODS: (
        ("Dopolnitev navodila: dvojno preverjanje", S, P),
        ("Zapis predaje službe na obrazcu", S, C),
    ),
    CauseCategory.EQUIPMENT: (
        ("Popravilo in pregled vseh vozičkov", S, C),
        ("Redni pregled zvoncev vsak mesec", S, P),
    ),
    CauseCategory.ENVIRONMENT: (
        ("Močnejše luči na hodniku", S, C),
        ("Miren kotiček za deljenje zdravil", S, P),
    ),
    CauseCategory.MATERIALS: (
        ("Ločeni predali za podobna zdravila", S, P),
        ("Najmanjša zaloga oblog", S, P),
    ),
    CauseCategory.MANAGEMENT: (
        ("Razpored deset dni vnaprej", S, P),
        ("Seznam nadomeščanj za vsako izmeno", S, C),
    ),
}
