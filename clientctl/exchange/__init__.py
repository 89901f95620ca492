"""Files that other programs write and read: bytes to rows and back; pure."""
