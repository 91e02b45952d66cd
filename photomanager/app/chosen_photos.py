"""Which photos a command of the menu is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from photomanager.app.views import ViewStack
    from photomanager.app.widgets.photo_grid import PhotoGrid

# Views of one photo, or of few: there the one looked at is meant, whatever else is selected.
ONE_AT_A_TIME = frozenset({"loupe", "compare"})


def chosen_photos(views: ViewStack, grid: PhotoGrid) -> list[int]:
    """The selected photos; in a view of few the current one."""
    if views.current in ONE_AT_A_TIME:
        current = grid.current_id()
        return [] if current is None else [current]
    return grid.selected_ids()
