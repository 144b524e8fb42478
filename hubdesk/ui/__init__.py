"""The window: the only Qt. `app > window > screens > parts`; screens never import each other."""

from hubdesk.ui.undying import keep_constants

keep_constants()  # before the first call into Qt
