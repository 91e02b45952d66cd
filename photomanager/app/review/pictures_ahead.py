"""Large pictures of the question shown and of the next ones, ready before they are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage

    from photomanager.app.review.door import Reviewing


class PicturesAhead(QObject):
    """Holds the few pictures that may be shown next; first the thumbnail, then the photo.

    Signals:
        ready: Id of a photo that has another picture now.
    """

    ready = Signal(int)

    def __init__(self, door: Reviewing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._wanted: list[int] = []
        self._small: dict[int, QImage] = {}
        self._large: dict[int, tuple[int, QImage]] = {}
        self._asked: set[int] = set()

    def image(self, photo_id: int) -> QImage | None:
        """The best picture of a photo so far."""
        _, large = self._large.get(photo_id, (0, None))
        return large or self._small.get(photo_id)

    def want(self, photo_ids: Sequence[int], edge: int) -> None:
        """Makes the pictures of these photos ready, in this order, and forgets all others."""
        self._wanted = list(dict.fromkeys(photo_ids))
        for kept in (self._small, self._large):
            for gone in kept.keys() - set(self._wanted):
                del kept[gone]
        missing = [one for one in self._wanted if one not in self._small]
        if missing:
            self._door.thumbnails(missing, self._take_small)
        for photo_id in self._wanted:
            known = self._large.get(photo_id)
            if (known is None or known[0] < edge) and photo_id not in self._asked:
                self._ask(photo_id, edge)

    def forget(self) -> None:
        """Lets go of all pictures."""
        self.want([], 0)

    def _take_small(self, images: dict[int, QImage]) -> None:
        for photo_id, image in images.items():
            if photo_id in self._wanted:
                self._small[photo_id] = image
                self.ready.emit(photo_id)

    def _ask(self, photo_id: int, edge: int) -> None:
        self._asked.add(photo_id)

        def take(image: QImage | None) -> None:
            self._asked.discard(photo_id)
            if image is not None and photo_id in self._wanted:
                self._large[photo_id] = (edge, image)
                self.ready.emit(photo_id)

        self._door.picture(photo_id, edge, take)
