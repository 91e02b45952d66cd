"""The parts that are hung into the window beside grid, sidebar and inspector.

Each is a function that gets the `Frame`: it adds its views, binds its actions and keeps alive
what it made by giving it a parent. The order is that of the rows below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from photomanager.app.review import hang as review

if TYPE_CHECKING:
    from collections.abc import Callable

    from photomanager.app.frame import Frame

PARTS: tuple[Callable[[Frame], None], ...] = (review.hang,)
