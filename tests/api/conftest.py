"""Rows to send, and how to send them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

ROOT = "/api/v1"
ACT = "health_centres_2007"
TABLES = f"{ROOT}/acts/{ACT}/tables"
COVERAGE = f"{TABLES}/coverage"
CELJE = {
    "unit": "celje", "office": "celje", "activity": "primary",
    "insured_persons": "61695", "doctors": "38.11", "assigned_persons": "60000",
}  # fmt: skip
LASKO = {**CELJE, "unit": "lasko", "insured_persons": "18113", "doctors": "8.76"}
Post = Callable[..., HttpResponse]


@pytest.fixture
def post(client: Client) -> Post:
    """`post(address, body)`: a body as JSON, or the very bytes."""

    def send(address: str, body: Any) -> HttpResponse:
        content = body if isinstance(body, bytes) else json.dumps(body)
        return client.post(address, content, content_type="application/json")

    return send


def problem(answer: HttpResponse, status: int) -> dict[str, Any]:
    """The body of a refusal."""
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    said = answer.json()
    assert said["status"] == status
    assert said["title"]
    assert said["detail"]
    return said
