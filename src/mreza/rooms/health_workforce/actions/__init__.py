"""Verbs that change things and log themselves."""
