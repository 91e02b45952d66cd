"""The user's word about tags on photos: confirm, reject, withdraw; the learner listens."""

from __future__ import annotations

import difflib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import text

from photomanager.errors import TagError, UnknownPhotoError
from photomanager.indexing import scoring
from photomanager.indexing.vector_batch import Vectors, mapped_vectors
from photomanager.learning.heads import CERTAIN
from photomanager.library import changes, facts, history, lessons, tags
from photomanager.library.records import PhotoId, Tag, TagId
from photomanager.library.schema import statement
from photomanager.library.schema import tag as tag_table
from photomanager.sentences import done_on, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Row

    from photomanager.indexing.rescoring import Rescored
    from photomanager.learning.tagger import Tagger
    from photomanager.library.records import TagRef
    from photomanager.operations.workspace import Workspace

KIND = "tag"

_NEAREST_NAMES = 3


@dataclass(frozen=True, slots=True)
class TagOutcome:
    """What a tagging changed.

    Attributes:
        changed: Photos of which a statement changed.
        lessons: Lessons recorded, withdrawals too.
        rescored: Photos that were scored anew.
        operation: UUID of the operation, None if nothing changed.
        suggestions_added: Guesses the machine has now and had not.
        automatic_added: Tags the machine now sets without being asked and did not.
    """

    changed: int
    lessons: int
    rescored: int
    operation: str | None
    suggestions_added: int
    automatic_added: int


@dataclass(frozen=True, slots=True)
class _Word:
    """One statement to make: a verdict about one photo and tag."""

    photo: Row[Any]
    tag: Tag
    verdict: int


def tag(
    workspace: Workspace,
    photo_ids: Sequence[int],
    *,
    add: Iterable[TagRef] = (),
    confirm: Iterable[TagRef] = (),
    reject: Iterable[TagRef] = (),
    remove: Iterable[TagRef] = (),
    origin: str = "window",
    source: str = lessons.USER,
) -> TagOutcome:
    """Says which tags some photos have and have not; one operation, one lesson a statement.

    Args:
        workspace: Library and tagger.
        photo_ids: The photos.
        add: Names (or rows) of tags to confirm; a name that nobody knows becomes a tag.
        confirm: Likewise; an unknown one is an error.
        reject: Tags the photos do not deserve.
        remove: Tags whose statement is withdrawn; nothing is taught.
        origin: window, cli or api.
        source: `lessons.AUDIT` for the answer to a card that was drawn at random.

    Raises:
        TagError: A name is unknown, ambiguous, not usable, or asked for twice over.
        UnknownPhotoError: A photo is not in the library.
        LibraryError: Disk or file are at fault; nothing has changed then.
    """
    asked = {"add": list(add), "confirm": list(confirm), "reject": list(reject)}
    withdrawn = list(remove)
    bring_up_to_date(workspace)
    with workspace.library.database.write(durable=True) as connection:
        tagger = workspace.taggers.current(connection)
        photos = photo_rows(connection, photo_ids)
        wanted = _wanted(connection, asked, withdrawn)
        words = _news(connection, tagger, photos, wanted)
        if not words:
            return TagOutcome(0, 0, 0, None, 0, 0)
        recorder = history.Recorder(connection, origin, KIND, _summary(words))
        return teach(workspace, connection, tagger, recorder, words, source)


def with_uuid(workspace: Workspace, uuid: str) -> Tag:
    """The tag with a lasting identity.

    Raises:
        TagError: There is no such tag any more.
    """
    with workspace.library.database.read() as connection:
        found = tags.by_uuid(connection, uuid)
    if found is None:
        raise TagError("This tag has been deleted meanwhile. Choose another one.")
    return found


def bring_up_to_date(workspace: Workspace) -> None:
    """Before an operation: a new version's other guesses must not become part of it."""
    with workspace.library.database.read() as connection:
        known = workspace.taggers.is_up_to_date(connection)
    if not known:
        with workspace.library.database.write(durable=False) as connection:
            scoring.bring_up_to_date(connection, workspace.taggers)


# -- what is asked ----------------------------------------------------------------------------


def photo_rows(connection: Connection, photo_ids: Sequence[int]) -> list[Row[Any]]:
    """Id and uuid of each photo, in the order asked, each once."""
    ids = list(dict.fromkeys(int(photo) for photo in photo_ids))
    rows = connection.execute(
        text(
            "SELECT photo.id, photo.uuid, (SELECT content_hash FROM file"
            "  WHERE file.photo_id = photo.id AND role = 'main' ORDER BY file.id LIMIT 1) AS hash"
            " FROM json_each(:ids) JOIN photo ON photo.id = value"
        ),
        {"ids": str(ids)},
    ).all()
    known = {row.id: row for row in rows}
    for photo in ids:
        if photo not in known:
            raise UnknownPhotoError(
                f"There is no photo id:{photo} in the library. It may have been removed."
            )
    return [known[photo] for photo in ids]


def _wanted(
    connection: Connection, asked: Mapping[str, list[TagRef]], withdrawn: list[TagRef]
) -> dict[str, tuple[Tag | str, int]]:
    """The tag, or the name of one to make, and the verdict, by the name's normal form."""
    wanted: dict[str, tuple[Tag | str, int]] = {}
    verdicts = {"add": 1, "confirm": 1, "reject": -1}
    named = [(name, verdicts[how], how == "add") for how in asked for name in asked[how]]
    for name, verdict, may_create in [*named, *((name, 0, False) for name in withdrawn)]:
        found = tags.by_name(connection, name)
        if found is None and (not may_create or isinstance(name, int)):
            raise unknown_tag(connection, name)
        key = f"id:{found.id}" if found else tags.normal(str(name))
        if wanted.get(key, (None, verdict))[1] != verdict:
            called = found.name if found else name
            raise TagError(f'"{called}" is asked for in two ways at once. Decide for one of them.')
        wanted.setdefault(key, (found or tags.clean(str(name)), verdict))
    return wanted


def known_tag(connection: Connection, name: TagRef) -> Tag:
    """The tag meant by a name, a path or a row.

    Raises:
        TagError: It is unknown or ambiguous.
    """
    found = tags.by_name(connection, name)
    if found is None:
        raise unknown_tag(connection, name)
    return found


def unknown_tag(connection: Connection, name: TagRef) -> TagError:
    """The error that names what is unknown, and the nearest names that are known."""
    if isinstance(name, int):
        return TagError("This tag is no longer there. Undo brings a deleted tag back.")
    names = {one.name.casefold(): one.name for one in tags.all_tags(connection)}
    near = difflib.get_close_matches(tags.normal(name), names, n=_NEAREST_NAMES)
    if not near:
        return TagError(f'There is no tag "{tags.clean(name)}". Add it to a photo first.')
    choices = ", ".join(f'"{names[one]}"' for one in near)
    return TagError(f'There is no tag "{tags.clean(name)}". Did you mean {choices}?')


def _news(
    connection: Connection,
    tagger: Tagger,
    photos: Sequence[Row[Any]],
    wanted: Mapping[str, tuple[Tag | str, int]],
) -> list[tuple[Row[Any], Tag | str, int]]:
    """The verdicts that say something new."""
    said: dict[int, list[facts.Statement]] = defaultdict(list)
    for one in facts.statements(connection, [photo.id for photo in photos]):
        said[one.photo_id].append(one)
    news: list[tuple[Row[Any], Tag | str, int]] = []
    for tag_or_name, verdict in wanted.values():
        if isinstance(tag_or_name, str):
            news.extend((photo, tag_or_name, verdict) for photo in photos)
            continue
        below = set(tagger.tree.below(tag_or_name.id))
        line = {tag_or_name.id, *tagger.tree.ancestors(tag_or_name.id)}
        for photo in photos:
            own = [one for one in said[photo.id] if one.tag_id == tag_or_name.id]
            current = facts.newest_verdict(said[photo.id], below, line) if own else 0
            if current != verdict or (own and own[0].verdict != verdict):
                news.append((photo, tag_or_name, verdict))
    return news


# -- doing it ---------------------------------------------------------------------------------


def teach(
    workspace: Workspace,
    connection: Connection,
    tagger: Tagger,
    recorder: history.Recorder,
    news: Sequence[tuple[Row[Any], Tag | str, int]],
    source: str = lessons.USER,
) -> TagOutcome:
    """Records statements and lessons of one operation, learns them and scores the library.

    Args:
        workspace: Library and tagger.
        connection: A write transaction.
        tagger: As it was before the transaction.
        recorder: The operation.
        news: A photo (`photo_rows`), the tag or the name of one to make, and the verdict.
        source: `lessons.AUDIT` for the answer to a card that was drawn at random.
    """
    created = _create(connection, recorder, news)
    words = [
        _Word(photo, created[one] if isinstance(one, str) else one, verdict)
        for photo, one, verdict in news
    ]
    if created:
        tagger = workspace.taggers.uncommitted(connection)
    vectors = mapped_vectors(workspace.library, connection, workspace.space_id)
    given = _lessons(tagger, words, vectors, recorder.operation.at)
    lessons.record(
        connection,
        given,
        operation_id=recorder.operation.id,
        space_id=workspace.space_id,
        at=recorder.operation.at,
        source=source,
    )
    _state(connection, recorder, words, given)
    taught = sorted({word.tag.id for word in words})
    rescored = scoring.learn(connection, workspace.taggers, tagger, taught, vectors)
    photos = sorted({word.photo.id for word in words})
    tell(connection, recorder.operation.uuid, photos, taught, rescored, tree=bool(created))
    return TagOutcome(
        changed=len(photos),
        lessons=len(given),
        rescored=rescored.scored,
        operation=recorder.operation.uuid,
        suggestions_added=rescored.suggestions_added,
        automatic_added=rescored.automatic_added,
    )


def _create(
    connection: Connection,
    recorder: history.Recorder,
    news: Sequence[tuple[Row[Any], Tag | str, int]],
) -> dict[str, Tag]:
    names = dict.fromkeys(one for _, one, _ in news if isinstance(one, str))
    created = {name: tags.create(connection, name, origin="user") for name in names}
    recorder.inserted(tag_table, [(made.id,) for made in created.values()])
    return created


def _lessons(
    tagger: Tagger, words: Sequence[_Word], vectors: Vectors, at: int
) -> list[lessons.NewLesson]:
    """A lesson for each word, with what the learner thought before."""
    photos = np.array(sorted({word.photo.id for word in words}), np.int64)
    known = vectors.among(photos)
    place = {photo: row for row, photo in enumerate(known.photos.tolist())}
    before = {one: _predictions(tagger, one, known) for one in {word.tag.id for word in words}}
    given = []
    for number, word in enumerate(words):
        row = place.get(word.photo.id)
        given.append(
            lessons.NewLesson(
                uuid=lessons.ordered_uuid(at, number),
                photo_uuid=word.photo.uuid,
                tag_uuid=word.tag.uuid,
                verdict=word.verdict,
                code=None if row is None else known.codes[row].tobytes(),
                content_hash=word.photo.hash,
                **({"log_odds": None} if row is None else before[word.tag.id][row]),
            )
        )
    return given


def _predictions(tagger: Tagger, tag_id: int, known: Vectors) -> list[dict[str, Any]]:
    """What the machine thinks of one tag on each photo, as a lesson keeps it."""
    log_odds = tagger.log_odds(tag_id, known.codes).tolist()
    opinions = tagger.opinion(tag_id, known.codes, known.heads)
    if opinions is None:
        return [{"log_odds": one} for one in log_odds]
    confidences, _ = tagger.confidences(tag_id, known.codes, known.heads)
    return [
        {"log_odds": score, "opinion": opinion, "confidence": round(confidence * CERTAIN)}
        for score, opinion, confidence in zip(
            log_odds, opinions.tolist(), confidences.tolist(), strict=True
        )
    ]


def _state(
    connection: Connection,
    recorder: history.Recorder,
    words: Sequence[_Word],
    given: Sequence[lessons.NewLesson],
) -> None:
    """The statements: what the user now says of each photo and tag."""
    present = {
        (one.photo_id, one.tag_id)
        for one in facts.statements(connection, {word.photo.id for word in words})
    }
    fresh, changed, gone = [], [], []
    for word, one in zip(words, given, strict=True):
        key = (PhotoId(word.photo.id), TagId(word.tag.id))
        row = {
            "photo_id": key[0],
            "tag_id": key[1],
            "verdict": word.verdict,
            "at": recorder.operation.at,
            "lesson_uuid": one.uuid,
        }
        if not word.verdict:
            gone.append(key)
        elif key in present:
            changed.append(row)
        else:
            fresh.append(row)
    recorder.delete(statement, gone)
    recorder.update(statement, changed)
    recorder.insert(statement, fresh)


def tell(
    connection: Connection,
    operation_uuid: str,
    photo_ids: Iterable[int],
    tag_ids: Sequence[int],
    rescored: Rescored,
    *,
    tree: bool,
) -> None:
    """Tells other windows and processes what an operation about tags changed.

    Args:
        connection: A write transaction.
        operation_uuid: The operation.
        photo_ids: Photos of which a statement changed.
        tag_ids: Tags that were taught.
        rescored: What the learner made of it.
        tree: Whether tags came or went.
    """
    if tree:
        changes.record(connection, "tags", {"tags": list(tag_ids)}, operation_uuid)
    changes.record(connection, "learner", {"tags": list(tag_ids)}, operation_uuid)
    # A tag that goes takes guesses along that nobody counted.
    photos = sorted({*photo_ids, *rescored.photos})
    payload = {"all": True} if tree else {"photos": photos}
    changes.record(connection, "facts", payload, operation_uuid)


def verdict_words(verdict: int, names: str) -> str:
    """'Confirmed "dog", "cat"'; a verdict of 0 was taken back."""
    return {
        1: sentence(f"Confirmed {names}"),
        -1: sentence(f"Rejected {names}"),
        0: sentence(f"Withdrew {names}"),
    }[verdict]


def _summary(news: Sequence[tuple[Row[Any], Tag | str, int]]) -> str:
    """'Confirmed "dog" on 3 photos', as the menu shows it."""
    done: dict[int, dict[str, None]] = {}
    for _, one, verdict in news:
        done.setdefault(verdict, {})[one if isinstance(one, str) else one.name] = None
    parts = []
    for verdict, names in done.items():
        listed = ", ".join(f'"{name}"' for name in names)
        parts.append(verdict_words(verdict, listed))
    count = len({photo.id for photo, _, _ in news})
    return done_on(parts, count)
