"""Rules by subject; each module holds tables."""
