"""Where a list of photos passes from one month or day to the next: headings for the grid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

import numpy as np

from photomanager.library import photos

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from photomanager.operations.workspace import Workspace

Step = Literal["day", "month"]

_DAY = 86_400_000_000  # µs
_UNDATED = np.iinfo(np.int64).min


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring photos of one day or month.

    Attributes:
        row: Place of the first one in the list.
        begin: The day, or the first day of the month; None: photos without a date.
    """

    row: int
    begin: date | None


def stretches(workspace: Workspace, ids: Sequence[int], step: Step) -> list[Stretch]:
    """The stretches of a list of photos, in its order; empty for no photos.

    Args:
        workspace: The library.
        ids: The photos as they are shown, ordered by date or not.
        step: How long a stretch is.
    """
    if not ids:
        return []
    with workspace.library.database.read() as connection:
        dated, moments = photos.taken_at(connection)
    wanted = np.asarray(ids, np.int64)
    keys = np.full(1 + max(wanted.max(), dated.max(initial=0)), _UNDATED, np.int64)
    keys[dated] = _keys(moments, step)
    shown = keys[wanted]
    rows = [0, *(np.flatnonzero(shown[1:] != shown[:-1]) + 1).tolist()]
    return [Stretch(row, _begin(int(shown[row]), step)) for row in rows]


def backwards(ids: Sequence[int], stretches: Sequence[Stretch]) -> tuple[list[int], list[Stretch]]:
    """The same list and stretches with the oldest first; photos without a date stay the last.

    Args:
        ids: The photos, the newest first.
        stretches: Those of `ids`.
    """
    end = next((one.row for one in stretches if one.begin is None), len(ids))
    dated = [one for one in stretches if one.begin is not None]
    ends = [*(one.row for one in dated), end][1:]
    turned = [Stretch(end - last, one.begin) for one, last in zip(dated, ends, strict=True)]
    return [*reversed(ids[:end]), *ids[end:]], [*reversed(turned), *stretches[len(dated) :]]


def _keys(moments: NDArray[np.int64], step: Step) -> NDArray[np.int64]:
    """Days or months since 1970."""
    days = moments // _DAY
    if step == "day":
        return days
    months: NDArray[np.int64] = days.astype("datetime64[D]").astype("datetime64[M]").astype(int)
    return months


def _begin(key: int, step: Step) -> date | None:
    if key == _UNDATED:
        return None
    unit: Literal["D", "M"] = "D" if step == "day" else "M"
    found = np.datetime64(key, unit).astype("datetime64[D]").item()
    return found if isinstance(found, date) else None
