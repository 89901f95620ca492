"""What reports are made of: spans of time, figures, lists of clients and of entries, groups."""
