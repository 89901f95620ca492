"""The shape of a client: the one definition of its fields, and what is checked against it."""
