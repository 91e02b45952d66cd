"""Pictures for the grid: newest request first, kept by least recent use."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QImage

    from photomanager.app.tasks import Tasks

BYTES_KEPT = 64 * 1024 * 1024
BATCH = 8


class ThumbnailLoader(QObject):
    """Turns wanted ids into pixmaps, a few at a time.

    `want` replaces what was wanted before: photos scrolled past are never decoded. A pixmap of
    another size stays in use until the one of the right size has come.

    Signals:
        loaded: A list of photo ids whose pixmaps are new.
        failed: The exception that reading thumbnails ended with.
    """

    loaded = Signal(list)
    failed = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        fetch: Callable[[list[int], int], dict[int, QImage]],
        parent: QObject | None = None,
        *,
        kept: int | None = None,
    ) -> None:
        """Makes a loader.

        Args:
            tasks: Where pictures are read.
            fetch: Reads some, scaled to so many device pixels; called on another thread.
            parent: Who owns it.
            kept: Bytes of pictures to keep; None: as many as a grid needs.
        """
        super().__init__(parent)
        self._most = BYTES_KEPT if kept is None else kept
        self._tasks = tasks
        self._fetch = fetch
        self._kept: OrderedDict[int, tuple[QPixmap, int]] = OrderedDict()  # id: pixmap, edge
        self._bytes = 0
        self._absent: set[int] = set()  # asked for, and there is none yet
        self._stale: set[int] = set()
        self._wanted: list[int] = []
        self._edge = 0
        self._busy = False

    def pixmap(self, photo_id: int) -> QPixmap | None:
        """The picture of a photo, if it is here."""
        found = self._kept.get(photo_id)
        if found is None:
            return None
        self._kept.move_to_end(photo_id)
        return found[0]

    def want(self, ids: Sequence[int], edge: int) -> None:
        """Asks for these photos, most urgent first, `edge` device pixels on the longest side."""
        self._edge = edge
        self._wanted = [photo_id for photo_id in ids if self._lacks(photo_id)]
        self._next()

    def invalidate(self, ids: Iterable[int] | None) -> None:
        """These photos (None: all) may have other pictures now; the old ones show until then."""
        if ids is None:
            self._absent.clear()
            self._stale.update(self._kept)
        else:
            ids = set(ids)
            self._absent -= ids
            self._stale |= ids & self._kept.keys()

    def _lacks(self, photo_id: int) -> bool:
        found = self._kept.get(photo_id)
        if found is None:
            return photo_id not in self._absent
        return found[1] != self._edge or photo_id in self._stale

    def _next(self) -> None:
        if self._busy or not self._wanted:
            return
        batch, self._wanted = self._wanted[:BATCH], self._wanted[BATCH:]
        edge = self._edge
        self._busy = True
        self._tasks.run(
            "thumbnails",
            lambda: self._fetch(batch, edge),
            lambda images, error: self._take(batch, edge, images, error),
        )

    def _take(
        self,
        batch: list[int],
        edge: int,
        images: dict[int, QImage] | None,
        error: BaseException | None,
    ) -> None:
        self._busy = False
        if error is not None:
            # Without pictures the grid still works; the next request tries again.
            self._wanted.clear()
            self.failed.emit(error)
            return
        assert images is not None
        for photo_id in batch:
            self._stale.discard(photo_id)
            if photo_id in images:
                self._keep(photo_id, QPixmap.fromImage(images[photo_id]), edge)
            else:
                self._absent.add(photo_id)
        self.loaded.emit(list(images))
        self._next()

    def _keep(self, photo_id: int, pixmap: QPixmap, edge: int) -> None:
        old = self._kept.pop(photo_id, None)
        if old is not None:
            self._bytes -= _size(old[0])
        self._kept[photo_id] = (pixmap, edge)
        self._bytes += _size(pixmap)
        while self._bytes > self._most and len(self._kept) > 1:
            _, (dropped, _) = self._kept.popitem(last=False)
            self._bytes -= _size(dropped)


def _size(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
