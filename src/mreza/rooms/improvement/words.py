"""The room's own words: what a choice may be, with its label."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class What(models.TextChoices):
    """What happened to an entry of a register."""

    ADDED = "added", pgettext_lazy("quality model", "added")
    EDITED = "edited", pgettext_lazy("quality model", "changed")
    WITHDRAWN = "withdrawn", pgettext_lazy("quality model", "withdrawn")
    LINE = "line", _("something added to it")
    STRUCK = "struck", _("something of it struck out")


class Swot(models.TextChoices):
    """Sides of the analysis that article 4.1.3.3 names as a way to find risks."""

    STRENGTH = "strength", _("strength")
    WEAKNESS = "weakness", _("weakness")
    OPPORTUNITY = "opportunity", _("opportunity")
    THREAT = "threat", _("threat")


class Source(models.TextChoices):
    """Where an improvement comes from."""

    STAFF = "staff", _("idea of staff")
    INCIDENT = "incident", _("incident")
    SUPERVISION = "supervision", _("internal supervision")
    SURVEY = "survey", _("satisfaction survey")
    ASSESSMENT = "assessment", _("self-assessment")
    COMPLAINT = "complaint", _("complaint or praise")
    LAW = "law", _("changed legislation")
    PRACTICE = "practice", _("good practice of others")


class Stage(models.TextChoices):
    """The cycle of an improvement: an idea, the four steps of PDCA, and its end."""

    IDEA = "idea", _("idea")
    PLAN = "plan", pgettext_lazy("quality model", "Plan")
    DO = "do", pgettext_lazy("quality model", "Do")
    CHECK = "check", pgettext_lazy("quality model", "Check")
    ACT = "act", pgettext_lazy("quality model", "Act")
    CLOSED = "closed", pgettext_lazy("quality model", "closed")


class EquipmentKind(models.TextChoices):
    MEASURING = "measuring", _("measuring device")
    CARE = "care", _("care equipment")
    MEDICAL = "medical", _("medical device")
    TECHNICAL = "technical", _("technical installation")
    IT = "it", _("information technology")


class EquipmentWork(models.TextChoices):
    """What was done with equipment; the document tells the last three apart (footnote 13)."""

    SERVICE = "service", pgettext_lazy("quality model", "service")
    VERIFICATION = "verification", _("verification")
    CALIBRATION = "calibration", _("calibration")
    ADJUSTMENT = "adjustment", _("adjustment")
    FAULT = "fault", _("fault reported")
    REPAIR = "repair", _("repair")


CHECKS = (EquipmentWork.VERIFICATION, EquipmentWork.CALIBRATION)


class Outcome(models.TextChoices):
    FIT = "fit", _("fit for use")
    LIMITED = "limited", _("fit with limits")
    UNFIT = "unfit", _("not fit for use")


class DocumentKind(models.TextChoices):
    POLICY = "policy", _("quality policy")
    MISSION = "mission", _("mission and vision")
    ORGANIGRAM = "organigram", _("organigram")
    PROCESS_MAP = "process_map", _("process map")
    PROGRAMME = "programme", _("programme and yearly plan")
    PROCEDURE = "procedure", _("description of a process")
    INSTRUCTION = "instruction", _("instruction")
    PROTOCOL = "protocol", _("protocol")
    FORM = "form", pgettext_lazy("quality model", "form")
    OUTSIDE = "outside", _("document from outside")


class SupervisionKind(models.TextChoices):
    REGULAR = "regular", _("regular")
    EXTRAORDINARY = "extraordinary", _("extraordinary")
    AUDIT = "audit", _("internal audit")


class Respondents(models.TextChoices):
    USERS = "users", pgettext_lazy("quality model", "users")
    RELATIVES = "relatives", _("relatives")
    STAFF = "staff", pgettext_lazy("quality model", "staff")


class Level(models.IntegerChoices):
    """How well somebody masters a competence."""

    NONE = 0, _("not trained")
    LEARNING = 1, _("in training")
    GUIDED = 2, _("with guidance")
    ALONE = 3, _("independent")
    MENTOR = 4, _("teaches others")


class Reach(models.TextChoices):
    LOCAL = "local", _("local")
    NATIONAL = "national", _("national")
    INTERNATIONAL = "international", _("international")


class Term(models.TextChoices):
    MEDIUM = "medium", _("medium-term")
    YEAR = "year", _("yearly")


class Field(models.TextChoices):
    """What a goal is about, as article 4.1.1.2 lists the fields."""

    QUALITY = "quality", _("quality of processes")
    BUSINESS = "business", _("business")
    RESOURCES = "resources", pgettext_lazy("quality model", "resources")
    SERVICES = "services", pgettext_lazy("quality model", "services")
    IMPROVEMENT = "improvement", _("improvements")
    SAFETY = "safety", _("safety of users and staff")


class Direction(models.TextChoices):
    UP = "up", _("at least the planned value")
    DOWN = "down", _("at most the planned value")


class AssessmentKind(models.TextChoices):
    SELF = "self", _("self-assessment")
    EXTERNAL = "external", _("external assessment")


class Round(models.IntegerChoices):
    YEAR = 0, _("whole year")
    FIRST = 1, _("first half")
    SECOND = 2, _("second half")


class Score(models.IntegerChoices):
    """Our own scale: the document asks for an assessment and prints no scale."""

    NOTHING = 0, _("not begun")
    BEGUN = 1, _("begun")
    PARTLY = 2, _("partly done")
    DONE = 3, pgettext_lazy("quality model", "done")
    PROVEN = 4, _("done, proven and improved")
