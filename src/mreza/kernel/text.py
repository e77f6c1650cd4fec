"""Words in the two languages of the product."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Language = Literal["sl", "en"]


@dataclass(frozen=True)
class Text:
    """The same words in Slovene and in English."""

    sl: str
    en: str

    def __getitem__(self, language: str) -> str:
        return self.en if language == "en" else self.sl

    @classmethod
    def read(cls, entry: Mapping[str, Any] | None) -> Text:
        """From a TOML table with `sl` and `en`; empty where there is none."""
        entry = entry or {}
        return cls(str(entry.get("sl", "")), str(entry.get("en", "")))

    def as_dict(self) -> dict[str, str]:
        return {"sl": self.sl, "en": self.en}


NO_TEXT = Text("", "")
