"""One module per user intent: window, command line and API all enter here.

Each returns what changed.
"""
