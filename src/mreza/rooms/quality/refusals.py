"""Why something cannot be done here, in words for the page. Whatever is refused stored nothing."""

from __future__ import annotations

from django.utils.functional import Promise


class RefusedError(Exception):
    """It cannot be done: `what` is wrong, and `remedy` says what would be right."""

    def __init__(self, what: str | Promise, remedy: str | Promise = "") -> None:
        super().__init__(str(what))
        self.what = what
        self.remedy = remedy
