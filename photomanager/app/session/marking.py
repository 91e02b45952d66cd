"""Stars, picks and colour labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from photomanager.app.session.door import Door
from photomanager.operations import rating

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from photomanager.operations.rating import MarkOutcome, Marks


class Marking(Door):
    """Rates and culls."""

    def mark(
        self,
        ids: Sequence[int],
        marks: Marks,
        done: Callable[[MarkOutcome], None],
        otherwise: Callable[[], None],
    ) -> None:
        """Sets marks of photos.

        Args:
            ids: The photos.
            marks: What to set.
            done: Takes what changed.
            otherwise: Called after an error, which is reported.
        """
        workspace, ids = self._workspace, list(ids)
        self._session.write(
            lambda: rating.mark(workspace, ids, marks, origin="window"), done, otherwise=otherwise
        )
