"""Three-way merges of plain data and of client files; nothing lives here yet but the name."""
