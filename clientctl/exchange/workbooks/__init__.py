"""Workbooks of spreadsheets: what goes out to be worked on, and whatever comes in."""
