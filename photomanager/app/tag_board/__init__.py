"""The tag board: every tag, how right the machine is about it, and what may be done with it."""
