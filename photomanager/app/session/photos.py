"""Reading photos: rows for the grid, tags in sum, details, pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from photomanager.app.pictures import scaled_images
from photomanager.app.session.door import Door
from photomanager.app.tag_summary import summarise
from photomanager.operations import photos

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QImage

    from photomanager.app.tag_summary import TagSummary
    from photomanager.operations.photos import PhotoDetails, PhotoRow


class Photos(Door):
    """What grid and inspector read."""

    def records(self, ids: Sequence[int], done: Callable[[list[PhotoRow]], None]) -> None:
        """Reads the rows of photos for the grid; a newer request supersedes."""
        workspace = self._workspace
        self._session.read(lambda: photos.rows(workspace, ids), done, "records")

    def summary(
        self, ids: Sequence[int], done: Callable[[tuple[PhotoRow | None, list[TagSummary]]], None]
    ) -> None:
        """Sums up the tags of photos; of a single one also reads the row."""
        workspace = self._workspace

        def read() -> tuple[PhotoRow | None, list[TagSummary]]:
            if len(ids) > 1:  # of a thousand, rows would hold up the window
                return None, summarise(photos.tags(workspace, ids))
            rows = photos.rows(workspace, ids)
            return (rows[0] if rows else None), summarise([row.tags for row in rows])

        self._session.read(read, done, "summary")

    def details(
        self, photo_id: int, done: Callable[[PhotoDetails], None], channel: str = "details"
    ) -> None:
        """Reads everything about one photo; a newer request on the channel supersedes."""
        workspace = self._workspace
        self._session.read(lambda: photos.details(workspace, photo_id), done, channel)

    def preview(self, photo_id: int, done: Callable[[QImage | None], None]) -> None:
        """Reads the largest thumbnail of one photo."""
        workspace = self._workspace
        self._session.read(
            lambda: scaled_images(photos.thumbnails(workspace, [photo_id]), None).get(photo_id),
            done,
            "preview",
        )

    def thumbnails(self, ids: list[int], edge: int, shape: float = 1.0) -> dict[int, QImage]:
        """Reads thumbnails and scales them as `scaled_images` does; any thread."""
        return scaled_images(photos.thumbnails(self._workspace, ids), edge, shape)
