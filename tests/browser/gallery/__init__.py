"""Every component of the look on one page, with invented figures; for tests and for the eye."""
