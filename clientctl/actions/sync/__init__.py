"""sync: a team's work brought together through the repository that it shares."""
