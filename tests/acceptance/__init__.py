"""What users and scripts rely on, checked through the installed command."""
