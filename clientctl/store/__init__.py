"""The only room that touches a book: its files, its lock, its git repository."""
