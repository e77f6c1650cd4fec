"""A synthetic nation: persons to printed totals and a year of services around plans, by a seed."""

from mreza.lake.synthetic.inputs import provisions, totals
from mreza.lake.synthetic.model import Provision, Scale, Summary, SyntheticError, UnitTotals
from mreza.lake.synthetic.nation import generate

__all__ = [
    "Provision", "Scale", "Summary", "SyntheticError", "UnitTotals", "generate", "provisions",
    "totals",
]  # fmt: skip
