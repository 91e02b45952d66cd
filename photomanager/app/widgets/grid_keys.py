"""Where the keyboard leads in a grid of equal cells."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView

_Move = QAbstractItemView.CursorAction


def row_after(action: _Move, row: int, columns: int, page: int, count: int) -> int:
    """The row that a key leads to.

    Args:
        action: The movement that Qt made of the key.
        row: Where the movement starts.
        columns: Cells in a line.
        page: Cells in a screen.
        count: Cells in all, at least one.
    """
    last = count - 1
    if action == _Move.MoveUp:
        return row - columns if row >= columns else row
    if action == _Move.MoveDown:
        if row + columns <= last:
            return row + columns
        # Below the last but one line lies the last photo, even in a shorter line.
        return last if row // columns < last // columns else row
    steps = {
        _Move.MoveLeft: -1,
        _Move.MovePrevious: -1,
        _Move.MoveRight: 1,
        _Move.MoveNext: 1,
        _Move.MovePageUp: -page,
        _Move.MovePageDown: page,
        _Move.MoveHome: -count,
        _Move.MoveEnd: count,
    }
    return max(0, min(last, row + steps[action]))
