"""What moving the precision dial would change, before it is moved.

Up to `MOST` photos are judged as the tagger would judge them with the dial at another place, so
the answer comes while a hand is still on the dial; in a larger library it is a sample, spread
evenly, and the numbers are scaled up. Nothing is written.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from photomanager.indexing import auditing, guesses
from photomanager.indexing.vector_batch import mapped_vectors
from photomanager.learning import precision as learned_precision
from photomanager.learning.precision import Dial
from photomanager.library import facts
from photomanager.operations.asked_tags import known_tag
from photomanager.operations.precision import Claim, audited, claim

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from photomanager.indexing.vector_batch import Vectors
    from photomanager.learning.correction import Answer
    from photomanager.learning.tagger import Tagger
    from photomanager.library.records import TagRef
    from photomanager.operations.workspace import Workspace

    Ids = NDArray[np.int64]

# Some tenths of a second of work with a thousand tags.
MOST = 2_048


@dataclass(frozen=True, slots=True)
class DialPreview:
    """The dial at another place.

    Attributes:
        wanted: That place.
        before: Tags that the machine sets without being asked now, on photos where the user has
            said nothing about them; those above a tag that is set count too, as on the board.
        after: Then.
        added: Of `after`, those that are not there now.
        removed: Of `before`, those that would go.
        exact: Whether all photos were judged, not a sample.
        claim: What past audit answers prove of the tags that would be set then.
    """

    wanted: float
    before: int
    after: int
    added: int
    removed: int
    exact: bool
    claim: Claim


def preview(workspace: Workspace, wanted: float, tag_name: TagRef | None = None) -> DialPreview:
    """What would change with the dial of one tag, or of all without their own, at a place.

    Args:
        workspace: Library and tagger.
        wanted: The precision, .5 to .99.
        tag_name: One tag; None for the dial of all tags.

    Raises:
        TagError: The name is unknown or ambiguous.
        LibraryError: Disk or file are at fault.
    """
    with workspace.library.database.read() as connection:
        tag_id = None if tag_name is None else known_tag(connection, tag_name).id
        now = workspace.taggers.current(connection)
        then, told = _moved(connection, now, wanted, tag_id)
        vectors = mapped_vectors(workspace.library, connection, workspace.space_id)
        judged, scale = _sample(connection, vectors, tag_id)
        pairs = [_set(tagger, judged, tag_id) for tagger in (now, then)]
        said = _said(connection, judged.photos)
    before, after = (pair - said for pair in pairs)
    proven = [audited(then, one, told.get(one, ())) for one in _concerned(then, tag_id)]
    return DialPreview(
        wanted=wanted,
        before=round(scale * len(before)),
        after=round(scale * len(after)),
        added=round(scale * len(after - before)),
        removed=round(scale * len(before - after)),
        exact=scale == 1,
        claim=claim(sum(right for right, _ in proven), sum(asked for _, asked in proven)),
    )


# -- the tagger with the dial elsewhere -------------------------------------------------------


def _moved(
    connection: Connection, now: Tagger, wanted: float, tag_id: int | None
) -> tuple[Tagger, Mapping[int, Sequence[Answer]]]:
    """The tagger as `set_precision` would make it, and the audit answers about its tags."""
    dial = now.ground.dial
    if tag_id is None:
        moved = Dial(wanted, dial.tags)
    else:
        moved = Dial(dial.everywhere, {**dial.tags, tag_id: wanted})
    told = auditing.answers_by_tag(connection, list(now.tree.column))
    return with_dial(now, moved, told), told


def with_dial(tagger: Tagger, dial: Dial, answers: Mapping[int, Sequence[Answer]]) -> Tagger:
    """The tagger that the same lessons make with the dial elsewhere: only thresholds differ.

    Args:
        tagger: As it is.
        dial: Where the dial would be.
        answers: All answers to questions, by tag.
    """
    ground = replace(tagger.ground, dial=dial)
    learned = {}
    for tag, one in tagger.learned.items():
        told, wanted = tuple(answers.get(tag, ())), dial.of(tag)
        starter = tagger.tree[tag].starter
        if starter is not None:
            threshold = wanted if told else starter.threshold(wanted)
        elif tagger.known(tag):
            threshold = learned_precision.taught_threshold(wanted, checked=bool(told))
        else:
            threshold = learned_precision.invented_threshold(
                wanted, checked=ground.shift is not None
            )
        checked = one.calibration.at_dial(told, threshold, wanted)
        learned[tag] = replace(one, calibration=checked)
    return type(tagger)(tagger.tree, ground, learned)


# -- what it would set ------------------------------------------------------------------------


def _sample(connection: Connection, vectors: Vectors, tag_id: int | None) -> tuple[Vectors, float]:
    """The photos that are judged, and for how many each of them stands."""
    photos = vectors.photos
    if tag_id is not None:
        # A tag can be set only where it is guessed, and at any place of the dial no guess is
        # too weak to be kept.
        guessed = guesses.of_tags(connection, [tag_id], via=False).photos
        photos = np.intersect1d(photos, guessed)
    if len(photos) > MOST:
        chosen = photos[np.linspace(0, len(photos) - 1, MOST).round().astype(np.int64)]
        return vectors.among(chosen), len(photos) / MOST
    return vectors.among(photos), 1.0


def _set(tagger: Tagger, vectors: Vectors, tag_id: int | None) -> set[tuple[int, int]]:
    """Photo and tag of what would be set unasked."""
    found = tagger.facts(vectors.codes, vectors.heads)
    sure = found.automatic if tag_id is None else found.automatic & (found.tag == tag_id)
    photos, tags_set = vectors.photos[found.photo[sure]], found.tag[sure]
    return set(zip(photos.tolist(), tags_set.tolist(), strict=True))


def _said(connection: Connection, photos: Ids) -> set[tuple[int, int]]:
    return {(one.photo_id, one.tag_id) for one in facts.statements(connection, photos.tolist())}


def _concerned(tagger: Tagger, tag_id: int | None) -> list[int]:
    return list(tagger.tree.column) if tag_id is None else [tag_id]
