"""Verbs that change things, and say who did what, when and why."""
