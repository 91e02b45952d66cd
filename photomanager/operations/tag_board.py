"""Every tag at a glance: how many photos in which state, and how right the machine was."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

from photomanager.indexing import auditing
from photomanager.learning.reliability import Reliability, reliability
from photomanager.learning.running_score import Prediction, RunningScore, running_score
from photomanager.library import answers, tags
from photomanager.library.name_order import name_order
from photomanager.operations import precision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from photomanager.library.answers import TestedLesson
    from photomanager.library.records import TagId, TagRef
    from photomanager.operations.precision import Claim, Precision
    from photomanager.operations.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TagCounts:
    """On how many photos a tag is shown in which state."""

    confirmed: int = 0
    imported: int = 0
    automatic: int = 0
    suggested: int = 0
    rejected: int = 0

    @property
    def shown(self) -> int:
        """Photos that have the tag in any state but rejected."""
        return self.confirmed + self.imported + self.automatic + self.suggested


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One tag.

    Attributes:
        tag_id: The tag.
        name: Its name, or its path where others have the same name; what operations take.
        path: Its path in the tree.
        word: Whether it is a word of the recogniser.
        enabled: Whether the machine guesses it at all.
        automatic: Whether it may be set without being asked.
        counts: On how many photos.
        score: Right predictions among the last answers and before them.
        claim: What precision audit answers prove.
        wanted: The dial, 0 to 1.
        own: Whether the tag has a dial of its own.
        threshold: Confidence from which it is set without being asked; None if it never is.
    """

    tag_id: TagId
    name: str
    path: str
    word: bool
    enabled: bool
    automatic: bool
    counts: TagCounts
    score: RunningScore
    claim: Claim
    wanted: float
    own: bool
    threshold: float | None

    @property
    def used(self) -> bool:
        """Whether a photo has or had it, somebody made it, or changed it."""
        return bool(
            self.counts.shown
            or self.counts.rejected
            or self.score.recent
            or self.own
            or not (self.word and self.enabled)
        )


@dataclass(frozen=True, slots=True)
class Report:
    """One tag, or all together, looked at closely.

    Attributes:
        precision: Dial, running score and claim.
        reliability: Whether the confidence meant what it said.
    """

    precision: Precision
    reliability: Reliability


def board(workspace: Workspace) -> list[BoardRow]:
    """Every tag, by path; takes some tenths of a second with 100,000 photos.

    Raises:
        LibraryError: Disk or file are at fault.
    """
    with workspace.library.database.read() as connection:
        everyone = tags.all_tags(connection)
        counts = _counts(connection)
        tested = answers.tested_by_tag(connection)
        told = auditing.answers_by_tag(connection, [one.id for one in everyone])
        tagger = workspace.taggers.current(connection)
    tree = tags.TagTree(everyone)
    dial = tagger.ground.dial
    rows = [
        BoardRow(
            tag_id=one.id,
            name=tree.distinct(one.id),
            path=tree.path(one.id),
            word=one.vocabulary_key is not None,
            enabled=one.enabled,
            automatic=one.automatic,
            counts=counts.get(one.id, TagCounts()),
            score=running_score(_predictions(tested.get(one.id, ()))),
            claim=precision.claim(*precision.audited(tagger, one.id, told.get(one.id, ()))),
            wanted=dial.of(one.id),
            own=one.id in dial.tags,
            threshold=precision.threshold_of(tagger, one.id),
        )
        for one in everyone
    ]
    return sorted(rows, key=lambda row: (name_order(row.path), row.tag_id))


def report(workspace: Workspace, tag_name: TagRef | None = None) -> Report:
    """One tag, or all together, closely.

    Args:
        workspace: Library and tagger.
        tag_name: A tag's name or path; None for all tags.

    Raises:
        TagError: The name is unknown or ambiguous.
        LibraryError: Disk or file are at fault.
    """
    found = precision.precision(workspace, tag_name)
    with workspace.library.database.read() as connection:
        one = None if tag_name is None else tags.by_name(connection, tag_name)
        tested = answers.tested_lessons(connection, None if one is None else one.uuid)
    return Report(found, reliability(_predictions(tested)))


def _predictions(tested: Sequence[TestedLesson]) -> list[Prediction]:
    return [Prediction(one.confidence, one.verdict > 0) for one in tested]


# -- counting ---------------------------------------------------------------------------------

# What the user or the file has said something about is taken off the guesses afterwards: far
# fewer rows than there are guesses.
_GUESSES = """
SELECT tag_id, CASE WHEN automatic THEN 'automatic' ELSE 'suggested' END, count(*) FROM guess
GROUP BY tag_id, automatic
"""
_OVERRULED = """
SELECT tag_id, CASE WHEN automatic THEN 'automatic' ELSE 'suggested' END, -count(*)
FROM (SELECT photo_id, tag_id FROM statement UNION SELECT photo_id, tag_id FROM imported) AS said
JOIN guess USING (photo_id, tag_id) GROUP BY tag_id, automatic
"""
_STATEMENTS = """
SELECT tag_id, CASE verdict WHEN 1 THEN 'confirmed' ELSE 'rejected' END, count(*) FROM statement
GROUP BY tag_id, verdict
"""
_KEYWORDS = """
SELECT tag_id, 'imported', count(*) FROM imported
WHERE NOT EXISTS (SELECT 1 FROM statement AS said
    WHERE said.photo_id = imported.photo_id AND said.tag_id = imported.tag_id)
GROUP BY tag_id
"""
# The work of a tagger version that was taken back is not shown.
_GUESS = """
WITH guess AS (SELECT * FROM machine WHERE version_id NOT IN
    (SELECT id FROM tagger_version WHERE retracted_at IS NOT NULL))
"""
_ALL_GUESSES = "WITH guess AS (SELECT * FROM machine)"
_TAKEN_BACK = "SELECT EXISTS (SELECT 1 FROM tagger_version WHERE retracted_at IS NOT NULL)"


def _counts(connection: Connection) -> dict[int, TagCounts]:
    # The index alone knows no version, so it is asked for only when it matters.
    taken_back = connection.execute(text(_TAKEN_BACK)).scalar_one()
    guess = _GUESS if taken_back else _ALL_GUESSES
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for query in (guess + _GUESSES, guess + _OVERRULED, _STATEMENTS, _KEYWORDS):
        for tag_id, state, count in connection.execute(text(query)):
            found[tag_id][state] += count
    return {tag_id: TagCounts(**states) for tag_id, states in found.items()}
