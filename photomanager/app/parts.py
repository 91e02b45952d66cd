"""The parts that are hung into the window beside grid, sidebar and inspector.

Each is a function that gets the `Frame`: it adds its views, binds its actions and keeps alive
what it made by giving it a parent. The order is that of the rows below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from photomanager.app.adding_folders import hang_adding
from photomanager.app.answering import hang_answers
from photomanager.app.backing_up import hang_backups
from photomanager.app.choosing_theme import hang_theme
from photomanager.app.commands import hang_commands
from photomanager.app.culling import hang_culling
from photomanager.app.exchanging import hang_exchange
from photomanager.app.foretelling import hang_foretelling
from photomanager.app.grid_deeds import hang_grid_deeds
from photomanager.app.keyword_question import hang_keywords
from photomanager.app.listing_not_shown import hang_not_shown
from photomanager.app.listing_problems import hang_problems
from photomanager.app.locating import hang_locating
from photomanager.app.loupe.hang import hang_loupe
from photomanager.app.ordering import hang_ordering
from photomanager.app.renaming import hang_renaming
from photomanager.app.review.hang import hang_review
from photomanager.app.saving_searches import hang_saving
from photomanager.app.setting_up import hang_settings
from photomanager.app.suggested_too import hang_suggested
from photomanager.app.tag_board.hang import hang_board
from photomanager.app.tag_keying import hang_tag_keys
from photomanager.app.trashing import hang_trash

if TYPE_CHECKING:
    from collections.abc import Callable

    from photomanager.app.frame import Frame

PARTS: tuple[Callable[[Frame], None], ...] = (
    hang_grid_deeds,
    hang_answers,
    hang_foretelling,
    hang_ordering,
    hang_culling,
    hang_loupe,
    hang_review,
    hang_board,
    hang_tag_keys,
    hang_theme,
    hang_commands,
    hang_saving,
    hang_renaming,
    hang_keywords,
    hang_suggested,
    hang_exchange,
    hang_trash,
    hang_backups,
    hang_settings,
    hang_locating,
    hang_not_shown,
    hang_problems,
    hang_adding,
)
