"""import: rows of other people's files become clients and their entries; a plan first, then one commit."""
