"""The parts of the window: they show plain values and say what the user asked for."""
