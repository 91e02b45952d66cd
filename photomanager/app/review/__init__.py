"""Review mode: questions one by one or a dozen at once, each answered by one key."""
