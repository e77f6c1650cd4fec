"""Why something cannot be done with a due item. Whatever is refused has stored nothing."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _


class RefusedError(Exception):
    """It cannot be done; `says` tells people why and what to do."""

    says = _("This cannot be done.")


class AnsweredError(RefusedError):
    says = _("This was answered already. Withdraw that answer first, then answer anew.")


class FutureError(RefusedError):
    says = _("This day lies in the future. Give the day on which it was done.")


class LockedError(RefusedError):
    says = _("This item is locked. Ask whoever supervises it to have the answer entered.")


class WithdrawnError(RefusedError):
    says = _("This was withdrawn already.")


class EnteredError(RefusedError):
    says = _("This event is entered already. If it is another one, give its subject or reference.")


class EarlierError(RefusedError):
    says = _("A later day is needed than the one on which it is due.")


class FileError(RefusedError):
    says = _("Send a PDF, an image (PNG, JPEG), a Word, Excel or OpenDocument file, or plain text.")


class FileTooLargeError(RefusedError):
    says = _("The file is larger than 20 MB. Send a smaller one.")


class SameError(RefusedError):
    says = _("Nothing is different from what holds already.")
