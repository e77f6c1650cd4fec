"""Pictures of a plan, drawn by hand as SVG: places only; templates draw, words come with the marks.

Nothing here knows the database or the day: days, states and names come in.
"""
