"""The words of contracts: activities, measures, states and grounds, as pages show them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ActivityName(models.TextChoices):
    """Activities as everything that counts them names them."""

    GENERAL = "general", _("General practice")
    CHILD = "child", _("Child dispensary")
    SCHOOL = "school", _("School dispensary")
    SOCIAL_INSTITUTION = "social_institution", _("Practice in a social-care institution")
    WOMEN = "women", _("Women's dispensary")
    PRISONERS = "prisoners", _("Care of detainees")
    PHYSIOTHERAPY = "physiotherapy", _("Physiotherapy")
    COMMUNITY_NURSING = "community_nursing", _("Community and home nursing")
    MENTAL_HEALTH = "mental_health", _("Mental health dispensary")
    EMERGENCY = "emergency", _("Emergency medical help")
    DUTY = "duty", _("Duty service")
    HEALTH_EDUCATION = "health_education", _("Health education of adults")
    DEVELOPMENT = "development", _("Developmental clinic")
    ADDICTION = "addiction", _("Addiction treatment")
    ANTICOAGULATION = "anticoagulation", _("Anticoagulation treatment")
    DENTAL_ADULT = "dental_adult", _("Dental care of adults")
    DENTAL_YOUTH = "dental_youth", _("Dental care of young people")
    PEDODONTICS = "pedodontics", _("Pedodontics")
    ORTHODONTICS = "orthodontics", _("Orthodontics")
    DENTAL_DUTY = "dental_duty", _("Dental duty service")
    TRANSPORT = "transport", _("Non-emergency transport")
    ONCOLOGY_TRANSPORT = "oncology_transport", _("Transport of oncology patients")
    DIALYSIS_TRANSPORT = "dialysis_transport", _("Transport to and from dialysis")
    EPIDEMIOLOGY = "epidemiology", _("Epidemiology")


class Measure(models.TextChoices):
    """What a quantity counts; money only where the programme is paid as a flat sum."""

    TEAM = "team", _("teams, paid flat")
    VISIT_QUOTIENT = "visit_quotient", _("quotients from visits")
    CAPITATION_QUOTIENT = "capitation_quotient", _("capitation quotients")
    POINT = "point", _("points")
    CASE = "case", _("cases")
    VISIT = "visit", _("visits")
    EXAMINATION = "examination", _("examinations")
    KILOMETRE = "kilometre", _("kilometres")
    WORKSHOP = "workshop", _("workshops")
    FLAT_SUM = "flat_sum", _("flat sum, EUR")


class Subject(models.TextChoices):
    """Subjects of group workshops, as Annex II a has them."""

    HEALTHY_WEIGHT_LOSS = "healthy_weight_loss", _("healthy weight loss")
    HEALTHY_EATING = "healthy_eating", _("healthy eating")
    PHYSICAL_ACTIVITY = "physical_activity", _("physical activity")
    SMOKING_CESSATION = "smoking_cessation", _("smoking cessation")
    LIFESTYLE = "lifestyle", _("lifestyle")
    WALKING_TEST = "walking_test", _("walking test")
    RISK_FACTORS = "risk_factors", _("risk factors")


class State(models.TextChoices):
    """The life of a contract."""

    DRAFT = "draft", _("draft")
    OFFERED = "offered", _("offered")
    AGREED = "agreed", _("agreed")
    IN_FORCE = "in_force", _("in force")
    TERMINATED = "terminated", _("terminated")
    EXPIRED = "expired", _("expired")


# Of these contracts facts are recorded and count: what an inspection found, after the year as well.
SIGNED = (State.IN_FORCE, State.TERMINATED, State.EXPIRED)


class Side(models.TextChoices):
    """The two sides of a contract."""

    INSURER = "insurer", _("the insurer")
    PROVIDER = "provider", _("the provider")


class Fact(models.TextChoices):
    """What rows of realisation cannot tell and formulas ask for; named as their inputs."""

    NOTICE_GIVEN = "notice_given", _("Payment above the limit claimed in writing")
    CONSENT = "consent", _("Consent to more prosthetics")
    EDUCATION_PROGRAMME = "education_programme_submitted", _("Programme of group education")
    EDUCATION_POINTS = "group_education_points", _("Planned group education, points a year")
    AUDITED_CASES = "audited_cases", _("Cases inspected")
    UNJUSTIFIED_CASES = "unjustified_cases", _("Inspected cases found unjustified")
    CASES_LAST_YEAR = "cases_last_year", _("Cases of the year before")
    STARTER = "starter", _("New doctor without assigned persons")
    RESIDENTS = "residents", _("Residents of the institution")
    RESIDENTS_ELSEWHERE = "residents_elsewhere", _("Residents with a doctor outside")


class Ground(models.TextChoices):
    """Why a contract is given up, by paragraph."""

    UNABLE = "60", _("It can no longer meet its obligations")
    AGAINST_RULES = "61(1)-1", _("Work against the rules, despite a written warning")
    NO_CONTRACT = "61(1)-2", _("No contract within 10 days of the arbitration's decision")
    LICENCE_WITHDRAWN = "61(4)", _("Licence or concession of a private provider withdrawn")


class Absence(models.TextChoices):
    """Why a holder may be substituted: article 59(2), and for nothing else."""

    LEAVE = "leave", _("annual leave")
    EDUCATION = "education", _("organised education")
    ILLNESS = "illness", _("illness")
    EMPLOYMENT_ACT = "employment_act", _("absence under the Employment Act")


class Weekday(models.IntegerChoices):
    """As in `date.isoweekday`."""

    MONDAY = 1, _("Monday")
    TUESDAY = 2, _("Tuesday")
    WEDNESDAY = 3, _("Wednesday")
    THURSDAY = 4, _("Thursday")
    FRIDAY = 5, _("Friday")
    SATURDAY = 6, _("Saturday")
    SUNDAY = 7, _("Sunday")


class What(models.TextChoices):
    """What happened to a contract."""

    DRAFTED = "drafted", _("drafted from the plan")
    OFFERED = "offered", _("offered")
    WITHDRAWN = "withdrawn", _("offer withdrawn")
    AGREED = "agreed", _("agreed")
    SIGNED = "signed", _("signed, in force")
    ANNEX_PROPOSED = "annex_proposed", _("annex proposed")
    ANNEX_AGREED = "annex_agreed", _("annex agreed")
    ANNEX_WITHDRAWN = "annex_withdrawn", _("annex withdrawn")
    NOTICE = "notice", _("notice given")
    NOTICE_WITHDRAWN = "notice_withdrawn", _("notice withdrawn")
    CLOSED = "closed", _("closed")
    CORRECTED = "corrected", _("corrected")
    HOURS = "hours", _("opening hours changed")
    SUBSTITUTE = "substitute", _("substitute changed")
    FACT = "fact", _("fact recorded")
    FACT_WITHDRAWN = "fact_withdrawn", _("fact withdrawn")
