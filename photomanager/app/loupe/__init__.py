"""Photos at full size: one large, or two to four side by side."""
