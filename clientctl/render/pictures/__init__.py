"""Pictures made of characters, for a terminal: bars, sparklines, shaded cells; a pipe gets the same numbers without."""
