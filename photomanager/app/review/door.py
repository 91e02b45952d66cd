"""Questions and batches from the library, and the answers to them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage

from photomanager.app.pictures import scaled_images
from photomanager.app.session.door import Door
from photomanager.app.translation import translate
from photomanager.app.wording import history_sentence, tagging_sentence
from photomanager.errors import DecodeError, UnknownPhotoError
from photomanager.operations import photos, precision, review, review_batch, undo, viewing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from photomanager.learning.running_score import RunningScore
    from photomanager.operations.review import Question, ReviewQueue, Verdict
    from photomanager.operations.review_batch import Batch
    from photomanager.operations.tagging import TagOutcome
    from photomanager.operations.undo import Undone
    from photomanager.operations.workspace import Workspace

# As many as are answered while the next ones are looked up.
AHEAD = 10


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the review is.

    Attributes:
        score: Right guesses among the last answers and before them.
        left: Guesses that nobody has answered.
    """

    score: RunningScore
    left: int


class Reviewing(Door):
    """What review mode reads and writes."""

    def questions(self, tag: str | None, done: Callable[[ReviewQueue], None]) -> None:
        """Reads the best next questions, about one tag or all."""
        workspace, names = self._workspace, () if tag is None else (tag,)
        self._session.read(lambda: review.questions(workspace, AHEAD, names), done, "questions")

    def batch(
        self,
        tag: str | None,
        like: int | None,
        passed: Collection[int],
        done: Callable[[Batch | None], None],
    ) -> None:
        """Reads the next photos to ask about together, without those passed over."""
        workspace, without = self._workspace, frozenset(passed)
        self._session.read(
            lambda: review_batch.batch(workspace, tag, like=like, without=without), done, "batch"
        )

    def standing(self, tag: str | None, done: Callable[[Standing], None]) -> None:
        """Reads the running score and how much is left."""
        workspace = self._workspace
        self._session.read(lambda: _standing(workspace, tag), done, "standing")

    def thumbnails(self, ids: Sequence[int], done: Callable[[dict[int, QImage]], None]) -> None:
        """Reads the largest thumbnails of some photos."""
        workspace = self._workspace
        self._session.read(
            lambda: scaled_images(photos.thumbnails(workspace, ids), None), done, None
        )

    def picture(self, photo_id: int, edge: int, done: Callable[[QImage | None], None]) -> None:
        """Decodes a photo as large as it is shown; None if its file cannot be read now."""
        workspace = self._workspace
        self._session.read(lambda: _picture(workspace, photo_id, edge), done, None)

    def answer(
        self,
        question: Question,
        verdict: Verdict,
        done: Callable[[TagOutcome], None],
        otherwise: Callable[[], None],
    ) -> None:
        """Stores an answer and says what followed; after an error, which is said, `otherwise`."""
        workspace, session = self._workspace, self._session

        def stored(outcome: TagOutcome) -> None:
            session.said.emit(_sentence(question, verdict, outcome))
            done(outcome)

        session.write(
            lambda: review.answer(workspace, question, verdict, origin="window"),
            stored,
            otherwise=otherwise,
        )

    def answer_batch(
        self,
        batch: Batch,
        confirmed: Sequence[int],
        rejected: Sequence[int],
        done: Callable[[TagOutcome], None],
    ) -> None:
        """Stores the answer to a whole batch and says what followed."""
        workspace, session = self._workspace, self._session
        verdict = "confirm" if confirmed else "reject"

        def stored(outcome: TagOutcome) -> None:
            session.said.emit(tagging_sentence(verdict, batch.tag, outcome))
            done(outcome)

        session.write(
            partial(
                review_batch.answer_batch,
                workspace,
                batch.tag,
                list(confirmed),
                list(rejected),
                asked=batch.guessed,
                origin="window",
            ),
            stored,
        )

    def undo(self, done: Callable[[Sequence[Undone]], None]) -> None:
        """Takes back the last thing done, here or elsewhere, and says what it was."""
        workspace, session = self._workspace, self._session

        def undone(found: Sequence[Undone]) -> None:
            session.said.emit(history_sentence(translate("History", "Undone"), found))
            done(found)

        session.write(lambda: undo.undo(workspace, 1, origin="window").undone, undone)


def _sentence(question: Question, verdict: Verdict, outcome: TagOutcome) -> str:
    if verdict == "skip":
        return translate("Review", "Skipped “{tag}”; it is not asked again", tag=question.tag)
    return tagging_sentence("confirm" if verdict == "yes" else "reject", question.tag, outcome)


def _standing(workspace: Workspace, tag: str | None) -> Standing:
    score = precision.precision(workspace, tag).score
    return Standing(score, review_batch.left(workspace, tag))


def _picture(workspace: Workspace, photo_id: int, edge: int) -> Any:
    try:
        pixels = viewing.view(workspace, photo_id, edge).pixels
    except (DecodeError, UnknownPhotoError):
        return None  # its thumbnail is shown; the grid says what is wrong with it
    height, width, _ = pixels.shape
    shared = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return shared.convertToFormat(QImage.Format.Format_RGB32)
