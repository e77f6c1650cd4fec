"""Many lines of an entry from a CSV; each row is held to what the form of one line is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mreza.kernel import files
from mreza.kernel.errors import RowsError
from mreza.rooms.improvement.declaring import LineKind
from mreza.rooms.improvement.forms import line_form
from mreza.rooms.improvement.models import Entry
from mreza.rooms.improvement.showing import title_of

MOST_BYTES, MOST_ROWS, SHOWN = 1 << 20, 500, 20


class LineFileForm(forms.Form):
    """The file; read, its rows are in `rows` as the form of one line would give them."""

    file = forms.FileField(label=gettext_lazy("File"))

    def __init__(self, *args: Any, kind: LineKind, entry: Entry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.entry = kind, entry
        self.rows: list[dict[str, Any]] = []

    @property
    def said(self) -> str | Promise:
        """Which columns the file has."""
        return format_lazy(
            "{said} {columns}.",
            said=gettext_lazy("A CSV whose first line names the columns:"),
            columns="; ".join(title_of(self.kind.model, name) for name in self.kind.fields),
        )

    def clean_file(self) -> Any:
        sent = self.cleaned_data["file"]
        if sent.size > MOST_BYTES:
            raise ValidationError(_("The file is too large; at most 1 MB is taken."))
        try:
            raw = files.raw_rows(sent.read(), "lines.csv")
        except RowsError as error:
            raise ValidationError(
                _("This is no CSV that can be read: %(why)s"), params={"why": str(error)}
            ) from error
        if len(raw) > MOST_ROWS:
            raise ValidationError(
                _("At most %(most)s rows are taken at once."), params={"most": MOST_ROWS}
            )
        self._read(raw)
        return sent

    def _read(self, raw: files.RawRows) -> None:
        titles = {title_of(self.kind.model, name).casefold(): name for name in self.kind.fields}
        known = titles | {name: name for name in self.kind.fields}
        unknown = [name for name in raw[0] if name.strip().casefold() not in known]
        if unknown:
            raise ValidationError(
                _("There is no column “%(name)s” here; the columns are: %(columns)s."),
                params={"name": unknown[0], "columns": "; ".join(titles)},
            )
        problems: list[str] = []
        made = line_form(self.kind.model, self.kind.fields)
        for number, row in enumerate(raw, start=1):
            cells = {known[name.strip().casefold()]: value for name, value in row.items()}
            form = made(cells, instance=self.kind.of(self.entry))
            if form.is_valid():
                self.rows.append(form.given())
            problems += [
                _("Row %(row)s, %(title)s: %(why)s")
                % {
                    "row": number,
                    "title": title_of(self.kind.model, name),
                    "why": " ".join(map(str, why)),
                }
                for name, why in form.errors.items()
            ]
        if problems:
            raise ValidationError(problems[:SHOWN])
