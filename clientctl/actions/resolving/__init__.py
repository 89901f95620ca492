"""resolve: what git could not merge by itself, brought to an end file by file."""
