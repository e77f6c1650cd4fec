"""Forms: reporting an incident, and what the safety officer does with it."""
