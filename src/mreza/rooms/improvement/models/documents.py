"""Controlled documents: versions as files, and who confirmed to have read them (4.1.3.2)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mreza.rooms.improvement.models.base import Entry, Line
from mreza.rooms.improvement.words import DocumentKind
from mreza.rooms.workforce.models import StaffMember


class Document(Entry):
    """A document that is in force in versions."""

    code = models.CharField(pgettext_lazy("quality model", "Code"), max_length=40)
    title = models.CharField(_("Title"), max_length=200)
    kind = models.CharField(_("Kind"), max_length=12, choices=DocumentKind.choices)
    process = models.CharField(_("Process"), max_length=120, blank=True)
    owner = models.CharField(_("Owner"), max_length=120)
    must_read = models.BooleanField(_("Staff confirm that they read it"), default=True)
    review_on = models.DateField(_("Next review"), null=True, blank=True)

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            models.UniqueConstraint(
                fields=["organisation", "code"],
                name="document_code_once",
                violation_error_message=_("Another document has this code."),
            ),
        ]


class DocumentVersion(Line):
    """A version: its file, and from which day it holds."""

    entry = models.ForeignKey(Document, models.PROTECT, related_name="lines")
    version = models.CharField(_("Version"), max_length=20)
    valid_from = models.DateField(_("Valid from"))
    note = models.CharField(_("What is new"), max_length=300, blank=True)
    file_name = models.CharField(_("File"), max_length=200)
    file_key = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    bytes = models.PositiveIntegerField()

    class Meta(Line.Meta):
        ordering = ["-valid_from", "-pk"]
        constraints = [
            *Line.Meta.constraints,
            models.UniqueConstraint(
                fields=["entry", "version"],
                name="document_version_once",
                violation_error_message=_("The document has this version already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry.code} {self.version}"


class Confirmation(models.Model):
    """Somebody read a version: one of staff, or whoever signed in. Only added."""

    version = models.ForeignKey(DocumentVersion, models.PROTECT, related_name="confirmations")
    staff = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)
    by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(fields=["version", "staff"], name="confirmation_once_a_person"),
            models.UniqueConstraint(fields=["version", "user"], name="confirmation_once_a_user"),
            models.CheckConstraint(
                name="confirmation_of_somebody",
                condition=Q(staff__isnull=False) | Q(user__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.version_id}"
