"""An application for points, everything that happened to it, its files, decisions and appeals."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mreza.rooms.licensing.models.credits import Content, CreditKind
from mreza.rooms.licensing.models.events import Event
from mreza.rooms.licensing.models.register import Practitioner
from mreza.rooms.network.models import Organisation

PERSON: dict[str, Any] = {"null": True, "blank": True, "related_name": "+"}


class Application(models.Model):
    """An organiser's or a practitioner's application; its state is what was done last.

    `number` is given when it is sent. `minutes`, `weeks`, `contributions` and `sharers` are what
    the practitioner asks for; an organiser asks for the programme of the event. `revision` rises
    with every step; a form opened on an older one is refused.
    """

    class Kind(models.TextChoices):
        ORGANISER = "organiser", pgettext_lazy("application", "organiser's")
        INDIVIDUAL = "individual", pgettext_lazy("application", "individual's")
        MANDATORY = "mandatory", pgettext_lazy("application", "individual's, mandatory content")

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("application", "draft")
        SUBMITTED = "submitted", pgettext_lazy("application", "sent")
        INCOMPLETE = "incomplete", pgettext_lazy("application", "to be completed")
        PROPOSED = "proposed", pgettext_lazy("application", "waits for the second officer")
        GRANTED = "granted", pgettext_lazy("application", "granted")
        PARTLY = "partly", pgettext_lazy("application", "partly granted")
        REFUSED = "refused", pgettext_lazy("application", "refused")
        APPEALED = "appealed", pgettext_lazy("application", "appealed")
        WITHDRAWN = "withdrawn", pgettext_lazy("application", "withdrawn")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    number = models.CharField(max_length=20, unique=True, null=True, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="licence_applications"
    )
    practitioner = models.ForeignKey(
        Practitioner, models.PROTECT, null=True, blank=True, related_name="applications"
    )
    event = models.OneToOneField(Event, models.PROTECT, related_name="application")
    work = models.CharField(
        _("What it is for"), max_length=24, choices=CreditKind.choices,
        default=CreditKind.ATTENDANCE,
    )  # fmt: skip
    minutes = models.PositiveIntegerField(_("Minutes attended"), default=0)
    weeks = models.DecimalField(_("Weeks"), max_digits=3, decimal_places=2, default=0)
    contributions = models.PositiveSmallIntegerField(_("Own lectures or posters"), default=0)
    sharers = models.PositiveSmallIntegerField(_("Authors or editors"), default=1)
    content = models.CharField(
        _("Mandatory content"), max_length=20, choices=Content.choices, blank=True
    )
    foreign = models.BooleanField(_("The documents are in a foreign language"), default=False)
    late_reason = models.TextField(_("Why it is late"), blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    revision = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, **PERSON)
    created_on = models.DateField()
    submitted_on = models.DateField(null=True, blank=True)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    synthetic = models.BooleanField(default=False)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="application_of_one",
                condition=Q(kind="organiser", organisation__isnull=False, practitioner=None)
                | Q(kind__in=["individual", "mandatory"], practitioner__isnull=False,
                    organisation=None),
            ),
            models.CheckConstraint(
                name="application_sent_has_a_number",
                condition=Q(state__in=["draft", "withdrawn"])
                | Q(number__isnull=False, submitted_on__isnull=False),
            ),
            models.CheckConstraint(name="application_sharers", condition=Q(sharers__gte=1)),
        ]  # fmt: skip
        indexes = [
            models.Index(name="application_by_state", fields=["state", "submitted_on"]),
            models.Index(name="application_of_person", fields=["practitioner", "-id"]),
            models.Index(name="application_of_home", fields=["organisation", "-id"]),
        ]

    def __str__(self) -> str:
        return self.number or f"draft {self.pk}"


class ApplicationStep(models.Model):
    """One thing that happened to an application: who, when, what, why. The database only adds.

    `day` is the day that counts for time limits; `data` holds the programme as it was sent, what
    was asked for, or the lines that an officer proposed.
    """

    class What(models.TextChoices):
        SAVED = "saved", pgettext_lazy("step", "Saved as a draft")
        SUBMITTED = "submitted", pgettext_lazy("step", "Sent")
        FLAGGED = "flagged", pgettext_lazy("step", "Noticed by the system")
        FILE = "file", pgettext_lazy("step", "File added")
        CLAIMED = "claimed", pgettext_lazy("step", "Taken over by an officer")
        ASKED = "asked", pgettext_lazy("step", "Completion asked for")
        COMPLETED = "completed", pgettext_lazy("step", "Completed")
        PROPOSED = "proposed", pgettext_lazy("step", "Decision proposed")
        RETURNED = "returned", pgettext_lazy("step", "Returned by the second officer")
        DECIDED = "decided", pgettext_lazy("step", "Decided")
        APPEALED = "appealed", pgettext_lazy("step", "Appealed")
        CORRECTED = "corrected", pgettext_lazy("step", "Decision corrected")
        WITHDRAWN = "withdrawn", pgettext_lazy("step", "Withdrawn")

    application = models.ForeignKey(Application, models.PROTECT, related_name="steps")
    what = models.CharField(max_length=10, choices=What.choices)
    day = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, **PERSON)
    by_name = models.CharField(max_length=200, blank=True)
    why = models.TextField(blank=True)
    data = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(help_text="of the application, after it")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="application_step_own_revision", fields=["application", "revision"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.what}"


class Attachment(models.Model):
    """A file of an application; it lies in the data folder under its own fingerprint."""

    class Role(models.TextChoices):
        PROGRAMME = "programme", pgettext_lazy("file", "programme")
        PROOF = "proof", pgettext_lazy("file", "certificate of attendance or other proof")
        TRANSLATION = "translation", pgettext_lazy("file", "translation into Slovene")
        OTHER = "other", pgettext_lazy("file", "other")

    application = models.ForeignKey(Application, models.PROTECT, related_name="attachments")
    role = models.CharField(max_length=12, choices=Role.choices)
    name = models.CharField(max_length=150)
    media_type = models.CharField(max_length=50)
    bytes = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField()
    left_out = models.BooleanField(default=False, help_text="taken out of a draft")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="application_same_file_once",
                fields=["application", "role", "sha256"],
                condition=Q(left_out=False),
            )
        ]
        indexes = [models.Index(name="attachment_by_content", fields=["sha256"])]

    def __str__(self) -> str:
        return self.name


class Hold(models.Model):
    """What a sent application keeps others of the same applicant from asking for again.

    `value` is the key of the event or the fingerprint of a proof; released when the application
    is withdrawn or refused.
    """

    class What(models.TextChoices):
        EVENT = "event", "event"
        FILE = "file", "file"

    application = models.ForeignKey(Application, models.PROTECT, related_name="holds")
    applicant = models.CharField(max_length=100, help_text="practitioner/PK or organisation/CODE")
    kind = models.CharField(max_length=10, choices=Application.Kind.choices)
    what = models.CharField(max_length=5, choices=What.choices)
    value = models.CharField(max_length=64)
    released = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="applied_for_once",
                fields=["applicant", "kind", "what", "value"],
                condition=Q(released=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.applicant}: {self.what}"


class Decision(models.Model):
    """A decision as it was made; a later one (after an appeal, a correction) replaces it.

    `lines` are what is credited: kind of work, amounts, points before sharing, sharers, article,
    content. With `four_eyes` another officer proposed it.
    """

    class Outcome(models.TextChoices):
        GRANTED = "granted", pgettext_lazy("decision", "granted in full")
        PARTLY = "partly", pgettext_lazy("decision", "granted in part")
        REFUSED = "refused", pgettext_lazy("decision", "refused")

    application = models.ForeignKey(Application, models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    reason = models.TextField(blank=True)
    lines: models.JSONField[Any, Any] = models.JSONField(default=list)
    four_eyes = models.BooleanField(default=False)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, **PERSON)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    day = models.DateField()
    at = models.DateTimeField()
    on_appeal = models.BooleanField(default=False)

    class Meta:
        ordering = ["application", "number"]
        constraints = [
            models.UniqueConstraint(name="decision_own_number", fields=["application", "number"]),
            models.CheckConstraint(
                name="decision_less_than_asked_has_a_reason",
                condition=Q(outcome="granted") | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="decision_four_eyes",
                condition=Q(four_eyes=False)
                | (Q(proposed_by__isnull=False) & ~Q(proposed_by=F("by"))),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}/{self.number}: {self.outcome}"


class Appeal(models.Model):
    """Why the applicant holds a decision for wrong; one a decision, decided by another officer."""

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="appeal")
    day = models.DateField()
    reason = models.TextField(_("Why the decision is wrong"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"appeal of {self.decision_id}"
