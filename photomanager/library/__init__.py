"""The library on disk: SQLite holds the truth; vectors and thumbnails are derived from it."""
