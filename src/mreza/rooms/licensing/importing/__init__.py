"""Files that the chamber sends: what they hold, and what is taken back with them."""

from __future__ import annotations

from typing import Final

from mreza.rooms.licensing.importing import past_credits, practitioners
from mreza.rooms.licensing.models import Credit

_ALL: Final = (practitioners.DATASET, past_credits.DATASET)
DATASETS: Final = {one.name: one for one in _ALL}
MODELS: Final = (Credit, *practitioners.MODELS)
