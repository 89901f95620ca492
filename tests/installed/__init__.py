"""The installed command under fire: killed anywhere, run many times at once."""
