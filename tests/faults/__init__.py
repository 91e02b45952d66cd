"""Damage done for real: kills, full and locked disks, unmounted folders, thousands of moves.

`make test` runs a short form of each, `make faults` the long one (PHOTOMANAGER_FAULTS=long).
"""
