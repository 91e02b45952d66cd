"""What the files themselves tell, stored and joined into the machine's guesses.

`refresh` applies the rules (`file_facts`) to photos that were just read and keeps what they
answer in the table `file_fact`. Scoring asks here: `join` for all tags of some photos, `Said`
for one tag on many. Both reach the same rows: a tag is as sure as the larger of what the
learner and what the file says, and the tags above follow as in `Tagger.combine`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import delete, insert, select, text

from photomanager.indexing import file_facts
from photomanager.indexing.file_facts import FileFact, Shot, StoredPhoto
from photomanager.indexing.guesses import Guesses
from photomanager.learning.heads import CERTAIN
from photomanager.library import faces
from photomanager.library.query_tags import columns, one_of
from photomanager.library.schema import file_fact, photo, tag, vector
from photomanager.recognition.faces import animal_share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from photomanager.learning.tagger import Tagger

    Ids = NDArray[np.int64]
    _Row = list[int]  # photo, tag, confidence, automatic, via: as in `Guesses`


# -- applying the rules -----------------------------------------------------------------------


def refresh(connection: Connection, photo_ids: Sequence[int]) -> None:
    """Applies the rules to these photos anew; what their neighbours tell stays (`find_bursts`).

    Args:
        connection: A write transaction.
        photo_ids: The photos, indexed before or in this transaction.
    """
    ids = [int(one) for one in photo_ids]
    stored = connection.execute(
        select(photo.c.id, photo.c.width, photo.c.height, photo.c.taken_at, photo.c.metadata)
        .where(one_of(photo.c.id, ids))
        .where(photo.c.width.is_not(None))
    )
    seen = faces.of_photos(connection, ids)
    heads = connection.execute(
        select(vector.c.photo_id, vector.c.head)
        .where(one_of(vector.c.photo_id, ids))
        .order_by(vector.c.space_id)
    )
    animals = {photo_id: animal_share(head) for photo_id, head in heads}
    rows = [
        _row(row.id, fact)
        for row in stored
        for fact in file_facts.facts_of(
            StoredPhoto(
                row.width,
                row.height,
                row.taken_at,
                json.loads(row.metadata or "{}"),
                seen[row.id] or (),
                animals.get(row.id, 0.0),
            )
        )
    ]
    connection.execute(
        delete(file_fact)
        .where(one_of(file_fact.c.photo_id, ids))
        .where(file_fact.c.key != file_facts.BURST)
    )
    if rows:
        connection.execute(insert(file_fact), rows)


def find_bursts(connection: Connection, photo_ids: Sequence[int]) -> list[int]:
    """Looks for bursts around photos that were just read.

    Args:
        connection: A write transaction.
        photo_ids: The photos.

    Returns:
        The photos that now belong to a burst and did not, or the other way round: those asked
        about and others taken shortly before or after.
    """
    asked = [int(one) for one in photo_ids]
    moments = connection.execute(
        _MOMENTS, {"asked": json.dumps(asked), "around": 2 * _REACH, "most": _CROWD}
    )
    times = np.array(moments.scalars().all(), np.int64)
    if not len(times):
        return []
    shots = [
        Shot(row.id, row.camera, row.taken_at, bool(row.burst))
        for row in connection.execute(_SHOTS, {"windows": json.dumps(_windows(times))})
    ]
    due = [shot.photo_id for shot in shots if _is_near(times, shot.taken_at)]
    return _keep_bursts(connection, due, file_facts.bursts(shots))


def _windows(times: Ids) -> list[list[int]]:
    """First and last moment of all that may decide about photos within reach of these.

    Args:
        times: int64[n], ascending, at least one.

    Returns:
        Windows that do not overlap, so that no photo is read twice.
    """
    apart = np.flatnonzero(np.diff(times) > 4 * _REACH)
    first = times[np.concatenate([[0], apart + 1])] - 2 * _REACH
    last = times[np.concatenate([apart, [len(times) - 1]])] + 2 * _REACH
    return [[int(one), int(other)] for one, other in zip(first, last, strict=True)]


def _is_near(times: Ids, moment: int) -> bool:
    """Whether a burst at this moment may depend on a photo of one of these."""
    place = int(np.searchsorted(times, moment - _REACH))
    return place < len(times) and int(times[place]) <= moment + _REACH


def _keep_bursts(
    connection: Connection, due: Sequence[int], found: dict[int, FileFact]
) -> list[int]:
    """Makes the stored bursts of the photos that are due those found; what changed."""
    stored = set(
        connection.execute(
            select(file_fact.c.photo_id)
            .where(file_fact.c.key == file_facts.BURST)
            .where(one_of(file_fact.c.photo_id, due))
        ).scalars()
    )
    gone = [one for one in due if one in stored and one not in found]
    fresh = [one for one in due if one in found and one not in stored]
    if gone:
        connection.execute(
            delete(file_fact)
            .where(file_fact.c.key == file_facts.BURST)
            .where(one_of(file_fact.c.photo_id, gone))
        )
    if fresh:
        connection.execute(insert(file_fact), [_row(one, found[one]) for one in fresh])
    return sorted({*gone, *fresh})


_REACH = file_facts.BURST_REACH
# So many photos around one moment come from a clock that stands still.
_CROWD = 500
_MOMENTS = text(
    """
SELECT DISTINCT taken_at FROM photo
WHERE id IN (SELECT value FROM json_each(:asked)) AND taken_at IS NOT NULL
  AND (SELECT other.id FROM photo AS other
       WHERE other.taken_at BETWEEN photo.taken_at - :around AND photo.taken_at + :around
       LIMIT 1 OFFSET :most) IS NULL
ORDER BY taken_at
"""
)
_SHOTS = text(
    """
SELECT photo.id, taken_at, json_extract(metadata, '$.burst') AS burst,
       json_extract(metadata, '$.make') || ' ' || json_extract(metadata, '$.camera') || ' '
       || json_extract(metadata, '$.format') AS camera
FROM json_each(:windows) AS span
JOIN photo ON taken_at BETWEEN json_extract(span.value, '$[0]') AND json_extract(span.value, '$[1]')
WHERE json_extract(metadata, '$.camera') IS NOT NULL
  AND json_extract(metadata, '$.make') IS NOT NULL
"""
)


def _row(photo_id: int, fact: FileFact) -> dict[str, Any]:
    return {
        "photo_id": photo_id,
        "key": fact.key,
        "confidence": fact.confidence,
        "reason": fact.reason,
    }


# -- joining ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What the files say of one tag.

    Attributes:
        photos: int64[m], ascending.
        confidence: int32[m], per 10,000.
        sure: bool[m], enough to set the tag without being asked.
    """

    photos: Ids
    confidence: NDArray[np.int32]
    sure: NDArray[np.bool_]

    @classmethod
    def of(cls, connection: Connection, tagger: Tagger, tag_id: int) -> Said:
        """Reads it; nothing for a tag that is switched off."""
        word = tagger.tree[tag_id]
        stored = (
            select(file_fact.c.photo_id, file_fact.c.confidence)
            .join(tag, tag.c.vocabulary_key == file_fact.c.key)
            .where(tag.c.id == tag_id, tag.c.enabled)
            .order_by(file_fact.c.photo_id)
        )
        photos, confidence = columns(connection, stored)
        sure = (confidence >= _enough(tagger, tag_id)) & word.automatic
        return cls(photos, confidence.astype(np.int32), sure)

    def join(
        self, photos: Ids, own: NDArray[np.int32], sure: NDArray[np.bool_]
    ) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
        """The larger of what the tag itself and what the file says.

        Args:
            photos: int64[n], ascending.
            own: int32[n], the tag's own confidence.
            sure: bool[n], whether that is enough to set it.
        """
        here = np.isin(self.photos, photos, assume_unique=True)
        if not here.any():
            return own, sure
        own, sure = own.copy(), sure.copy()
        rows = np.searchsorted(photos, self.photos[here])
        own[rows] = np.maximum(own[rows], self.confidence[here])
        sure[rows] |= self.sure[here]
        return own, sure


def join(connection: Connection, tagger: Tagger, photos: Ids, found: Guesses) -> Guesses:
    """All guesses of some photos, with what their files say.

    Args:
        connection: A view of the library.
        tagger: Its tree and dial are used.
        photos: The photos.
        found: What the tagger says of them.
    """
    stored = connection.execute(
        select(file_fact.c.photo_id, tag.c.id, file_fact.c.confidence)
        .join(tag, tag.c.vocabulary_key == file_fact.c.key)
        .where(one_of(file_fact.c.photo_id, photos.tolist()))
        .order_by(file_fact.c.photo_id, tag.c.id)
    ).all()
    said: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for photo_id, tag_id, confidence in stored:
        if tagger.tree[tag_id].enabled:
            said[photo_id].append((tag_id, confidence))
    if not said:
        return found
    concerned = np.isin(found.rows[:, 0], np.array(list(said), np.int64))
    rows = {(row[0], row[1]): row for row in found.rows[concerned].tolist()}
    for photo_id, facts in said.items():
        for tag_id, confidence in facts:
            _put(rows, tagger, photo_id, tag_id, confidence)
    joined = np.array(list(rows.values()), np.int64)
    return Guesses.of(*np.concatenate([found.rows[~concerned], joined]).T)


def _put(
    rows: dict[tuple[int, int], _Row], tagger: Tagger, photo_id: int, tag_id: int, confidence: int
) -> None:
    """Raises one tag of a photo to what the file says, and those above it with it."""
    sure = bool(confidence >= _enough(tagger, tag_id)) and tagger.tree[tag_id].automatic
    row = rows.setdefault((photo_id, tag_id), [photo_id, tag_id, 0, 0, 0])
    if confidence >= row[2]:
        row[2], row[4] = confidence, 0
    row[3] |= sure
    below = row
    for above in tagger.tree.ancestors(tag_id):
        word = tagger.tree[above]
        if not word.enabled:
            return
        row = rows.setdefault((photo_id, above), [photo_id, above, 0, 0, 0])
        ties = row[2] == below[2] and row[4] > below[1]
        if row[2] < below[2] or ties:
            row[2], row[4] = below[2], below[1]
        row[3] |= below[3] and word.automatic
        below = row


def _enough(tagger: Tagger, tag_id: int) -> float:
    """The confidence from which the dial lets a tag be set."""
    return tagger.ground.dial.of(tag_id) * CERTAIN


# -- explaining -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Told:
    """What a file says of one tag.

    Attributes:
        tag_id: The tag.
        confidence: Per 10,000.
        reason: To be read after "The file says:".
    """

    tag_id: int
    confidence: int
    reason: str


def strongest(connection: Connection, tagger: Tagger, photo_id: int, tag_id: int) -> Told | None:
    """What a photo's file says of a tag or of one below it; None if it says nothing."""
    below = [one for one in tagger.tree.below(tag_id) if tagger.tree[one].enabled]
    row = connection.execute(
        select(tag.c.id, file_fact.c.confidence, file_fact.c.reason)
        .join(tag, tag.c.vocabulary_key == file_fact.c.key)
        .where(file_fact.c.photo_id == photo_id, one_of(tag.c.id, below))
        .order_by(file_fact.c.confidence.desc(), tag.c.id)
        .limit(1)
    ).one_or_none()
    return None if row is None else Told(int(row[0]), int(row[1]), str(row[2]))


def confidences(
    connection: Connection, tagger: Tagger, photos: Ids, tag_id: int, own: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Confidence of many photos for one tag, with what their files say of it or of one below.

    Args:
        connection: A view of the library.
        tagger: Its tree and dial are used.
        photos: int64[n], ascending.
        tag_id: The tag.
        own: float64[n], what the tagger says, 0 to 1.
    """
    joined = own.copy()
    for below in tagger.tree.below(tag_id):
        said = Said.of(connection, tagger, below)
        here = np.isin(said.photos, photos, assume_unique=True)
        rows = np.searchsorted(photos, said.photos[here])
        joined[rows] = np.maximum(joined[rows], said.confidence[here] / CERTAIN)
    return joined
