"""clientctl: a client book of plain YAML files, kept in git and asked from the shell."""

__version__ = "0.1.0"

SETTINGS_FILE = "clientctl.yaml"
"""The file that makes a directory a book."""
