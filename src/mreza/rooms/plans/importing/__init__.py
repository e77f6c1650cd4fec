"""Importing a plan from its document: read, staged, confirmed; nothing is stored before that."""
