"""The activities of the model (4.1.1-4.1.4): read from the act's ledger, never copied."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from mreza import acts
from mreza.kernel.ledger import Article, Paragraph
from mreza.rooms.calculations import links

ACT = "quality_guidelines_2025"
FIELDS = ("4.1.1", "4.1.2", "4.1.3", "4.1.4")


@dataclass(frozen=True)
class Activity:
    """One activity: its article and paragraph in the act."""

    article: Article
    paragraph: Paragraph

    @property
    def clause(self) -> str:
        return f"{self.article.number}({self.paragraph.number})"

    @property
    def section(self) -> str:
        return self.article.number

    def title(self, language: str) -> str:
        """The title of its section."""
        return self.article.title[language]

    def summary(self, language: str) -> str:
        return self.paragraph.summary[language]

    @property
    def url(self) -> str:
        return links.article(ACT, self.clause)


@cache
def activities() -> tuple[Activity, ...]:
    """Every activity in the order of the document."""
    return tuple(
        Activity(article, paragraph)
        for number, article in acts.get(ACT).articles.items()
        if number.rpartition(".")[0] in FIELDS
        for paragraph in article.paragraphs
    )


def by_clause() -> dict[str, Activity]:
    return {one.clause: one for one in activities()}


def fingerprint() -> str:
    """Of the act whose activities are assessed."""
    return str(acts.get(ACT).fingerprint)
