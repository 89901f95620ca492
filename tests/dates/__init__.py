"""Tests of the words for dates, periods, durations and times."""
