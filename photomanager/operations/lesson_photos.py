"""The photos that lessons of a learner file are about: known by UUID, else by content."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import text

from photomanager.indexing.vector_batch import stored_vectors

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from photomanager.learning.learner_file import FileLesson


class LessonPhotos:
    """Which photo each lesson is about here, and with which vector it teaches.

    Args:
        connection: A view of the library.
        space_id: The space of the codes.
        fresh: The lessons of the file that are new here.
    """

    def __init__(self, connection: Connection, space_id: int, fresh: Sequence[FileLesson]) -> None:
        hashes = {one.content_hash for one in fresh if one.content_hash is not None}
        named = json.dumps(sorted({one.photo_uuid for one in fresh}))
        own = connection.execute(
            text("SELECT uuid, id FROM photo WHERE uuid IN (SELECT value FROM json_each(:uuids))"),
            {"uuids": named},
        )
        self._ids: dict[str, int] = {row.uuid: row.id for row in own}
        self._here = frozenset(self._ids)
        self._by_content: dict[bytes, str] = {}
        for content, uuid, photo_id in connection.execute(text(_KNOWN_CONTENTS)):
            if content in hashes and content not in self._by_content:
                self._by_content[content] = uuid
                if photo_id is not None:
                    self._ids[uuid] = photo_id
        for one in fresh:
            if one.content_hash is not None and one.photo_uuid not in self._here:
                self._by_content.setdefault(one.content_hash, one.photo_uuid)
        vectors = stored_vectors(connection, space_id, sorted(self._ids.values()))
        self._codes = dict(zip(vectors.photos.tolist(), vectors.codes, strict=True))

    def uuid(self, lesson: FileLesson) -> str:
        """The photo's UUID in this library's lessons."""
        if lesson.photo_uuid in self._here or lesson.content_hash is None:
            return lesson.photo_uuid
        return self._by_content[lesson.content_hash]

    def code(self, lesson: FileLesson) -> bytes | None:
        """The photo's own vector if it is here and has one, else the file's."""
        if not lesson.verdict:
            return None
        own = self._codes.get(self._ids.get(self.uuid(lesson), 0))
        return lesson.code if own is None else np.asarray(own, np.int8).tobytes()


# Photos before the photos of earlier lessons, which may be those of another library.
_KNOWN_CONTENTS = """
SELECT content_hash, photo.uuid, photo.id FROM
    (SELECT content_hash, photo_id, id FROM file
     WHERE role = 'main' AND content_hash IS NOT NULL ORDER BY id)
    JOIN photo ON photo.id = photo_id
UNION ALL
SELECT content_hash, min(photo_uuid), NULL FROM lesson
WHERE content_hash IS NOT NULL GROUP BY content_hash
"""


def contents_of(connection: Connection, photo_uuids: Iterable[str]) -> dict[str, bytes]:
    """Content hashes of photos: lessons of an earlier version, given before indexing, lack them."""
    rows = connection.execute(text(_CONTENTS), {"uuids": json.dumps(sorted(photo_uuids))})
    return {row.uuid: row.content_hash for row in rows}


_CONTENTS = """
SELECT photo.uuid, content_hash, max(file.id = (SELECT min(id) FROM file AS one
    WHERE one.photo_id = photo.id AND one.role = 'main'))
FROM photo JOIN file ON file.photo_id = photo.id AND role = 'main'
WHERE photo.uuid IN (SELECT value FROM json_each(:uuids)) AND content_hash IS NOT NULL
GROUP BY photo.uuid
"""
