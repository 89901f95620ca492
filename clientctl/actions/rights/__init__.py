"""Who may change what, by the roles and transitions of the settings: in writers, in commits, in extracts."""
