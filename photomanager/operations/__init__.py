"""One module per user intent. Window, command line and API all enter here; each returns what changed."""
