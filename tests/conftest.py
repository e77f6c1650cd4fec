"""What all suites share: the database's end, the loaded registry, a client for each role."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import hypothesis
import pytest
from django.test import Client

ClientAs = Callable[[str], Client]

# A busy machine is no reason to fail: no time limits; in CI the same examples every time.
hypothesis.settings.register_profile(
    "mreza",
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
hypothesis.settings.load_profile("mreza")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave the database; the last process stops it and the first removes its folder."""
    from django.conf import settings
    from django.db import connections

    if not settings.configured:
        return
    connections.close_all()
    server = settings.DATABASES["default"].get("MREZA_SERVER")
    if server is not None:
        server.leave()
    if "PYTEST_XDIST_WORKER" not in os.environ:
        shutil.rmtree(os.environ["MREZA_TESTS_DATA"], ignore_errors=True)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have tests of one `xdist_group` run in one process: one Spark, one region drawn.

    xdist 3.8 writes the group into a name that pytest 9.2 reads elsewhere, and groups nothing.
    """
    for item in items:
        grouped = vars(item).get("_nodeid", item.nodeid)
        if item.nodeid != grouped and hasattr(item, "_id"):
            item._id = type(item._id).parse(grouped)


# A few rows are interpreted: compiling each plan to Java takes longer than computing all of them.
INTERPRETED = {
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
}


@pytest.fixture(scope="module")
def spark_session() -> Iterator[Any]:
    """The one session. Its absence fails in CI; elsewhere it is a reason to skip."""
    from mreza.kernel.engines import spark
    from mreza.kernel.errors import EngineError

    try:
        session = spark.session()
    except EngineError as error:
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(f"CI runs Spark, but: {error}")
        pytest.skip(str(error))
    for name, value in INTERPRETED.items():
        session.conf.set(name, value)
    yield session
    session.stop()
    spark.session.cache_clear()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Once per process: the test database, with every room's data and the demo accounts in it."""
    from mreza.site.loading import load_rooms

    with django_db_blocker.unblock():
        load_rooms(demo=True)


@pytest.fixture
def loaded(db: None) -> None:
    """The loaded database, loaded again if a `transaction=True` test before has emptied it."""
    from mreza.site.accounts.models import User
    from mreza.site.loading import load_rooms

    if not User.objects.exists():
        load_rooms(demo=True)


@pytest.fixture
def client_as(loaded: None) -> ClientAs:
    """`client_as("insurer")`: a client signed in as the demo account of that role."""
    from mreza.site.accounts.demo import DEMO_ACCOUNTS
    from mreza.site.accounts.models import User

    names = {account.role: account.username for account in DEMO_ACCOUNTS}

    def sign_in(role: str) -> Client:
        client = Client()
        client.force_login(User.objects.get(username=names[role]))
        return client

    return sign_in
