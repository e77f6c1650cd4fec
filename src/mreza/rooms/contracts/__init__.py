"""The room `contracts`: what providers agreed with the insurer for a year, and how that changes."""
