"""One module a command: it parses, calls one action and presents what comes back."""
