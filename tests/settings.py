"""Settings of the tests: the product's own, on an embedded PostgreSQL in a throw-away folder.

pytest-django imports this before any conftest, so the environment is set here; the workers of a
parallel run inherit the folder's name and share one server.
"""

from __future__ import annotations

import os
import tempfile

if "MREZA_TESTS_DATA" not in os.environ:
    os.environ["MREZA_TESTS_DATA"] = tempfile.mkdtemp(prefix="mreza-tests-")
for name in ("ALLOWED_HOSTS", "DATABASE_URL", "SECRET_KEY", "MREZA_HTTPS", "MREZA_DEBUG"):
    os.environ.pop(name, None)
os.environ["MREZA_DATA"] = os.environ["MREZA_TESTS_DATA"]
os.environ["MREZA_DATABASE_FAST"] = "1"
os.environ["MREZA_DEMO"] = "0"
os.environ["MREZA_TODAY"] = "2026-11-22"  # a Sunday
# Spark's Java spends most of the time of small queries on compiling itself.
os.environ.setdefault("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")

from mreza.site.settings import *  # noqa: E402, F403

# Hashing a password properly takes longer than most tests.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
