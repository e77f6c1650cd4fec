"""Qualification quotients of profiles: articles 8 and 9."""

from mreza.kernel.algebra import lookup, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

AGREEMENT_ARTICLES = {
    "article_8": Text("8. člen Splošnega dogovora", "article 8 of the General Agreement"),
    "article_13": Text("13. člen Splošnega dogovora", "article 13 of the General Agreement"),
}
PROFILES = {
    "dentist_adult": Text("zobozdravnik za odrasle", "dentist for adults"),
    "biologist": Text("biolog", "biologist"),
    "physicist": Text("fizik", "physicist"),
    "speech_therapist": Text("logoped", "speech therapist"),
    "psychologist": Text("psiholog", "psychologist"),
    "orthopedagogue": Text("ortopedagog", "remedial teacher"),
    "defectologist": Text("defektolog", "special-needs therapist"),
    "electrical_engineer": Text("elektroinženir", "electrical engineer"),
    "audio_electronics": Text("elektronik akustik", "audio electronics technician"),
    "radiology_engineer": Text("(dipl.) inženir radiologije", "radiology engineer"),
}


@formula(
    article="8(1)",
    also=("9(1)",),
    unit="quotient/worker",
    decimals=3,
    sl="Količnik profila",
    en="Quotient of the profile",
    sl_summary="Količnik s seznama člena; ni podatka, če ga aneks za ta profil ne določa.",
)
def profile_quotient(agreement_article, profile, profile_quotient_8, profile_quotient_13):
    """The quotient on the article's list; no data where the annex sets none for the profile."""
    return where(
        agreement_article == "article_8",
        lookup(profile_quotient_8, profile),
        lookup(profile_quotient_13, profile),
    )


@formula(
    article="8(1)",
    also=("9(1)",),
    unit="quotient",
    decimals=3,
    sl="Količniki delavcev",
    en="Quotients of the workers",
    sl_summary="Delavci profila krat njihov količnik.",
)
def quotients(workers, profile_quotient):
    """Workers of the profile times their quotient."""
    return workers * profile_quotient


table = Table(
    name="qualification",
    title=Text("Kvalifikacijski količniki", "Qualification quotients"),
    about=Text("poklicni profil v kadrovskem normativu", "a profile of the staffing standard"),
    inputs=(
        Input(
            "agreement_article",
            "Člen Splošnega dogovora",
            "Article of the General Agreement",
            kind="text",
            choices=tuple(AGREEMENT_ARTICLES),
            labels=AGREEMENT_ARTICLES,
        ),
        Input(
            "profile",
            "Profil",
            "Profile",
            kind="text",
            choices=tuple(PROFILES),
            labels=PROFILES,
        ),
        Input("workers", "Delavci", "Workers", unit="worker", scale=2, digits=5, default=1),
    ),
    formulas=(profile_quotient, quotients),
    note=Text(
        "»Univerzitetna izobrazba« v 8. členu se konča s tremi pikami: seznam je odprt.",
        "The list of university education in article 8 ends with three dots: it is open.",
    ),
)
