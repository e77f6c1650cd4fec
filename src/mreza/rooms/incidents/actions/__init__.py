"""Verbs that change incidents; each checks state and revision, and leaves an event."""
