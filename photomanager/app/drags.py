"""What is dragged inside the window: photos onto a tag, a tag onto photos."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData

PHOTOS = "application/x-photomanager-photos"
TAG = "application/x-photomanager-tag"
SEARCH = "application/x-photomanager-search"


def put_photos(data: QMimeData, ids: Sequence[int]) -> None:
    """Says which photos of this library are dragged."""
    data.setData(PHOTOS, json.dumps([int(one) for one in ids]).encode())


def photos_in(data: QMimeData) -> list[int]:
    """The photos that are dragged; none if it is something else or damaged."""
    try:
        found = json.loads(bytes(data.data(PHOTOS).data()) or b"[]")
    except ValueError:
        return []
    if not isinstance(found, list):
        return []
    return [one for one in found if isinstance(one, int)]


def put_tag(data: QMimeData, uuid: str) -> None:
    """Says which tag is dragged."""
    data.setData(TAG, uuid.encode())


def tag_in(data: QMimeData) -> str:
    """The UUID of the tag that is dragged, empty if it is something else."""
    return bytes(data.data(TAG).data()).decode("ascii", "replace")
