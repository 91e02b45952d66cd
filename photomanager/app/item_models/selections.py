"""Selections as ranges of rows: all of 100,000 photos are one range, not as many indexes."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QAbstractListModel


def row_ranges(selection: QItemSelection) -> list[tuple[int, int]]:
    """First and last row of each range, in ascending order."""
    parts = (selection.at(at) for at in range(selection.count()))
    return sorted((part.top(), part.bottom()) for part in parts)


def selection_of(model: QAbstractListModel, rows: Sequence[int]) -> QItemSelection:
    """These rows, given in ascending order, as few ranges."""
    selection = QItemSelection()
    for _, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        block = [row for _, row in run]
        selection.select(model.index(block[0]), model.index(block[-1]))
    return selection
