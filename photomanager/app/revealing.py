"""Shows a file in the file manager of the system."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def reveal(path: str) -> bool:
    """Opens the folder itself, or the one that a file lies in; returns whether that worked."""
    place = Path(path)
    folder = place if place.is_dir() else place.parent
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
