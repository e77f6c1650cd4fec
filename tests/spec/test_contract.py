"""What `acts show` says of an act is a contract: names, units, articles, limits, titles.

Kept as a file so that a change of it is seen in review. After a change that is meant, write it
anew: `.venv/bin/mreza acts show ACT --format json > tests/spec/contracts/ACT.json`.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mreza import acts
from mreza.kernel.act import Act
from mreza.site.cli.shapes import act_details

KEPT = Path(__file__).parent / "contracts"
# An act of which only the deadlines are kept has neither tables nor parameters to agree on.
COMPUTING = [act for act in acts.all_acts() if act.extent == "whole"]


@pytest.mark.parametrize("act", COMPUTING, ids=lambda act: act.id)
@pytest.mark.parametrize("part", ["tables", "parameters"])
def test_the_act_shows_what_was_agreed(act: Act, part: str) -> None:
    kept = json.loads((KEPT / f"{act.id}.json").read_text(encoding="utf-8"))
    shown = json.loads(json.dumps(act_details(act), default=str))
    assert shown[part] == kept[part]
