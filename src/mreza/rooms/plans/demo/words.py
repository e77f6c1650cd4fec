"""Words of the demonstration: what somebody might have recorded. Data, in Slovene as they would."""

from __future__ import annotations

DONE = (
    "Sintetični zapis: gradivo je pripravljeno in objavljeno.",
    "Sintetični zapis: delovna skupina je nalogo končala.",
    "Sintetični zapis: poročilo je oddano koordinatorju.",
    "Sintetični zapis: izvedeno po načrtu.",
)
REASONS = {
    "started": (
        "Sintetični zapis: imenovana je delovna skupina.",
        "Sintetični zapis: podpisan je dogovor z izvajalci.",
    ),
    "at_risk": (
        "Sintetični zapis: javno naročilo zamuja.",
        "Sintetični zapis: ni dovolj kadra za izvedbo.",
    ),
    "stopped": ("Sintetični zapis: vsebino je prevzel drug projekt.",),
}
TASKS = (
    "Pripraviti osnutek gradiva",
    "Uskladiti z deležniki",
    "Objaviti javni razpis",
    "Zbrati podatke izvajalcev",
    "Predstaviti koordinacijski skupini",
)
RISKS = (
    ("Zamuda pri javnem naročilu", "Naročilo razdeljeno na sklope; pravna služba vključena prej."),
    ("Premalo strokovnjakov za izvedbo", "Dogovor o sodelovanju z drugo ustanovo."),
    ("Neusklajena zakonodaja", "Sprotno usklajevanje v medresorski skupini."),
    ("Podatki niso primerljivi", "Enotna navodila in kontrolni izračuni."),
    ("Sredstva niso potrjena", "Prerazporeditev znotraj proračunske postavke."),
)
READ = "sintetični podatek"
NEEDED = "sintetično: rezultat prvega je vhod v drugega"
DOCUMENT_TITLE = "Sintetično poročilo o zbirkah"
DOCUMENT = "Sintetični dokument za prikaz. / A synthetic document for show.\n"
