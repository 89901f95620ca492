"""Help pages as Markdown: topics here, commands in `commands/`, each in English (`.md`) and Chinese (`.zh.md`)."""
