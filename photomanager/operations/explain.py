"""Why a photo has a tag: the parts of the picture, the lessons and the photos behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from photomanager.errors import DecodeError, UnknownPhotoError
from photomanager.indexing import feature_maps, file_guesses, relearning
from photomanager.indexing.supervisor import WORKER_COMMAND
from photomanager.indexing.vector_batch import stored_vectors
from photomanager.learning import calibration, influence
from photomanager.learning.ground import Lessons
from photomanager.learning.heads import CERTAIN
from photomanager.library import photos, tags
from photomanager.library.roots import readable
from photomanager.operations import lesson_origins
from photomanager.operations import photos as shown_photos
from photomanager.operations.asked_tags import unknown_tag
from photomanager.operations.evidence_picture import grid_of, seen_part
from photomanager.recognition.evidence import Evidence, evidence
from photomanager.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from photomanager.imaging import overlay
    from photomanager.indexing.vector_batch import Vectors
    from photomanager.learning.heads import Heads
    from photomanager.learning.tagger import Tagger
    from photomanager.library.lessons import ActiveLesson
    from photomanager.library.records import PhotoId, Tag, TagRef
    from photomanager.operations.workspace import Workspace

# As many as a person will look at.
_LESSONS = 8
_NEAREST = 6


@dataclass(frozen=True, slots=True)
class Pull:
    """One lesson's part in a score.

    Attributes:
        photo_id: The photo it was given about; None if the library no longer shows it.
        path: Where that lies, for people; None likewise.
        verdict: Whether the photo was said to have the tag, or one below it.
        at: When, microseconds since 1970, UTC.
        log_odds: What the score would lose without it and those alike (`learning.influence`).
        effect: What the confidence would lose with that, −1 to 1.
        alike: How many more lessons are near-identical and count as one with it.
    """

    photo_id: PhotoId | None
    path: str | None
    verdict: Literal["confirmed", "rejected"]
    at: int
    log_odds: float
    effect: float
    alike: int = 0


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the log-odds mean; confidence = σ(slope · log_odds + offset + head + shift).

    But for rounding to a ten-thousandth. Where the head alone decides, the slope is 0, and a share
    below .001 or above .999 counts as that.

    Attributes:
        slope: What one of the classifier's log-odds adds to those of the confidence.
        offset: Of the calibration.
        head: Log-odds that the network's own classes add; less what a starter tag's opinion of a
            photo unlike all that taught it must lose.
        shift: What answers to questions have corrected.
    """

    slope: float
    offset: float
    head: float
    shift: float


@dataclass(frozen=True, slots=True)
class NearPhoto:
    """A confirmed photo of the tag.

    Attributes:
        photo_id: The photo.
        path: Where it lies, for people.
        similarity: Cosine of the two photos' codes, −1 to 1.
    """

    photo_id: PhotoId
    path: str
    similarity: float


@dataclass(frozen=True, slots=True, eq=False)
class Explanation:
    """Why a photo has a tag, or has it not.

    All but `tag` and `confidence` is about the tag `via`, if there is one: that of "dog" may
    have come from "poodle", because lessons made the poodle likelier than the dog, or because
    most of what the head thinks of dogs it thinks of poodles. A word of the network's that no
    lesson has shifted takes its confidence from the head; its log-odds are those of the head's
    prototype.

    Attributes:
        tag: The tag asked about.
        confidence: 0 to 1, calibrated.
        log_odds: The classifier's, before calibration: cells.sum() + bias + rounding.
        cells: float64[h, w], the evidence in each cell of the part that the network saw. Their sum
            is exact; how it is divided among them is measured by painting over each place
            (`recognition.evidence`).
        bias: Log-odds of an average photo.
        rounding: Log-odds that keeping the vector in bytes added.
        via: The tag below that the confidence came from, at the end of the line.
        lessons: Those that moved the score most, the strongest first.
        nearest: The most similar confirmed photos, the most similar first.
        seen: What the network saw: left, top, right, bottom in fractions of the upright photo.
        grid: What the cells cover, likewise; may begin within `seen` or reach beyond it.
        picture: The upright photo as a small JPEG.
        file_says: What in the file makes the tag certain; then nothing was looked at, and there
            is one cell without evidence.
        meaning: From the log-odds to the confidence; None if the file alone tells the tag.
    """

    tag: str
    confidence: float
    log_odds: float
    cells: NDArray[np.float64]
    bias: float
    rounding: float
    via: str | None
    lessons: tuple[Pull, ...]
    nearest: tuple[NearPhoto, ...]
    seen: overlay.Box
    grid: overlay.Box
    picture: bytes
    file_says: str | None = None
    meaning: Meaning | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """What the library holds of the photo and the tag, read in one transaction."""

    photo: Any
    tag: Tag
    explained: Tag
    confidence: float
    tagger: Tagger
    code: NDArray[np.int8]
    heads: Heads
    lessons: list[ActiveLesson]
    times: dict[str, int]
    places: dict[str, tuple[PhotoId, str]]
    told: str | None


def explain(
    workspace: Workspace,
    photo_id: int,
    tag_name: TagRef,
    *,
    command: Sequence[str] = WORKER_COMMAND,
    time_limit: float = feature_maps.TIME_LIMIT_S,
) -> Explanation:
    """Takes one photo's score for one tag apart.

    The network looks at the original again, whole and with each place painted over, in a
    worker process: takes a second or two, so the window calls it from a background thread.

    Args:
        workspace: Library and tagger.
        photo_id: The photo.
        tag_name: The tag's name, path in the tree, or row.
        command: How the worker process is started.
        time_limit: Seconds that the file may take.

    Raises:
        TagError: The name is unknown or ambiguous.
        UnknownPhotoError: There is no such photo.
        DecodeError: The original is missing, offline, changed, not indexed or not readable.
        WorkerError: The worker process does not work.
        LibraryError: Disk or file are at fault.
    """
    with workspace.library.database.read() as connection:
        known = _known(workspace, connection, photo_id, tag_name)
    seen = seen_part(known.photo.width, known.photo.height)
    score = known.tagger.deciding(known.explained.id, known.code[np.newaxis])
    log_odds = float(score.log_odds(known.code[np.newaxis])[0])
    if known.told is not None:
        nothing = np.zeros((1, 1))
        parts = Evidence(nothing, nothing, bias=log_odds, rounding=0.0)
        picture, grid = shown_photos.thumbnails(workspace, [photo_id])[photo_id], seen
    else:
        looked = feature_maps.look(
            workspace.manifest.folder,
            photos.absolute(known.photo.root_path, known.photo.path),
            known.photo.content_hash,
            command=command,
            time_limit=time_limit,
        )
        parts = evidence(
            looked.feature_map,
            looked.without,
            known.code,
            workspace.space,
            score.weights,
            score.scale,
            score.bias,
        )
        picture = looked.picture
        grid = grid_of(seen, parts.cells.shape, workspace.manifest.input_size)
    return Explanation(
        tag=known.tag.name,
        confidence=known.confidence,
        log_odds=log_odds,
        cells=parts.cells,
        bias=parts.bias,
        rounding=parts.rounding,
        via=known.explained.name if known.explained.id != known.tag.id else None,
        lessons=_pulls(known),
        nearest=_nearest(known),
        seen=seen,
        grid=grid,
        picture=picture,
        file_says=known.told,
        meaning=None if known.told is not None else _meaning(known),
    )


def in_words(explanation: Explanation) -> list[str]:
    """What the drawing shows, in a sentence or two."""
    named = explanation.via or explanation.tag
    through = "" if explanation.via is None else sentence(f"Because it is “{named}”.") + " "
    if explanation.file_says is not None:
        return [through + sentence(f"The file says: {explanation.file_says}.")]
    if explanation.cells.max() > 0:
        lines = [through + sentence(f"The warmer a place, the more it speaks for “{named}”.")]
    else:
        lines = [through + sentence(f"No place in the photo speaks for “{named}”.")]
    left, top, right, bottom = explanation.seen
    if (right - left) * (bottom - top) < 1:
        lines.append(sentence("What is dark lies outside the square that the network looks at."))
    return lines


# -- what the library knows -------------------------------------------------------------------


def _known(workspace: Workspace, connection: Connection, photo_id: int, tag_name: TagRef) -> _Known:
    tag = tags.by_name(connection, tag_name)
    if tag is None:
        raise unknown_tag(connection, tag_name)
    rows = photos.rows(connection, [photo_id])
    if not rows:
        raise UnknownPhotoError(f"The library has no photo id:{photo_id}; search for it again.")
    row = rows[0]
    vectors = stored_vectors(connection, workspace.space_id, [photo_id])
    _check_original(row, vectors)
    tagger = workspace.taggers.current(connection)
    confidence, explained = _source(tagger, tag.id, vectors)
    told = file_guesses.strongest(connection, tagger, photo_id, tag.id)
    if told is not None and told.confidence >= confidence * CERTAIN:
        confidence, explained = told.confidence / CERTAIN, told.tag_id
    else:
        told = None
    source = tags.by_id(connection, explained)
    assert source is not None
    lessons = relearning.teaching(connection, tagger.tree, workspace.space_id, explained)
    return _Known(
        photo=row,
        tag=tag,
        explained=source,
        confidence=confidence,
        tagger=tagger,
        code=vectors.codes[0],
        heads=vectors.heads,
        lessons=lessons,
        times=lesson_origins.times(connection, (one.uuid for one in lessons)),
        places=lesson_origins.places(connection, (one.photo_uuid for one in lessons)),
        told=None if told is None else told.reason,
    )


def _check_original(row: Any, vectors: Vectors) -> None:
    """Says why the network cannot look at the file, as far as the library knows.

    Raises:
        DecodeError: One sentence.
    """
    path = readable(photos.absolute(row.root_path, row.path))
    if row.state == "missing":
        raise DecodeError(f"{path} is missing; bring it back or scan its folder again.")
    if row.root_state == "offline":
        raise DecodeError(f"{path} lies in a folder that is offline; connect its disk first.")
    if row.state == "failed":
        raise DecodeError(row.reason or f"{path} could not be read; copy it again.")
    if not len(vectors.photos) or row.content_hash is None or not row.width:
        raise DecodeError(f"{path} has not been indexed yet; wait for it, or index its folder.")


def _source(tagger: Tagger, tag: int, vectors: Vectors) -> tuple[float, int]:
    """The tag's confidence, and the tag at the end of the line that it came through."""
    confidence, via = tagger.confidences(tag, vectors.codes, vectors.heads)
    while via[0] or (heaviest := _heaviest_child(tagger, tag, vectors)):
        tag = int(via[0]) or heaviest
        _, via = tagger.confidences(tag, vectors.codes, vectors.heads)
    return float(confidence[0]), tag


def _heaviest_child(tagger: Tagger, tag: int, vectors: Vectors) -> int:
    """The child that most of the head's opinion of an unshifted word is about, 0 if none is."""
    if tagger.leverage(tag, vectors.codes)[0]:
        return 0
    whole = int(tagger.mass(tag, vectors.heads)[0])
    for child in tagger.tree.children(tag):
        if 2 * int(tagger.mass(child, vectors.heads)[0]) > whole:
            return child
    return 0


def _meaning(known: _Known) -> Meaning:
    tagger, tag, code = known.tagger, known.explained.id, known.code[np.newaxis]
    slope = float(tagger.leverage(tag, code)[0])
    learned = tagger.taught(tag) if tagger.speaks(tag) else None
    opinion = tagger.opinion(tag, code, known.heads)
    if learned is None or opinion is None:
        logit = calibration.head_logit(tagger.mass(tag, known.heads))
        return Meaning(0.0, 0.0, float(logit[0]), 0.0)
    said = slope * float(tagger.log_odds(tag, code)[0])
    fitted = learned.calibration
    rest = float(opinion[0]) - said - fitted.offset
    return Meaning(slope, fitted.offset, rest, fitted.shift)


# -- what follows from it ---------------------------------------------------------------------


def _pulls(known: _Known) -> tuple[Pull, ...]:
    confirmed = [one for one in known.lessons if one.verdict > 0]
    rejected = [one for one in known.lessons if one.verdict < 0]
    if not known.lessons:
        return ()
    width = len(known.code)
    taught = Lessons(_codes(confirmed, width), _codes(rejected, width), direct=True)
    pulls = influence.pulls(known.tagger, known.explained.id, taught, known.code)
    slope = float(known.tagger.leverage(known.explained.id, known.code[np.newaxis])[0])
    ordered = [*confirmed, *rejected]
    found = []
    for pull in pulls[:_LESSONS]:
        one = ordered[pull.position]
        place = known.places.get(one.photo_uuid)
        found.append(
            Pull(
                photo_id=None if place is None else place[0],
                path=None if place is None else place[1],
                verdict="confirmed" if one.verdict > 0 else "rejected",
                at=known.times[one.uuid],
                log_odds=pull.log_odds,
                effect=influence.effect(known.confidence, slope * pull.log_odds),
                alike=pull.alike,
            )
        )
    return tuple(found)


def _nearest(known: _Known) -> tuple[NearPhoto, ...]:
    others = [
        one
        for one in known.lessons
        if one.verdict > 0 and one.photo_uuid != known.photo.uuid and one.photo_uuid in known.places
    ]
    codes = _codes(others, len(known.code)).astype(np.float64)
    own = known.code.astype(np.float64)
    lengths = np.linalg.norm(codes, axis=1) * np.linalg.norm(own)
    cosine = codes @ own / np.maximum(lengths, 1.0)
    order = np.argsort(-cosine, kind="stable")[:_NEAREST].tolist()
    return tuple(NearPhoto(*known.places[others[n].photo_uuid], float(cosine[n])) for n in order)


def _codes(lessons: Sequence[ActiveLesson], width: int) -> NDArray[np.int8]:
    joined = b"".join(one.code for one in lessons if one.code is not None)
    return np.frombuffer(joined, np.int8).reshape(-1, width)
