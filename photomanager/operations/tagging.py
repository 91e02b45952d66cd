"""The user's word about tags on photos: confirm, reject, withdraw; the learner listens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from photomanager.errors import PhotoManagerError, TagError, UnknownPhotoError
from photomanager.indexing import scoring
from photomanager.indexing.rescoring import Rescored
from photomanager.indexing.vector_batch import mapped_vectors
from photomanager.library import changes, history, lessons, tags
from photomanager.library.schema import tag as tag_table
from photomanager.operations.asked_tags import Asked, news_of, photo_rows, wanted_tags
from photomanager.operations.statements import Word, lessons_of, state
from photomanager.sentences import done_on, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Row

    from photomanager.learning.tagger import Tagger
    from photomanager.library.records import Tag, TagRef
    from photomanager.operations.workspace import Workspace

KIND = "tag"


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


_NOTHING = TagOutcome(0, 0, 0, None, 0, 0)


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
    asked = Asked(
        tuple(photo_ids), tuple(add), tuple(confirm), tuple(reject), tuple(remove), source
    )
    (outcome,) = tag_in_turn(workspace, [asked], origin=origin)
    if isinstance(outcome, PhotoManagerError):
        raise outcome
    return outcome


def tag_in_turn(
    workspace: Workspace, asked: Sequence[Asked], *, origin: str = "window"
) -> list[TagOutcome | PhotoManagerError]:
    """Says one thing after the other, each an operation; scores the library once, for all.

    So a lesson given while an earlier one still waits supersedes its rescoring.

    Args:
        workspace: Library and tagger.
        asked: What is said, in this order.
        origin: window, cli or api.

    Returns:
        What each changed, or the sentence that says why it changed nothing (see `tag`). What the
        machine made of all is counted with the last.

    Raises:
        LibraryError: Disk or file are at fault; nothing has changed then.
    """
    bring_up_to_date(workspace)
    outcomes: list[TagOutcome | PhotoManagerError] = []
    given: dict[int, _Given] = {}
    with workspace.library.database.write(durable=True) as connection:
        due = scoring.Due(workspace.taggers.current(connection))
        for place, one in enumerate(asked):
            outcomes.append(_NOTHING)
            try:
                with connection.begin_nested():
                    said = _say(workspace, connection, due.tagger, one, origin)
            except (TagError, UnknownPhotoError) as error:
                outcomes[place] = error
                continue
            if said is not None:
                given[place] = said
                due = said.due.after(due)
        rescored = _finish(workspace, connection, list(given.values()), due)
        ingredients = workspace.taggers.ingredients(connection)
    if not due.everything:
        workspace.taggers.keep(ingredients, due.tagger)
    for place, one_given in given.items():
        outcomes[place] = one_given.outcome(rescored if place == max(given) else Rescored())
    return outcomes


def _say(
    workspace: Workspace, connection: Connection, tagger: Tagger, asked: Asked, origin: str
) -> _Given | None:
    """Writes down one thing that is said; None if it is nothing new."""
    photos = photo_rows(connection, asked.photo_ids)
    wanted = wanted_tags(
        connection,
        {"add": asked.add, "confirm": asked.confirm, "reject": asked.reject},
        asked.remove,
    )
    news = news_of(connection, tagger, photos, wanted)
    if not news:
        return None
    recorder = history.Recorder(connection, origin, KIND, _summary(news))
    return _give(workspace, connection, tagger, recorder, news, asked.source)


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
    given = _give(workspace, connection, tagger, recorder, news, source)
    return given.outcome(_finish(workspace, connection, [given], given.due))


@dataclass(frozen=True, slots=True)
class _Given:
    """One operation that is written down and learned, and not yet scored."""

    operation: str
    photos: list[int]
    tags: Sequence[int]
    lessons: int
    creates: bool
    due: scoring.Due

    def outcome(self, rescored: Rescored) -> TagOutcome:
        return TagOutcome(
            changed=len(self.photos),
            lessons=self.lessons,
            rescored=rescored.scored,
            operation=self.operation,
            suggestions_added=rescored.suggestions_added,
            automatic_added=rescored.automatic_added,
        )


def _give(
    workspace: Workspace,
    connection: Connection,
    tagger: Tagger,
    recorder: history.Recorder,
    news: Sequence[tuple[Row[Any], Tag | str, int]],
    source: str,
) -> _Given:
    created = _create(connection, recorder, news)
    words = [
        Word(photo, created[one] if isinstance(one, str) else one, verdict)
        for photo, one, verdict in news
    ]
    if created:
        tagger = workspace.taggers.with_new_tags(connection, tagger)
    photos = sorted({word.photo.id for word in words})
    known = mapped_vectors(workspace.library, connection, workspace.space_id, photos)
    given = lessons_of(tagger, words, known, recorder.operation.at)
    lessons.record(
        connection,
        given,
        operation_id=recorder.operation.id,
        space_id=workspace.space_id,
        at=recorder.operation.at,
        source=source,
    )
    state(connection, recorder, words, given)
    taught = sorted({word.tag.id for word in words})
    return _Given(
        operation=recorder.operation.uuid,
        photos=photos,
        tags=taught,
        lessons=len(given),
        creates=bool(created),
        due=scoring.learn_only(connection, workspace.taggers, tagger, taught),
    )


def _finish(
    workspace: Workspace, connection: Connection, given: Sequence[_Given], due: scoring.Due
) -> Rescored:
    """Scores what is due and tells of every operation, with what changed under the last."""
    rescored = scoring.score(connection, workspace.taggers, due)
    for one in given:
        changed = rescored if one is given[-1] else Rescored()
        tell(connection, one.operation, one.photos, one.tags, changed, tree=one.creates)
    return rescored


def _create(
    connection: Connection,
    recorder: history.Recorder,
    news: Sequence[tuple[Row[Any], Tag | str, int]],
) -> dict[str, Tag]:
    names = dict.fromkeys(one for _, one, _ in news if isinstance(one, str))
    created = {name: tags.create(connection, name, origin="user") for name in names}
    recorder.inserted(tag_table, [(made.id,) for made in created.values()])
    return created


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
    # And of so many the feed names none: a vague tag has half of the library to put in order.
    if tree or len(rescored.photos) > changes.MOST_IDS:
        payload: dict[str, Any] = {"all": True}
    else:
        payload = {"photos": sorted({*photo_ids, *rescored.photos.tolist()})}
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
