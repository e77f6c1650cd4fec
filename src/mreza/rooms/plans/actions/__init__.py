"""Verbs of the room: each changes something and logs who, when, what and why."""
