"""Places and lists that the registry refers to."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language


class Office(models.Model):
    """A regional office of the insurer (območna enota, OE)."""

    code = models.SlugField(primary_key=True)
    name = models.CharField(max_length=100)

    def __str__(self) -> str:
        return f"OE {self.name}"


class Unit(models.Model):
    """A region unit (izpostava) of an office, with its place on the tile map."""

    code = models.SlugField(primary_key=True)
    name = models.CharField(max_length=100)
    short = models.CharField(max_length=3, unique=True)
    office = models.ForeignKey(Office, models.PROTECT, related_name="units")
    x = models.PositiveSmallIntegerField()
    y = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["x", "y"], name="unit_own_tile")]

    def __str__(self) -> str:
        return self.name


class OrganisationKind(models.Model):
    """What an organisation is: health centre, hospital, care home …"""

    code = models.CharField(max_length=50, primary_key=True)
    name_sl = models.CharField(max_length=100)
    name_en = models.CharField(max_length=100)
    plural_sl = models.CharField(max_length=100)
    plural_en = models.CharField(max_length=100)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_sl

    @property
    def plural(self) -> str:
        return self.plural_en if get_language() == "en" else self.plural_sl


class Activity(models.Model):
    """An activity of health care with its code as the acts print it (`101 001`)."""

    code = models.CharField(max_length=7, primary_key=True)
    name_sl = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    place_sl = models.CharField(max_length=300)
    place_en = models.CharField(max_length=300)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.name_sl}"

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_sl

    @property
    def place(self) -> str:
        return self.place_en if get_language() == "en" else self.place_sl
