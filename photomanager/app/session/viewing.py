"""Photos as large as they are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from photomanager.app.session.door import Door
from photomanager.operations import viewing

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from photomanager.operations.viewing import View

# An image of more pixels stays in 24 bits, as it was decoded: a copy would cost more than it saves.
_MOST_CONVERTED = 12_000_000


@dataclass(frozen=True, slots=True, eq=False)
class LargePicture:
    """A decoded photo, ready to paint.

    Attributes:
        image: Upright; may share the memory of `pixels`.
        pixels: Kept as long as the image needs them.
        width: Of the upright original in pixels.
        height: Of the upright original in pixels.
        whole: Whether there is no more detail to be had.
        histogram: int64[3, 256] of red, green and blue.
    """

    image: QImage
    width: int
    height: int
    whole: bool
    histogram: NDArray[np.int64]
    pixels: NDArray[np.uint8] | None = None


class Viewing(Door):
    """Decodes photos on threads of its own."""

    def picture(
        self,
        photo_id: int,
        edge: int | None,
        done: Callable[[LargePicture], None],
        failed: Callable[[BaseException], None],
        channel: str,
    ) -> None:
        """Decodes a photo; a newer request on the channel supersedes.

        Args:
            photo_id: The photo.
            edge: Device pixels wanted on the longest side; None: all there are.
            done: Takes the picture.
            failed: Takes an error; nothing else is said of it.
            channel: Who asks.
        """
        workspace = self._workspace
        self._session.read(
            lambda: _painted(viewing.view(workspace, photo_id, edge)),
            done,
            channel,
            pool="pictures",
            failed=failed,
        )

    def forget(self, channel: str) -> None:
        """Nobody waits any more for what was asked for on a channel."""
        self._session.forget(channel)

    def report(self, error: BaseException) -> None:
        """Says that something went wrong that no photo is to blame for."""
        self._session.report(error)


def _painted(view: View) -> LargePicture:
    height, width = view.pixels.shape[:2]
    image = QImage(view.pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    if width * height > _MOST_CONVERTED:
        return LargePicture(image, view.width, view.height, view.whole, view.histogram, view.pixels)
    image = image.convertToFormat(QImage.Format.Format_RGB32)  # has memory of its own
    return LargePicture(image, view.width, view.height, view.whole, view.histogram)
