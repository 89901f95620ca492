"""clientctl: a client book of plain YAML files, kept in git and asked from the shell."""

__version__ = "0.1.0"
