"""Charts: pure functions from data to the elements of an SVG drawing, labelled directly, readable without colour.

Sizes are per cent of whatever width the page has and units of text, so that a drawing fits a phone without shrinking
its words.
"""
