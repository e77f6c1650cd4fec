"""The room over HTTP: plans for those who see them, and their open data."""

from __future__ import annotations

from ninja import Router

from mreza.rooms.plans import measures_api, open_api

router = Router()
router.add_router("/plans", measures_api.router)
router.add_router("/open/plans", open_api.router)
