"""Tables that people really have; they are read where they lie and never copied into the project."""
