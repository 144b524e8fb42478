"""Which mentions are about the same person, and which persons belong together: pure, and explained line by line."""
