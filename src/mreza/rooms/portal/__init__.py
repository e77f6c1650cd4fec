"""The room `portal`: pages that cross rooms."""
