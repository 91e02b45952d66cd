"""The precision dial, how the machine has done so far, and what precision may be claimed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from photomanager.errors import SettingError
from photomanager.indexing import auditing, scoring
from photomanager.learning import precision as learned_precision
from photomanager.learning.precision import LEAST_PRECISION, MOST_PRECISION
from photomanager.learning.running_score import Prediction, RunningScore, running_score
from photomanager.library import answers, changes, history, preferences
from photomanager.operations.asked_tags import known_tag
from photomanager.operations.tagging import bring_up_to_date, tell
from photomanager.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from photomanager.learning.correction import Answer
    from photomanager.learning.tagger import Tagger
    from photomanager.library.records import Tag, TagRef
    from photomanager.operations.workspace import Workspace

KIND = "precision"


@dataclass(frozen=True, slots=True)
class Claim:
    """What audit answers prove about the tags that the machine sets without being asked.

    Counted are answers about guesses that reach today's threshold by the tag's own opinion. Of tags
    set through a tag below, by agreement, by the file or by faces it says nothing, and strangers to
    a tag are counted though it is not set on them; `docs/learner.md` has what else is missing.

    Attributes:
        right: Audit cards at or above today's threshold that were right.
        asked: All audit cards at or above it.
        at_least: Precision that they prove with 90 % assurance, 0 to 1; 0 proves nothing.
    """

    right: int
    asked: int
    at_least: float


@dataclass(frozen=True, slots=True)
class Precision:
    """How the machine does, for one tag or for all.

    Attributes:
        tag: The tag's name, None for all tags.
        wanted: The dial, 0 to 1.
        own: Whether the tag has a dial of its own.
        threshold: Confidence from which the tag is set without being asked; None for all tags
            and for tags that are only ever suggested.
        score: Right predictions among the last answers and before them.
        claim: What precision is proven.
    """

    tag: str | None
    wanted: float
    own: bool
    threshold: float | None
    score: RunningScore
    claim: Claim


def precision(workspace: Workspace, tag_name: TagRef | None = None) -> Precision:
    """How the machine does, for one tag or for all.

    Args:
        workspace: Library and tagger.
        tag_name: A tag's name, path or row; None for all tags.

    Raises:
        TagError: The name is unknown or ambiguous.
        LibraryError: Disk or file are at fault.
    """
    with workspace.library.database.read() as connection:
        found = None if tag_name is None else known_tag(connection, tag_name)
        return _precision(connection, workspace.taggers.current(connection), found)


def set_precision(
    workspace: Workspace,
    wanted: float | None,
    tag_name: TagRef | None = None,
    *,
    origin: str = "window",
) -> Precision:
    """Moves the dial; what the machine sets by itself follows. Can be undone.

    Args:
        workspace: Library and tagger.
        wanted: The precision, .5 to .99; None takes the setting back.
        tag_name: One tag; None moves the dial of all tags that have none of their own.
        origin: window, cli or api.

    Raises:
        SettingError: The precision is out of range.
        TagError: The name is unknown or ambiguous.
        LibraryError: Disk or file are at fault; nothing has changed then.
    """
    if wanted is not None and not LEAST_PRECISION <= wanted <= MOST_PRECISION:
        raise SettingError(
            f"A precision of {wanted:g} cannot be kept."
            f" Choose one from {LEAST_PRECISION:g} to {MOST_PRECISION:g}."
        )
    bring_up_to_date(workspace)
    with workspace.library.database.write(durable=True) as connection:
        before = workspace.taggers.current(connection)
        found = None if tag_name is None else known_tag(connection, tag_name)
        if wanted != _set_now(connection, found):
            _move(workspace, connection, before, found, wanted, origin)
            before = workspace.taggers.uncommitted(connection)
        return _precision(connection, before, found)


def _move(
    workspace: Workspace,
    connection: Connection,
    before: Tagger,
    found: Tag | None,
    wanted: float | None,
    origin: str,
) -> None:
    if found is None:
        summary = sentence(
            "Took back the precision"
            if wanted is None
            else f"Asked for a precision of {wanted:.0%}"
        )
    else:
        summary = sentence(
            f'Took back the precision of "{found.name}"'
            if wanted is None
            else f'Asked for a precision of {wanted:.0%} of "{found.name}"'
        )
    recorder = history.Recorder(connection, origin, KIND, summary)
    key = preferences.precision_key(None if found is None else found.uuid)
    if found is not None and wanted is None:
        for one in preferences.precision_keys(connection, found.uuid):
            preferences.put(connection, recorder, one, None)
    else:
        preferences.put(connection, recorder, key, wanted)
    rescored = scoring.learn(connection, workspace.taggers, before, ())
    changes.record(connection, "settings", {"all": True}, recorder.operation.uuid)
    tell(connection, recorder.operation.uuid, (), [], rescored, tree=False)


def _set_now(connection: Connection, found: Tag | None) -> float | None:
    everywhere, own = preferences.precisions(connection)
    return everywhere if found is None else own.get(found.id)


def _precision(connection: Connection, tagger: Tagger, found: Tag | None) -> Precision:
    dial = tagger.ground.dial
    tested = [
        Prediction(one.confidence, one.verdict > 0)
        for one in answers.tested_lessons(connection, None if found is None else found.uuid)
    ]
    concerned = list(tagger.tree.column) if found is None else [found.id]
    right, asked = _audited(connection, tagger, concerned)
    return Precision(
        tag=None if found is None else found.name,
        wanted=dial.everywhere if found is None else dial.of(found.id),
        own=found is not None and found.id in dial.tags,
        threshold=None if found is None else threshold_of(tagger, found.id),
        score=running_score(tested),
        claim=claim(right, asked),
    )


def _audited(connection: Connection, tagger: Tagger, tag_ids: Sequence[int]) -> tuple[int, int]:
    """Right and all audit answers about guesses that would be automatic today."""
    right = asked = 0
    for tag, told in auditing.answers_by_tag(connection, tag_ids).items():
        counted = audited(tagger, tag, told)
        right, asked = right + counted[0], asked + counted[1]
    return right, asked


def audited(tagger: Tagger, tag: int, told: Sequence[Answer]) -> tuple[int, int]:
    """Of a tag's audit answers about guesses that it would set unasked: right ones, and all."""
    threshold, taught = threshold_of(tagger, tag), tagger.taught(tag)
    if threshold is None or taught is None or not tagger.speaks(tag):
        return 0, 0
    return learned_precision.right_of(told, taught.calibration.shift, threshold)


def claim(right: int, asked: int) -> Claim:
    """What so many audit answers prove."""
    return Claim(right, asked, learned_precision.lower_bound(right, asked))


def threshold_of(tagger: Tagger, tag: int) -> float | None:
    """Confidence from which a tag is set without being asked; None if it never is."""
    word = tagger.tree[tag]
    if not (word.automatic and word.enabled):
        return None
    taught = tagger.taught(tag)
    if taught is not None and tagger.speaks(tag):
        threshold = taught.calibration.threshold
        return threshold if threshold <= 1 else None
    if not tagger.known(tag):
        return None
    return learned_precision.known_threshold(tagger.ground.dial.of(tag))
