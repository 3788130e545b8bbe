"""Examples from the source and fictional exercises: data only, found by `importlib.resources`."""
