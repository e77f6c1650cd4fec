"""The room `calculations`: the one door to the law."""
