"""undo: what a commit did is reversed by a new one, and nothing of what came after it is lost."""
