"""The window: the only Qt. `app > window > screens > parts`; screens never import each other."""
