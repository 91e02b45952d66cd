"""Review as a view of the window: asks, shows, stores; the next question comes at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from photomanager.app.review.batch_page import BatchPage
from photomanager.app.review.header import ReviewHeader
from photomanager.app.review.nothing_page import NothingPage
from photomanager.app.review.pictures_ahead import PicturesAhead
from photomanager.app.review.question_card import QuestionCard
from photomanager.app.review.run import QuestionRun
from photomanager.app.views import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from photomanager.app.actions import Actions
    from photomanager.app.reasons import Reasons
    from photomanager.app.review.door import Reviewing
    from photomanager.app.review.run import Asked
    from photomanager.app.session import Session
    from photomanager.app.theme import Theme
    from photomanager.operations.review import ReviewQueue, Verdict
    from photomanager.operations.review_batch import Batch
    from photomanager.operations.tagging import TagOutcome
    from photomanager.operations.undo import Undone

# With as many questions known, the next answers come before others are looked up: that takes
# seconds in a library of 100,000 photos.
_ENOUGH = 7
# Photos that are made ready before they are asked about.
_AHEAD = 3


class ReviewView(View):
    """Questions one by one, or a dozen at once.

    Attributes:
        header: Which tag, how far, how right.
        card: The single question.
        batch: The dozen.
        nothing: Shown when there is nothing to ask.
    """

    panels: ClassVar[frozenset[str]] = frozenset()

    def __init__(
        self,
        session: Session,
        door: Reviewing,
        actions: Actions,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._door = door
        self._actions = actions
        self._run = QuestionRun()
        self._tag: str | None = None
        self._like: int | None = None
        self._in_batches = False
        self._shown: tuple[Asked, Verdict | None] | None = None
        self._stored = 0
        self._passed: set[int] = set()
        self._next_batch: Batch | None = None
        self._explained = False
        self._pictures = PicturesAhead(door, self)
        self._pictures.ready.connect(self._on_picture)
        self.header = ReviewHeader(theme, self)
        self.card = QuestionCard(actions, theme, self)
        self.batch = BatchPage(actions, theme, self)
        self.nothing = NothingPage(theme, self)
        self._pages = QStackedWidget(self)
        for page in (self.card, self.batch, self.nothing):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._pages, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Facts change several times after one answer; one look afterwards is enough.
        self._again = QTimer(self, singleShot=True, interval=150)
        self._again.timeout.connect(self._read_questions)
        self.card.reasons_closed.connect(self.hide_reasons)
        self.header.mode_chosen.connect(self.set_batches)
        self.header.scope_chosen.connect(self.review)
        self.header.completions_wanted.connect(self._complete)
        self.header.left.connect(self.take_focus)
        self.nothing.pressed.connect(lambda: self.review(None))

    # -- what is reviewed -----------------------------------------------------------------

    def review(self, tag: str | None, *, like: int | None = None) -> None:
        """Begins with one tag, or all; `like` asks about photos that look like one, by dozens."""
        self._tag, self._like = tag, like
        self._run = QuestionRun()
        self._stored = 0
        self._passed = set()
        self.header.show_scope(tag)
        if like is not None:
            self._in_batches = True
        self._begin()

    def set_batches(self, on: bool) -> None:
        """Asks a dozen at once, or one by one."""
        if on != self._in_batches:
            self._in_batches = on
            self._like = None
            self._begin()

    def activate(self) -> None:
        """Asks at once."""
        self._begin()

    def deactivate(self) -> None:
        """Forgets the large pictures."""
        self._again.stop()
        self.hide_reasons()
        self._pictures.forget()

    def _begin(self) -> None:
        self.hide_reasons()
        self.header.show_mode(self._in_batches)
        self._read_standing()
        if self._in_batches or self._run.current is None:
            self.nothing.show_looking()
            self._pages.setCurrentWidget(self.nothing)
            self.take_focus()
        if self._in_batches:
            self._next_batch = None
            self._read_batch()
        else:
            self._shown = None
            self._show_current()
            self._read_questions()

    # -- answers --------------------------------------------------------------------------

    def yes(self) -> None:
        """Yes to the question, or to the photos that are left in the batch."""
        if self._in_batches:
            self._answer_batch(*self.batch.answer())
        else:
            self._answer("yes")

    def no(self) -> None:
        """No to the question, or to every photo of the batch."""
        if self._in_batches:
            on, off = self.batch.answer()
            self._answer_batch([], [*on, *off])
        else:
            self._answer("no")

    def skip(self) -> None:
        """Asks the next question without an answer; other photos instead of the batch."""
        if not self._in_batches:
            self._answer("skip")
        elif self.batch.batch is not None:
            self._pass_over()
            self._show_next_batch()

    def take_back(self) -> None:
        """Undoes what was done last; if it was an answer, its question is shown again."""
        self._door.undo(self._on_undone)

    def step(self, by: int) -> None:
        """Goes to the question before or after; in a batch to the photo beside."""
        if self._in_batches:
            self.batch.step(by)
            return
        if by < 0:
            self._run.back()
        elif self._run.has_later:
            self._run.forward()
        self._show_current()

    def back(self) -> bool:
        """Takes reasons away; False if there were none."""
        explained = self._explained
        self.hide_reasons()
        return explained

    def why(self) -> None:
        """Shows the evidence for the question's tag, or takes it away."""
        asked = self._run.current
        if self._in_batches or asked is None:
            return
        if self._explained:
            self.hide_reasons()
            return
        self._explained = True
        self.card.show_reasons_wanted(asked.question.tag)

        def show(found: Reasons | None) -> None:
            if found is None or self._run.current is not asked:
                self.hide_reasons()
            elif self._explained:
                self.card.show_reasons(found)

        self._session.why.reasons(asked.question.photo_id, asked.question.tag, show)

    def hide_reasons(self) -> None:
        """Shows the photo itself again."""
        if self._explained:
            self._explained = False
            self._session.why.forget()
            self.card.hide_reasons()

    def _answer(self, verdict: Verdict) -> None:
        if self._run.current is None:
            return
        self.hide_reasons()
        asked = self._run.answer(verdict)
        self._show_current()
        self._door.answer(
            asked.question,
            verdict,
            partial(self._on_stored, asked),
            otherwise=partial(self._on_lost, asked),
        )

    def _on_stored(self, asked: Asked, outcome: TagOutcome) -> None:
        asked.operation, asked.stored = outcome.operation, True
        self._read_standing()
        if self._run.waiting < _ENOUGH:
            self._again.start()

    def _on_lost(self, asked: Asked) -> None:
        """The answer could not be stored; why is said in the message bar."""
        asked.verdict = None
        self._show_progress()

    def _answer_batch(self, confirmed: Sequence[int], rejected: Sequence[int]) -> None:
        batch = self.batch.batch
        if batch is None or self._pages.currentWidget() is not self.batch:
            return
        self._pass_over()
        self._show_next_batch()

        def stored(outcome: TagOutcome) -> None:
            self._stored += outcome.changed
            self._show_progress()
            self._read_standing()
            self._read_batch()

        self._door.answer_batch(batch, confirmed, rejected, stored)

    def _pass_over(self) -> None:
        """The photos on screen do not come again in this sitting."""
        self._passed.update(tile.photo_id for tile in self.batch.tiles)

    def _on_undone(self, undone: Sequence[Undone]) -> None:
        self._read_standing()
        if self._in_batches:
            self._begin()
            return
        for one in undone:
            self._run.taken_back(one.uuid)
        self._shown = None
        self._show_current()
        self._read_questions()

    # -- showing --------------------------------------------------------------------------

    def _show_current(self) -> None:
        asked = self._run.current
        if asked is None:
            return
        if self._shown != (asked, asked.verdict):
            self.hide_reasons()
            self._shown = (asked, asked.verdict)
            self.card.show_question(asked)
            self.card.photo.show_image(self._pictures.image(asked.question.photo_id))
        if self._pages.currentWidget() is not self.card:
            self._pages.setCurrentWidget(self.card)
            self.take_focus()
        self._want_pictures()
        self._show_progress()

    def _want_pictures(self) -> None:
        asked = self._run.current
        if asked is not None:
            ahead = [one.photo_id for one in self._run.upcoming(_AHEAD)]
            self._pictures.want([asked.question.photo_id, *ahead], self.card.photo.edge)

    def _on_picture(self, photo_id: int) -> None:
        asked = self._run.current
        if asked is not None and asked.question.photo_id == photo_id:
            self.card.photo.show_image(self._pictures.image(photo_id))

    def _show_progress(self) -> None:
        self.header.show_answered(self._run.answered + self._stored)

    def _show_nothing(self) -> None:
        self.nothing.show_scope(self._tag)
        self._pages.setCurrentWidget(self.nothing)
        self.take_focus()

    def take_focus(self) -> None:
        """The keys answer; in a dozen they go from photo to photo."""
        if self._in_batches and self._pages.currentWidget() is self.batch:
            self.batch.step(0)
        else:
            self.setFocus()

    # -- reading --------------------------------------------------------------------------

    def _read_questions(self) -> None:
        self._door.questions(self._tag, self._take_questions)

    def _take_questions(self, queue: ReviewQueue) -> None:
        if self._in_batches:
            return
        self._run.offer(queue.questions)
        self.card.show_stop(bool(queue.questions) and not queue.worth_answering)
        if self._run.current is None:
            self._show_nothing()
        else:
            self._again.stop()
            self._show_current()

    def _read_batch(self) -> None:
        """Reads the batch after the one on screen, which is shown if there is none on screen."""
        self._door.batch(self._tag, self._like, self._passed | self._on_screen(), self._take_batch)

    def _on_screen(self) -> set[int]:
        if self._pages.currentWidget() is not self.batch:
            return set()
        return {tile.photo_id for tile in self.batch.tiles}

    def _take_batch(self, batch: Batch | None) -> None:
        if not self._in_batches:
            return
        self._next_batch = batch
        if self._on_screen() <= self._passed:
            self._show_next_batch()

    def _show_next_batch(self) -> None:
        """Shows the batch made ready, and makes the one after it ready."""
        batch, self._next_batch = self._next_batch, None
        if batch is None:
            self._show_nothing()
            return
        self._pages.setCurrentWidget(self.batch)
        self.batch.show_batch(batch)
        self._show_progress()
        self._door.thumbnails([one.photo_id for one in batch.cards], self.batch.show_images)
        self._read_batch()

    def _read_standing(self) -> None:
        self._door.standing(self._tag, self.header.show_standing)

    def _complete(self, prefix: str) -> None:
        self._session.searches.complete(prefix, lambda found: self.header.offer(prefix, found))
