"""A worker that stops in the middle of a step and waits to be killed. Run by `test_killed`.

    python -m tests.web.realisation.killed_worker DATABASE FOLDER UPLOAD STEP

says "there" when it has come to the step.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Any

STEPS = ("reading", "checked", "begun", "staged", "journal", "moved", "version", "current")


def main(database: str, folder: str, number: str, step: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = database
    django.setup()
    settings.DATA_DIR = Path(folder)
    from mreza.lake import store
    from mreza.rooms.realisation import stages, worker

    def wait(*given: Any, **more: Any) -> None:
        print("there", flush=True)  # noqa: T201
        time.sleep(600)

    def reached(name: str) -> None:
        if name == step:
            wait()

    store.reached = reached
    if step == "reading":
        stages.checking.check = wait  # type: ignore[assignment]
    if step == "checked":
        stages.preview.of = wait  # type: ignore[assignment]
    worker.work(int(number))


if __name__ == "__main__":
    main(*sys.argv[1:])
