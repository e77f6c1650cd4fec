"""Points for one piece of training: article 30.

Points are kept as two exact numbers, what is divided and by how many, because a third of ten points
and 46/45 of a point have no last decimal. `points` is their quotient, for people.
"""

from mreza.kernel.algebra import either, lookup, per, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

KINDS = {
    "attendance": Text("pasivna udeležba na srečanju", "passive attendance at a meeting"),
    "other_training": Text("drugo strokovno usposabljanje", "other professional training"),
    "active": Text("predavanje, predstavitev ali poster", "lecture, presentation or poster"),
    "publication_sci": Text("članek v reviji iz SCI", "article in a journal of the SCI"),
    "publication_reviewed": Text(
        "članek v recenzirani reviji", "article in a peer-reviewed journal"
    ),
    "publication_proceedings": Text(
        "prispevek v recenzirani publikaciji", "contribution to a peer-reviewed publication"
    ),
    "publication_professional": Text(
        "članek v strokovni reviji", "article in a professional journal"
    ),
    "publication_popular": Text("članek v poljudni reviji", "article in a popular journal"),
    "reviewer_book": Text("recenzija knjige ali učbenika", "review of a book or textbook"),
    "reviewer_article": Text("recenzija članka", "review of an article"),
    "proceedings_editor": Text("urejanje zbornika", "editing of proceedings"),
}


@formula(
    article="30(e)",
    sl="Pedagoške ure",
    en="Teaching hours",
    sl_summary="Minute, preračunane v ure po 45 minut; tudi del ure.",
)
def teaching_hours(minutes, hour_length):
    """Minutes in hours of 45 minutes; a part of an hour as well."""
    return per(minutes, hour_length)


@formula(
    article="30(a.1)",
    also=("30(a.2)",),
    unit="point",
    decimals=0,
    sl="Točke udeležbe pred deljenjem",
    en="Points of attendance before division",
    sl_summary="Točka na uro, zapisana na minuto: deli se z minutami ene ure.",
)
def attendance_part(minutes, one_minute, attendance_points):
    """A point an hour, written by the minute: it is divided by the minutes of an hour."""
    return per(minutes, one_minute) * attendance_points


@formula(
    article="30(a.3)",
    unit="point",
    sl="Točke drugega usposabljanja",
    en="Points of other training",
    sl_summary="Pet točk za vsak teden, za del tedna sorazmerno.",
)
def other_training_part(weeks, other_training_points):
    """Five points for each week, for a part of a week in proportion."""
    return weeks * other_training_points


@formula(
    article="30(b)",
    unit="point",
    decimals=0,
    sl="Točke dejavne udeležbe",
    en="Points of active participation",
    sl_summary="Štiri točke za vsak nastop; ne deli se.",
)
def active_part(contributions, active_points):
    """Four points for each appearance; not divided."""
    return contributions * active_points


@formula(
    article="30(c.1)",
    also=("30(c.2)", "30(c.3)", "30(c.4)", "30(c.5)"),
    unit="point",
    decimals=0,
    sl="Točke objave pred deljenjem",
    en="Points of a publication before division",
    sl_summary="Točke po vrsti objave.",
)
def publication_part(kind, publication_points):
    """Points by the kind of publication."""
    return lookup(publication_points, kind)


@formula(
    article="30(č.1)",
    also=("30(č.2)",),
    unit="point",
    decimals=0,
    sl="Točke recenzije",
    en="Points of a review",
    sl_summary="Točke po vrsti recenziranega dela; ne deli se.",
)
def reviewer_part(kind, reviewer_points):
    """Points by the kind of work reviewed; not divided."""
    return lookup(reviewer_points, kind)


@formula(
    article="30(1)",
    also=("30(d)",),
    unit="point",
    sl="Točke pred deljenjem",
    en="Points before division",
    sl_summary="Točke po merilu, v katero izpopolnjevanje sodi; vsako sodi v eno samo.",
)
def points_before_sharing(
    kind, attendance_part, other_training_part, active_part, publication_part, reviewer_part,
    editor_points,
):  # fmt: skip
    """Points by the criterion into which the piece falls; each falls into one only."""
    paper = where(kind == "proceedings_editor", editor_points, publication_part + reviewer_part)
    active = where(kind == "active", active_part, paper)
    training = where(kind == "other_training", other_training_part, active)
    return where(kind == "attendance", attendance_part, training)


@formula(
    article="30(d)",
    also=("30(c.1)", "30(c.2)", "30(c.3)", "30(c.4)", "30(c.5)", "30(e)"),
    decimals=0,
    sl="Deljeno s",
    en="Divided by",
    sl_summary="Objava s številom avtorjev, zbornik s številom urednikov, udeležba z minutami ure.",
)
def divided_by(kind, publication_part, sharers, hour_length, one_minute):
    """A publication by its authors, proceedings by editors, attendance by an hour's minutes."""
    shared = either(publication_part > 0, kind == "proceedings_editor")
    return where(kind == "attendance", per(hour_length, one_minute), where(shared, sharers, 1))


@formula(
    article="30(1)",
    unit="point",
    sl="Licenčne točke",
    en="Licence points",
    sl_summary="Točke pred deljenjem, deljene; za prikaz na osem decimalk.",
)
def points(points_before_sharing, divided_by):
    """Points before division, divided; for showing, at eight decimals."""
    return per(points_before_sharing, divided_by)


credit = Table(
    name="credit",
    title=Text("Točke za izpopolnjevanje", "Points for a training"),
    about=Text("eno izpopolnjevanje ali delo", "one piece of training or work"),
    inputs=(
        Input(
            "kind", "Vrsta", "Kind", kind="text", choices=tuple(KINDS), labels=KINDS,
        ),
        Input("minutes", "Minute udeležbe", "Minutes of attendance", unit="minute", digits=6,
              optional=True),
        Input("weeks", "Tedni usposabljanja", "Weeks of training", unit="week", scale=2, digits=3,
              optional=True),
        Input("contributions", "Nastopi", "Appearances", digits=3, optional=True),
        Input("sharers", "Avtorji ali uredniki", "Authors or editors", digits=3, minimum=1,
              default=1),
    ),
    formulas=(
        teaching_hours, attendance_part, other_training_part, active_part, publication_part,
        reviewer_part, points_before_sharing, divided_by, points,
    ),
)  # fmt: skip
