"""The command line: arguments in, text and exit codes out; the only room that prints, exits and knows the terminal."""
