"""Files of records, here and in `care`: checked, shown, taken whole, the same file once."""

from __future__ import annotations

from mreza.rooms.workforce.importing.dataset import Built, Dataset, Problem

__all__ = ["Built", "Dataset", "Problem"]
