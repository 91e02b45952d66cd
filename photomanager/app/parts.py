"""The parts that are hung into the window beside grid, sidebar and inspector.

Each is a function that gets the `Frame`: it adds its views, binds its actions and keeps alive
what it made by giving it a parent. The order is that of the rows below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from photomanager.app.commands import hang_commands
from photomanager.app.culling import hang_culling
from photomanager.app.grid_deeds import hang_grid_deeds
from photomanager.app.loupe.hang import hang_loupe
from photomanager.app.review.hang import hang_review
from photomanager.app.saving_searches import hang_saving
from photomanager.app.tag_board.hang import hang_board
from photomanager.app.tag_keying import hang_tag_keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from photomanager.app.frame import Frame

PARTS: tuple[Callable[[Frame], None], ...] = (
    hang_grid_deeds,
    hang_culling,
    hang_loupe,
    hang_review,
    hang_board,
    hang_tag_keys,
    hang_commands,
    hang_saving,
)
