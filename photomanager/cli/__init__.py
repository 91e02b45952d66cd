"""The command line: one module per command over the same operations as the window."""
