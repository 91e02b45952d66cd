"""Whole photos for views that show one or a few large: what is looked at first, then neighbours."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from photomanager.app.own_language import own_language
from photomanager.app.translation import translate
from photomanager.errors import PhotoManagerError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from photomanager.app.session.viewing import LargePicture, Viewing

BYTES_KEPT = 128 * 1024 * 1024
# Two decode at a time; a neighbour only where nothing that is looked at waits.
_AT_ONCE = 2


class PictureSource(QObject):
    """Decodes photos at the size of the screen, and single ones with every pixel.

    What is no longer wanted and has not begun never begins. Pictures of screen size are kept by
    least recent use; those with every pixel only while they are looked at.

    Signals:
        came: A photo's id: its picture is here, or a better one.
        refused: A photo's id, and the sentence that says why it cannot be shown.
    """

    came = Signal(int)
    refused = Signal(int, str)

    def __init__(self, viewing: Viewing, name: str, parent: QObject | None = None) -> None:
        """Makes a source.

        Args:
            viewing: The library.
            name: Who asks; two sources need two names.
            parent: Who owns it.
        """
        super().__init__(parent)
        self._viewing = viewing
        self._name = name
        self._kept: OrderedDict[int, LargePicture] = OrderedDict()
        self._edges: dict[int, int] = {}  # of the pictures kept
        self._whole: dict[int, LargePicture] = {}
        self._reasons: dict[int, str] = {}
        self._wanted: list[int] = []
        self._near: list[int] = []
        self._running: set[int] = set()
        self._edge = 0

    def picture(self, photo_id: int) -> LargePicture | None:
        """The best picture of a photo that is here."""
        if photo_id in self._kept:
            self._kept.move_to_end(photo_id)
        return self._whole.get(photo_id) or self._kept.get(photo_id)

    def reason(self, photo_id: int) -> str:
        """Why a photo cannot be shown; empty: it can, or is not known yet."""
        return self._reasons.get(photo_id, "")

    def want(self, ids: Sequence[int], near: Sequence[int], edge: int) -> None:
        """Asks for photos, `edge` device pixels on the longest side.

        Args:
            ids: What is looked at; pictures with every pixel of other photos are dropped.
            near: What may be looked at next.
            edge: Rounded up, so that a frame that grows a little asks for nothing new.
        """
        self._edge = -(-edge // 256) * 256
        for photo_id in [one for one in self._whole if one not in ids]:
            del self._whole[photo_id]
            self._viewing.forget(f"{self._name}-{photo_id}")
        self._wanted = [one for one in ids if self._lacks(one)]
        self._near = [one for one in near if self._lacks(one)]
        self._next()

    def want_whole(self, photo_id: int) -> None:
        """Asks for every pixel of a photo that is looked at."""
        known = self.picture(photo_id)
        if (known is None or not known.whole) and photo_id not in self._reasons:
            self._viewing.picture(
                photo_id,
                None,
                partial(self._take_whole, photo_id),
                partial(self._refuse, photo_id),
                f"{self._name}-{photo_id}",
            )

    def forget(self, ids: set[int] | None) -> None:
        """The files of these photos (None: all) may have changed."""
        for photo_id in list(self._kept) if ids is None else ids & self._kept.keys():
            del self._kept[photo_id], self._edges[photo_id]
        for photo_id in list(self._reasons) if ids is None else ids & self._reasons.keys():
            del self._reasons[photo_id]

    def clear(self) -> None:
        """Nothing is looked at any more: large pictures go, a few of screen size stay."""
        self.want([], [], self._edge)

    def _lacks(self, photo_id: int) -> bool:
        known = self._kept.get(photo_id)
        if known is None:
            return photo_id not in self._reasons
        return not known.whole and self._edges[photo_id] < self._edge

    def _next(self) -> None:
        while len(self._running) < _AT_ONCE:
            if self._wanted:
                photo_id = self._wanted.pop(0)
            elif self._near and not self._running:
                photo_id = self._near.pop(0)
            else:
                return
            if photo_id not in self._running:
                self._running.add(photo_id)
                self._viewing.picture(
                    photo_id,
                    self._edge,
                    partial(self._take, photo_id, self._edge),
                    partial(self._refuse, photo_id),
                    f"{self._name}:{photo_id}",
                )

    def _take(self, photo_id: int, edge: int, picture: LargePicture) -> None:
        self._running.discard(photo_id)
        self._kept[photo_id] = picture
        self._edges[photo_id] = edge
        while self._bytes() > BYTES_KEPT and len(self._kept) > 1:
            dropped, _ = self._kept.popitem(last=False)
            del self._edges[dropped]
        self.came.emit(photo_id)
        self._next()

    def _take_whole(self, photo_id: int, picture: LargePicture) -> None:
        self._whole[photo_id] = picture
        self.came.emit(photo_id)

    def _refuse(self, photo_id: int, error: BaseException) -> None:
        self._running.discard(photo_id)
        reason = own_language(str(error))
        if not isinstance(error, PhotoManagerError):
            self._viewing.report(error)
            reason = translate("Loupe", "This photo cannot be shown.")
        self._reasons[photo_id] = reason
        self.refused.emit(photo_id, reason)
        self._next()

    def _bytes(self) -> int:
        return sum(one.image.sizeInBytes() for one in self._kept.values())
