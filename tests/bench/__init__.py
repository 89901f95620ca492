"""The bench: the same clients in clientctl and in its peers, asked the same things in turn, and timed."""
