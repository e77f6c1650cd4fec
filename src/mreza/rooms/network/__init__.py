"""The room `network`: the registry and its coverage."""
