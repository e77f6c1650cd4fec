"""Verbs that change contracts; each checks state and revision, and leaves an event."""
