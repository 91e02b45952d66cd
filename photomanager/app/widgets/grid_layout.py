"""Where each photo of the grid lies: arithmetic on equal cells, in stretches with headings.

All cells have one size, so where a photo lies is a division within its stretch, and the
stretch is found by bisection: as fast at a million photos as at a hundred.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class GridLayout:
    """Places cells in lines, from the top; every stretch begins a new line below its heading.

    Args:
        count: Cells in all.
        columns: Cells in a line.
        cell: Height of a cell.
        heading: Height of a heading.
        starts: The first row of each stretch, ascending from 0; empty: one without a heading.
    """

    def __init__(
        self, count: int, columns: int, cell: int, heading: int = 0, starts: Sequence[int] = ()
    ) -> None:
        self.count = count
        self.columns = columns
        self.cell = cell
        self.heading = heading if starts else 0
        self._starts = list(starts) or [0]
        ends = [*self._starts[1:], count]
        self._lines = [
            -(-(end - start) // columns) for start, end in zip(self._starts, ends, strict=True)
        ]
        heights = [self.heading + lines * cell for lines in self._lines]
        self._tops = [0, *accumulate(heights)]

    @property
    def height(self) -> int:
        """The height of everything."""
        return self._tops[-1]

    def place(self, row: int) -> tuple[int, int]:
        """The top of a cell, and its column."""
        stretch = self._stretch_of(row)
        line, column = divmod(row - self._starts[stretch], self.columns)
        return self._tops[stretch] + self.heading + line * self.cell, column

    def row_at(self, y: int, column: int) -> int | None:
        """The row of the cell that covers `y` in a column; None: there is none."""
        if not 0 <= y < self.height or not 0 <= column < self.columns:
            return None
        stretch = self.stretch_at(y)
        inside = y - self._tops[stretch] - self.heading
        row = self._starts[stretch] + inside // self.cell * self.columns + column
        return row if inside >= 0 and row < self._end(stretch) else None

    def rows_between(self, top: int, bottom: int) -> tuple[int, int]:
        """First and last row of the lines that a band touches; `(0, -1)` when there is none."""
        if not self.count or bottom <= 0 or top >= self.height:
            return 0, -1
        first = self._line_start(max(0, top))
        last = self._line_end(min(self.height, bottom) - 1)
        return (first, last) if first <= last else (0, -1)

    def beside(self, row: int, lines: int) -> int:
        """The row that lies so many lines below (above, if negative), or as far as there is one.

        Below the last but one line lies the last photo, even in a shorter line.
        """
        while lines:
            stretch = self._stretch_of(row)
            line, column = divmod(row - self._starts[stretch], self.columns)
            target = line + (1 if lines > 0 else -1)
            if not 0 <= target < self._lines[stretch]:
                stretch += 1 if lines > 0 else -1
                if not 0 <= stretch < len(self._starts):
                    return row
                target = 0 if lines > 0 else self._lines[stretch] - 1
            row = min(
                self._starts[stretch] + target * self.columns + column, self._end(stretch) - 1
            )
            lines -= 1 if lines > 0 else -1
        return row

    # -- headings -------------------------------------------------------------------------

    def stretch_at(self, y: int) -> int:
        """The stretch that covers `y`, heading included."""
        return max(0, min(len(self._starts), bisect_right(self._tops, y)) - 1)

    def heading_top(self, stretch: int) -> int:
        """Where the heading of a stretch lies."""
        return self._tops[stretch]

    def rows_of(self, stretch: int) -> tuple[int, int]:
        """First and last row of a stretch."""
        return self._starts[stretch], self._end(stretch) - 1

    def stretches_between(self, top: int, bottom: int) -> range:
        """The stretches that a band touches, if there are headings."""
        if not self.heading or not self.count or bottom <= 0 or top >= self.height:
            return range(0)
        return range(self.stretch_at(max(0, top)), self.stretch_at(bottom - 1) + 1)

    # -- inside ---------------------------------------------------------------------------

    def _stretch_of(self, row: int) -> int:
        return bisect_right(self._starts, row) - 1

    def _end(self, stretch: int) -> int:
        return self._starts[stretch + 1] if stretch + 1 < len(self._starts) else self.count

    def _line_start(self, y: int) -> int:
        stretch = self.stretch_at(y)
        line = max(0, y - self._tops[stretch] - self.heading) // self.cell
        return self._starts[stretch] + line * self.columns

    def _line_end(self, y: int) -> int:
        stretch = self.stretch_at(y)
        inside = y - self._tops[stretch] - self.heading
        if inside < 0:
            return self._starts[stretch] - 1
        return (
            min(
                self._end(stretch), self._starts[stretch] + (inside // self.cell + 1) * self.columns
            )
            - 1
        )
