"""The window (PySide6). Widgets ask, item models hold, operations do."""
