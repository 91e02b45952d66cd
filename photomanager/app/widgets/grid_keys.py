"""Where the keyboard leads in a grid of equal cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView

if TYPE_CHECKING:
    from photomanager.app.widgets.grid_layout import GridLayout

_Move = QAbstractItemView.CursorAction
_MIRRORED = {_Move.MoveLeft: _Move.MoveRight, _Move.MoveRight: _Move.MoveLeft}


def row_after(
    action: _Move, row: int, layout: GridLayout, page: int, *, mirrored: bool = False
) -> int:
    """The row that a key leads to.

    Args:
        action: The movement that Qt made of the key.
        row: Where the movement starts.
        layout: Where the photos lie, at least one.
        page: Lines in a screen.
        mirrored: Whether photos run from right to left.
    """
    if mirrored:
        action = _MIRRORED.get(action, action)
    lines = {
        _Move.MoveUp: -1,
        _Move.MoveDown: 1,
        _Move.MovePageUp: -page,
        _Move.MovePageDown: page,
    }
    if action in lines:
        return layout.beside(row, lines[action])
    steps = {
        _Move.MoveLeft: -1,
        _Move.MovePrevious: -1,
        _Move.MoveRight: 1,
        _Move.MoveNext: 1,
        _Move.MoveHome: -layout.count,
        _Move.MoveEnd: layout.count,
    }
    return max(0, min(layout.count - 1, row + steps[action]))
