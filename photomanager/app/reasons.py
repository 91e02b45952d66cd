"""Why a photo has a tag, made ready for the screen; any thread but the window's."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image
from PySide6.QtGui import QImage

from photomanager.app.own_language import own_language
from photomanager.app.pictures import scaled_images
from photomanager.imaging import overlay
from photomanager.operations import photos
from photomanager.operations.explain import in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from photomanager.library.records import TagRef
    from photomanager.operations.explain import Explanation, Pull
    from photomanager.operations.workspace import Workspace

    Explainer = Callable[[Workspace, int, TagRef], Explanation]

# As many as fit under the picture without pushing the tags away.
MOST_LESSONS = 3
# The long side of a lesson's picture in device pixels: sharp at twice the usual density.
PICTURE_EDGE = 144
# Log-odds below this explain nothing.
_LEAST_PULL = 0.05


@dataclass(frozen=True, slots=True)
class ShownLesson:
    """One lesson that moved the score.

    Attributes:
        name: The file's name; None if the library no longer shows the photo.
        picture: Its thumbnail, if there is one.
        confirmed: Whether the photo was said to have the tag.
        effect: What the confidence would lose without the lesson, −1 to 1.
        alike: How many more lessons are near-identical and count as one with it.
    """

    name: str | None
    picture: QImage | None
    confirmed: bool
    effect: float
    alike: int = 0


@dataclass(frozen=True, slots=True)
class Reasons:
    """What the inspector shows of an `Explanation`.

    Attributes:
        tag: The tag asked about.
        confidence: 0 to 1, calibrated.
        via: The tag below that the confidence came from, if it did.
        evidence: The photo with its evidence in warm colours.
        sentence: What that picture shows.
        lessons: Those that moved the score most, the strongest first.
    """

    tag: str
    confidence: float
    via: str | None
    evidence: QImage
    sentence: str
    lessons: tuple[ShownLesson, ...]


def find_reasons(workspace: Workspace, explainer: Explainer, photo_id: int, tag: TagRef) -> Reasons:
    """Explains a tag and draws what follows from it; takes a second or more.

    Raises:
        PhotoManagerError: As `operations.explain.explain`.
    """
    found = explainer(workspace, photo_id, tag)
    with Image.open(io.BytesIO(found.picture)) as opened:
        picture = opened.convert("RGB")
    blended = overlay.blend(picture, found.cells, found.seen, found.grid)
    strongest = [one for one in found.lessons if abs(one.log_odds) >= _LEAST_PULL][:MOST_LESSONS]
    return Reasons(
        tag=found.tag,
        confidence=found.confidence,
        via=found.via,
        evidence=_image(blended),
        sentence=own_language(" ".join(in_words(found))),
        lessons=_shown(workspace, strongest),
    )


def _shown(workspace: Workspace, lessons: list[Pull]) -> tuple[ShownLesson, ...]:
    ids = [one.photo_id for one in lessons if one.photo_id is not None]
    names = {row.id: row.name for row in photos.rows(workspace, ids)}
    pictures = scaled_images(photos.thumbnails(workspace, ids), PICTURE_EDGE)
    return tuple(
        ShownLesson(
            name=None if one.photo_id is None else names.get(one.photo_id),
            picture=None if one.photo_id is None else pictures.get(one.photo_id),
            confirmed=one.verdict == "confirmed",
            effect=one.effect,
            alike=one.alike,
        )
        for one in lessons
    )


def _image(pixels: NDArray[np.uint8]) -> QImage:
    """The same picture for Qt; a copy, because a `QImage` does not keep an array alive."""
    packed = np.ascontiguousarray(pixels)
    height, width, _ = packed.shape
    shared = QImage(packed.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return shared.convertToFormat(QImage.Format.Format_RGB32)
