"""Where the faces in a photo are: derived from its pixels, and replaced when they change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from photomanager.library.records import PhotoId
from photomanager.library.scanned_files import chunks
from photomanager.library.schema import face, file, photo, root, vector

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, Select

    # Left, top, width and height in fractions of the upright photo's sides, and score.
    Box = Sequence[float]


@dataclass(frozen=True, slots=True)
class StoredFace:
    """One face.

    Attributes:
        left: Of its box, in fractions of the upright photo's sides.
        top: Likewise.
        width: Likewise.
        height: Likewise.
        score: How sure the detector is, 0 to 1.
    """

    left: float
    top: float
    width: float
    height: float
    score: float


@dataclass(frozen=True, slots=True)
class Unseen:
    """A photo that was indexed before anybody looked for faces.

    Attributes:
        photo_id: The photo.
        path: Of its file, in its folder.
        content_hash: Of its file, by which its thumbnail is kept.
        head: The network's likeliest classes.
    """

    photo_id: PhotoId
    path: bytes
    content_hash: bytes
    head: bytes


def replace(connection: Connection, found: Mapping[int, Sequence[Box] | None]) -> None:
    """What was found in these photos, in place of what is stored; None: nobody looked.

    Args:
        connection: In a write transaction.
        found: By photo; the faces in the order in which they are numbered.
    """
    if not found:
        return
    for ids in chunks(list(found)):
        connection.execute(delete(face).where(face.c.photo_id.in_(ids)))
    rows = [
        {"photo_id": photo_id, "number": number}
        | dict(zip(("left", "top", "width", "height", "score"), box, strict=True))
        for photo_id, boxes in found.items()
        for number, box in enumerate(boxes or ())
    ]
    if rows:
        connection.execute(insert(face), rows)
    connection.execute(
        update(photo).where(photo.c.id == bindparam("of")).values(faces=bindparam("count")),
        [
            {"of": photo_id, "count": None if boxes is None else len(boxes)}
            for photo_id, boxes in found.items()
        ],
    )


def of_photos(
    connection: Connection, photo_ids: Sequence[int]
) -> dict[PhotoId, list[StoredFace] | None]:
    """The faces of these photos, the largest first; None where nobody has looked."""
    found: dict[PhotoId, list[StoredFace] | None] = {}
    for ids in chunks([int(one) for one in photo_ids]):
        counted = connection.execute(select(photo.c.id, photo.c.faces).where(photo.c.id.in_(ids)))
        found |= {PhotoId(row.id): None if row.faces is None else [] for row in counted}
        boxes = (
            select(face).where(face.c.photo_id.in_(ids)).order_by(face.c.photo_id, face.c.number)
        )
        for row in connection.execute(boxes):
            boxes_of = found[row.photo_id] = found[row.photo_id] or []
            boxes_of.append(StoredFace(row.left, row.top, row.width, row.height, row.score))
    return found


def unseen(connection: Connection, space_id: int, after: int, limit: int) -> list[Unseen]:
    """The next photos in which nobody has looked for faces, with a row above `after`, in order."""
    query = (
        _unseen(space_id)
        .add_columns(photo.c.id, file.c.path, file.c.content_hash, vector.c.head)
        .where(photo.c.id > after)
        .order_by(photo.c.id)
        .limit(limit)
    )
    return [Unseen(*row) for row in connection.execute(query)]


def count_unseen(connection: Connection, space_id: int) -> int:
    """In how many photos nobody has looked for faces."""
    return int(connection.execute(_unseen(space_id).add_columns(func.count())).scalar_one())


def _unseen(space_id: int) -> Select[Any]:
    return (
        select()
        .select_from(photo)
        .join(file, file.c.photo_id == photo.c.id)
        .join(root, file.c.root_id == root.c.id)
        .join(vector, (vector.c.photo_id == photo.c.id) & (vector.c.space_id == space_id))
        .where(photo.c.faces.is_(None), root.c.removed_at.is_(None))
        .where(file.c.state.in_(("indexed", "missing")), file.c.content_hash.is_not(None))
        .where(file.c.role == "main")
    )
