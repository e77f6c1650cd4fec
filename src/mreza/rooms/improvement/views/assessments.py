"""Assessments: rounds of a home, one round, scoring an activity, finishing, on paper."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from mreza.rooms.calculations.sheets import CSV, XLSX, as_csv, as_xlsx, download
from mreza.rooms.improvement import papers
from mreza.rooms.improvement.actions import assessments as acts
from mreza.rooms.improvement.activities import by_clause
from mreza.rooms.improvement.models import Assessment, AssessmentItem
from mreza.rooms.improvement.proposals import proposed
from mreza.rooms.improvement.queries import assessments as reads
from mreza.rooms.improvement.rules import Deed as Right
from mreza.rooms.improvement.views.asking import Home, of_home
from mreza.rooms.improvement.views.deeds import Deed, form_page, page
from mreza.rooms.improvement.words import AssessmentKind, Round, Score
from mreza.rooms.network.forms import DayInput
from mreza.rooms.network.views.asking import person, posted


class OpenForm(forms.Form):
    """A new round."""

    year = forms.IntegerField(label=_("Year"), min_value=2025, max_value=2100)
    part = forms.TypedChoiceField(label=_("Period"), choices=Round.choices, coerce=int)
    visit_on = forms.DateField(label=_("Day of the visit"), required=False, widget=DayInput())


class ItemForm(forms.ModelForm):  # type: ignore[type-arg]
    """An activity: its score, what is said of it, a measure."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    score = forms.TypedChoiceField(
        label=_("Score"),
        choices=[(one.value, format_lazy("{} – {}", one.value, one.label)) for one in Score],
        coerce=int,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = AssessmentItem
        fields = ("score", "comment", "links", "measure", "measure_owner", "measure_due")
        widgets = {
            "comment": forms.Textarea(attrs={"rows": 4}),
            "links": forms.Textarea(attrs={"rows": 2}),
            "measure_due": DayInput(),
        }


class FinishForm(forms.Form):
    """The end of a round: its summary."""

    summary = forms.CharField(
        label=_("Summary"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("What is strong, what is to be improved first. It cannot be changed later."),
    )


class AnswerForm(forms.Form):
    """What the home says to an external assessment."""

    text = forms.CharField(
        label=pgettext_lazy("quality model", "Answer"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


@of_home
def listing(request: HttpRequest, home: Home) -> HttpResponse:
    """Rounds of a home, how they went on, and the measures that came out."""
    home.need(Right.SEE_ASSESSMENTS)
    rounds = reads.visible(home.access, home.code)
    seen = {one.pk for one in rounds}
    measures = [one for one in reads.measures(home.code) if one.assessment_id in seen]
    context = {
        "home": home,
        "rounds": rounds,
        "trend": reads.trend(rounds),
        "measures": [(one, by_clause().get(one.clause)) for one in measures],
        "may_open": [
            kind for kind in AssessmentKind if home.may(home.access.assessing(kind.value))
        ],
    }
    return render(request, "improvement/assessments.html", context)


@form_page
@of_home
def start(request: HttpRequest, home: Home, kind: str) -> HttpResponse:
    """Open a round: the home its own, the ministry an external one."""
    if kind not in AssessmentKind.values:
        raise Http404(f"No assessment of kind {kind!r}")
    home.need(Right.SEE_ASSESSMENTS)
    home.need(home.access.assessing(kind))
    form = OpenForm(posted(request), initial={"year": home.day.year, "part": Round.YEAR})
    if kind == AssessmentKind.SELF:
        del form.fields["visit_on"]
    by = person(request)

    def act(form: Any) -> None:
        given = {"visit_on": None} | form.cleaned_data
        acts.open_round(home.code, kind, by=by, **given)

    back = _list(home)
    own = kind == AssessmentKind.SELF
    return page(
        request,
        home,
        Deed(
            heading=_("Open a self-assessment") if own else _("Open an external assessment"),
            lead=_("Every activity of the model gets a score from 0 to 4, with its evidence."),
            button=_("Open it"), form=form, act=act, back=back, crumbs=((back, _("Assessments")),),
        ),
    )  # fmt: skip


@of_home
def detail(request: HttpRequest, home: Home, number: int) -> HttpResponse:
    """One round: section by section, with evidence and what the other side says."""
    assessment = _assessment(home, number)
    rounds = reads.visible(home.access, home.code)
    before, beside = reads.before(assessment, rounds), reads.beside(assessment, rounds)
    mine = home.may(home.access.assessing(assessment.kind)) and not assessment.finished
    found = reads.sections(assessment, before, beside)
    items = [row.item for section in found for row in section.rows]
    scored = [item.score for item in items if item.score is not None]
    context = {
        "home": home,
        "assessment": assessment,
        "sections": found,
        "before": before,
        "beside": beside,
        "may_score": mine,
        "may_answer": not _own(assessment) and assessment.finished and home.may(Right.ANSWER),
        "answers": list(assessment.answers.all()) if not _own(assessment) else [],
        "scored": len(scored),
        "all": len(items),
        "next": next((item for item in items if item.score is None), None),
        "average": reads.average(scored) if scored else None,
    }
    return render(request, "improvement/assessment.html", context)


@form_page
@of_home
def item(request: HttpRequest, home: Home, number: int, clause: str) -> HttpResponse:
    """Score one activity."""
    assessment = _assessment(home, number)
    home.need(home.access.assessing(assessment.kind))
    activity = by_clause().get(clause)
    items = AssessmentItem.objects.filter(assessment=assessment)
    found = items.filter(clause=clause).first() if activity else None
    if activity is None or found is None:
        raise Http404(f"No activity {clause!r} in this assessment")
    if assessment.finished and request.method != "POST":
        return redirect("improvement:assessment", home.code, number)
    period = reads.period_of(assessment, home.day)
    evidence = proposed(period, clause) if _own(assessment) else []
    form = ItemForm(posted(request), instance=found, initial={"revision": found.revision})
    by = person(request)

    def act(form: Any) -> None:
        given = {name: form.cleaned_data[name] for name in ItemForm.Meta.fields}
        acts.score(found, given, evidence, revision=form.cleaned_data["revision"], by=by)

    here = _page(home, number)
    return page(
        request,
        home,
        Deed(
            heading=activity.title(get_language() or "sl"), about=clause,
            lead=activity.summary(get_language() or "sl"),
            button=_("Save the score"), form=form, act=act, back=f"{here}#c{found.position}",
            newest=lambda: AssessmentItem.objects.get(pk=found.pk).revision,
            crumbs=((_list(home), _("Assessments")), (here, _title(assessment))),
            template="improvement/item.html", extra={"evidence": evidence, "activity": activity},
        ),
    )  # fmt: skip


@form_page
@of_home
def finish(request: HttpRequest, home: Home, number: int) -> HttpResponse:
    """Finish a round; it does not change afterwards."""
    assessment = _assessment(home, number)
    home.need(home.access.assessing(assessment.kind))
    by, here = person(request), _page(home, number)
    return page(
        request,
        home,
        Deed(
            heading=_("Finish the assessment"), about=_title(assessment), button=_("Finish it"),
            lead=_("Afterwards nothing of it changes; what is learnt later belongs to the next."),
            form=FinishForm(posted(request)),
            act=lambda form: acts.finish(
                assessment, summary=form.cleaned_data["summary"], day=home.day, by=by
            ),
            back=here, crumbs=((_list(home), _("Assessments")), (here, _title(assessment))),
        ),
    )  # fmt: skip


@form_page
@of_home
def answer(request: HttpRequest, home: Home, number: int) -> HttpResponse:
    """The home answers a finished external assessment."""
    assessment = _assessment(home, number)
    home.need(Right.ANSWER)
    if _own(assessment):
        raise Http404("A home does not answer its own assessment")
    by, here = person(request), _page(home, number)
    return page(
        request,
        home,
        Deed(
            heading=pgettext_lazy("quality model", "Answer"), about=_title(assessment),
            button=_("Send the answer"),
            form=AnswerForm(posted(request)),
            act=lambda form: acts.answer(assessment, text=form.cleaned_data["text"], by=by),
            back=f"{here}#answers",
            crumbs=((_list(home), _("Assessments")), (here, _title(assessment))),
        ),
    )  # fmt: skip


@of_home
def file(request: HttpRequest, home: Home, number: int, kind: str) -> HttpResponse:
    """The round on paper, or as a table."""
    assessment = _assessment(home, number)
    rounds = reads.visible(home.access, home.code)
    found = reads.sections(
        assessment, reads.before(assessment, rounds), reads.beside(assessment, rounds)
    )
    language = get_language() or "sl"
    name = f"{home.code}-{assessment.kind}-{assessment.year}-{assessment.part}.{kind}"
    if kind == "pdf":
        paper = papers.as_pdf(home.name, assessment, found, language)
        return download(paper, "application/pdf", name)
    sheet = papers.as_sheet(assessment, found, language)
    if kind == "csv":
        return download(as_csv(sheet), CSV, name)
    if kind == "xlsx":
        return download(as_xlsx([sheet]), XLSX, name)
    raise Http404(f"No file of kind {kind!r}; there are pdf, csv and xlsx")


def _own(assessment: Assessment) -> bool:
    return assessment.kind == AssessmentKind.SELF


def _assessment(home: Home, number: int) -> Assessment:
    """The round, or or `Http404`; staff of the home who see none are refused."""
    home.need(Right.SEE_ASSESSMENTS)
    try:
        return reads.one(home.access, home.code, number)
    except Assessment.DoesNotExist:
        raise Http404(f"No assessment {number}") from None


def _title(assessment: Assessment) -> str:
    return papers.title_of(assessment)


def _list(home: Home) -> str:
    return reverse("improvement:assessments", args=[home.code])


def _page(home: Home, number: int) -> str:
    return reverse("improvement:assessment", args=[home.code, number])
