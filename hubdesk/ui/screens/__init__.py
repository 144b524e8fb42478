"""One screen, one module: built from parts, given callables, telling facts and requests by signals."""
