"""What TAB offers, asked of the command itself and of the shells that are here."""
