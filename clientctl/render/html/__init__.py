"""The format `html`: an answer as one page that needs nothing else, for a browser, a mail or a printer."""
