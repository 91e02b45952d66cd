"""The tagger's mathematics: exact sums, a growing Gaussian, calibration.

Knows numpy, not the database.
"""
