"""The room `law`: the acts, browsed."""
