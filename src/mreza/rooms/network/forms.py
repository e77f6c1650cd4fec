"""Forms that correct the registry: each asks for a reason and carries the revision it stands on."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mreza.rooms.network.actions import Facts
from mreza.rooms.network.feeds.join import act
from mreza.rooms.network.models import (
    Organisation,
    OrganisationKind,
    OrganisationVersion,
    Role,
    on,
)
from mreza.rooms.network.queries import coverage as reads
from mreza.site.accounts.models import User

LONGEST_NOTE = 2000


def choose(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    """Give a choice field what may be chosen, once that is known."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - a mistake in this file only
    field.choices = choices


class DayInput(forms.DateInput):
    """The browser's own way to choose a day."""

    input_type = "date"

    def __init__(self, **more: Any) -> None:
        super().__init__(format="%Y-%m-%d", **more)


class ReasonForm(forms.Form):
    """Any change: why it is made."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "Where the right data comes from; it stays in the history for everybody to read."
        ),
    )


class RevisionForm(ReasonForm):
    """A change to an organisation, on the state its reader saw."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class FactsForm(RevisionForm):
    """What is registered about an organisation."""

    name = forms.CharField(label=_("Name of the organisation"), max_length=250)
    kind = forms.ChoiceField(label=_("Kind"))
    unit = forms.ChoiceField(
        label=_("Region unit"),
        required=False,
        help_text=_("Leave empty if no document names it."),
    )
    office = forms.ChoiceField(
        label=_("Regional office"),
        required=False,
        help_text=_("Follows from the region unit, if there is one."),
    )
    place = forms.CharField(label=_("Place"), max_length=100, required=False)
    part_of = forms.CharField(
        label=_("Part of"),
        max_length=80,
        required=False,
        help_text=_("Code of the organisation it is a part of, as in its address."),
    )
    note_sl = forms.CharField(
        label=_("Note in Slovene"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "sl"}),
    )
    note_en = forms.CharField(
        label=_("Note in English"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "en"}),
    )
    since = forms.DateField(
        label=_("Changed on"),
        required=False,
        widget=DayInput(),
        help_text=_(
            "The first day of the new state. Leave empty if the old data was wrong all along."
        ),
    )
    field_order = (
        "name", "kind", "unit", "office", "place", "part_of", "note_sl", "note_en", "since",
        "reason", "revision",
    )  # fmt: skip

    def __init__(self, *args: Any, code: str, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.code, self.day = code, day
        self.units = reads.units()
        self.office_of = {place.code: place.office_id for place in self.units}
        offices = {place.office_id: place.office for place in self.units}.values()
        choose(self, "kind", [(k.code, k.name) for k in OrganisationKind.objects.all()])
        choose(self, "unit", [("", "–"), *((u.code, u.name) for u in self.units)])
        choose(self, "office", [("", "–"), *((o.code, str(o)) for o in offices)])

    def clean_part_of(self) -> str:
        code = str(self.cleaned_data["part_of"]).strip().strip("/")
        if not code:
            return ""
        if code == self.code:
            raise ValidationError(_("An organisation is no part of itself."))
        if not OrganisationVersion.objects.filter(on(self.day), organisation_id=code).exists():
            raise ValidationError(
                _("There is no organisation with the code “%(code)s”; its page's address has it."),
                params={"code": code},
            )
        return code

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        unit, office = cleaned.get("unit"), cleaned.get("office")
        if unit and office and self.office_of[unit] != office:
            self.add_error("office", _("This region unit belongs to another regional office."))
        if unit:
            cleaned["office"] = self.office_of[unit]
        return cleaned

    def facts(self) -> Facts:
        names = ("name", "kind", "unit", "office", "place", "part_of", "note_sl", "note_en")
        return Facts(**{name: self.cleaned_data.get(name, "") for name in names})

    @staticmethod
    def initial_of(version: OrganisationVersion) -> dict[str, Any]:
        return {
            "name": version.name,
            "kind": version.kind_id,
            "unit": version.unit_id or "",
            "office": version.office_id or "",
            "place": version.place,
            "part_of": version.part_of_id or "",
            "note_sl": version.note_sl,
            "note_en": version.note_en,
            "revision": version.organisation.revision,
        }


class ContactForm(RevisionForm):
    """How to reach an organisation."""

    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.RegexField(
        label=_("Telephone"),
        regex=r"^\+?[0-9 ()/-]{5,50}$",
        required=False,
        error_messages={"invalid": _("Write digits and spaces, such as +386 3 543 40 00.")},
    )
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    field_order = ("email", "phone", "website", "reason", "revision")

    def contact(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("email", "phone", "website")}

    @staticmethod
    def initial_of(organisation: Organisation) -> dict[str, Any]:
        names = ("email", "phone", "website", "revision")
        return {name: getattr(organisation, name) for name in names}


class AliasForm(RevisionForm):
    """A name as a document prints it."""

    text = forms.CharField(
        label=_("Name as printed"),
        max_length=250,
        help_text=_("Exactly as it stands, shortened or not."),
    )
    table = forms.ChoiceField(
        label=_("Printed table"),
        required=False,
        help_text=_("Rows of this table with this name will belong to the organisation."),
    )
    place_sl = forms.CharField(
        label=_("Place in the document (Slovene)"),
        max_length=300,
        help_text=_("Document and article or annex."),
    )
    place_en = forms.CharField(label=_("Place in the document (English)"), max_length=300)
    since = forms.DateField(label=_("From"), widget=DayInput())
    field_order = ("text", "table", "place_sl", "place_en", "since", "reason", "revision")

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        printed = act().printed.values()
        named = [t for t in printed if any(column.name == "name" for column in t.columns)]
        titled = [(t.name, f"{t.place[language]}: {t.title[language]}") for t in named]
        choose(self, "table", [("", "–"), *titled])

    def printed(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("text", "table", "place_sl", "place_en")}


class EndForm(RevisionForm):
    """The end of an alias."""

    until = forms.DateField(
        label=_("Until"),
        widget=DayInput(),
        help_text=_("The first day on which it does not count."),
    )
    field_order = ("until", "reason", "revision")


class EndMembershipForm(ReasonForm):
    """The end of a role."""

    until = forms.DateField(
        label=_("Until"),
        widget=DayInput(),
        help_text=_("The first day on which it does not hold."),
    )
    field_order = ("until", "reason")


class MembershipForm(ReasonForm):
    """A role for a person."""

    user = forms.CharField(label=_("User name or e-mail"), max_length=254)
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    organisation = forms.CharField(
        label=_("Organisation"),
        max_length=80,
        required=False,
        help_text=_("Its code, as in the address of its page. An administrator needs none."),
    )
    since = forms.DateField(label=_("From"), widget=DayInput())
    field_order = ("user", "role", "organisation", "since", "reason")

    def clean_user(self) -> User:
        wanted = self.cleaned_data["user"].strip()
        for name in ("username__iexact", "email__iexact"):
            found: User | None = User.objects.filter(**{name: wanted}).first()
            if found is not None:
                return found
        raise ValidationError(_("Nobody signs in with “%(name)s”."), params={"name": wanted})

    def clean_organisation(self) -> str:
        code = str(self.cleaned_data["organisation"]).strip().strip("/")
        if code and not Organisation.objects.filter(code=code).exists():
            raise ValidationError(
                _("There is no organisation with the code “%(code)s”; its page's address has it."),
                params={"code": code},
            )
        return code

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        needs = cleaned.get("role") not in (None, Role.ADMINISTRATOR)
        if needs and cleaned.get("organisation") == "":
            self.add_error("organisation", _("This role is held in an organisation; name it."))
        return cleaned
