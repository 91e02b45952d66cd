"""What the inspector shows: follows the selection, passes answers on to the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from photomanager.app.asking_why import AskingWhy
from photomanager.app.chosen_photos import chosen_photos
from photomanager.app.photo_facts import facts
from photomanager.app.tag_summary import summarise
from photomanager.app.translation import number, translate
from photomanager.app.widgets.tag_editor import UNKNOWN_ID
from photomanager.app.wording import (
    completion_lines,
    photo_count,
    tag_score_words,
    trouble_sentence,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage

    from photomanager.app.item_models.photo_list_model import PhotoListModel
    from photomanager.app.session import Session
    from photomanager.app.tag_summary import TagSummary
    from photomanager.app.views import ViewStack
    from photomanager.app.widgets.inspector import Inspector
    from photomanager.app.widgets.photo_grid import PhotoGrid
    from photomanager.learning.running_score import RunningScore
    from photomanager.operations.photos import PhotoDetails, PhotoRow
    from photomanager.operations.search import Completion

# Tags of a larger selection are summed up over its first photos only.
MOST_SUMMED = 1_000
_TROUBLE_ICONS = {"failed": "problem", "missing": "missing", "offline": "offline"}


class Inspection(QObject):
    """Keeps the inspector filled.

    Attributes:
        why: Explains a tag of the selected photo.
    """

    def __init__(
        self,
        session: Session,
        model: PhotoListModel,
        views: ViewStack,
        grid: PhotoGrid,
        inspector: Inspector,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._model = model
        self._views = views
        self._grid = grid
        self._inspector = inspector
        self.why = AskingWhy(session, inspector, self)
        self._ids: list[int] = []
        self._pictured: int | None = None
        # Holding an arrow key down must not ask for every photo on the way.
        self._soon = QTimer(self, singleShot=True, interval=20)
        self._soon.timeout.connect(self._follow)
        grid.selection_changed.connect(self._soon.start)
        views.changed.connect(lambda _key: self._soon.start())
        session.facts_changed.connect(self._on_changed)
        session.photos_changed.connect(self._on_changed)
        tags = inspector.tags
        tags.answered.connect(self._answer)
        tags.added.connect(self._add)
        tags.created.connect(self._create)
        tags.doubted.connect(self._ask_why_not)
        tags.completions_wanted.connect(self._complete)
        tags.why_wanted.connect(self._ask_why)
        tags.marked.connect(self._read_score)
        tags.left.connect(grid.setFocus)

    @property
    def photos(self) -> list[int]:
        """The photos whose tags are shown."""
        return self._ids

    def ask_why(self) -> None:
        """Explains the marked tag of the one selected photo."""
        marked = self._inspector.tags.current
        if marked is not None:
            self._ask_why(marked)

    def _ask_why(self, tag: TagSummary) -> None:
        if len(self._ids) == 1:
            self.why.ask(self._ids[0], tag)

    def _ask_why_not(self, name: str) -> None:
        if len(self._ids) == 1:
            self.why.ask_missing(self._ids[0], name)

    def _add(self, name: str) -> None:
        """Adds a tag, unless it is new and only a similar one may be meant: then asks back."""
        ids = self._ids

        def decide(meant: str | None) -> None:
            if meant is None:
                self._create(name)
            elif ids == self._ids:
                self._inspector.tags.show_similar(name, meant)

        self._session.names.resembling(name, decide)

    def _create(self, name: str) -> None:
        if self._ids:
            self._session.tags.say(self._ids, "add", name)

    def _follow(self) -> None:
        ids = chosen_photos(self._views, self._grid)
        if ids != self._ids:
            self._ids = ids
            self.why.take_away()
            self._inspector.tags.forget_current()
            self._inspector.tags.show_single(len(ids) == 1)
            self._inspector.show_trouble("")
        if not ids:
            self._pictured = None
            self._inspector.show_nothing()
            return
        if len(ids) > 1:
            seen = ""
            if len(ids) > MOST_SUMMED:
                seen = translate(
                    "Inspector", "Tags of the first {number}", number=number(MOST_SUMMED)
                )
            title = translate("Inspector", "{photos} selected", photos=photo_count(len(ids)))
            self._inspector.show_title(title, seen)
            self._inspector.show_facts([])
        else:
            known = self._model.record(ids[0])
            if known is not None:
                self._show_one(known)
        self._read()

    def _read(self) -> None:
        ids = self._ids
        self._session.photos.summary(ids[:MOST_SUMMED], self._take_summary)
        current = self._grid.current_id()
        shown = current if current is not None and current in ids else ids[0]
        if len(ids) == 1:
            self._session.photos.details(ids[0], self._take_details)
        if shown != self._pictured:
            self._pictured = shown
            self._session.photos.preview(shown, self._take_image)

    def _take_summary(self, found: tuple[PhotoRow | None, list[TagSummary]]) -> None:
        record, tags = found
        if len(self._ids) == 1 and record is not None:
            self._show_one(record)
        self._inspector.tags.show_tags(tags)

    def _read_score(self, tag: TagSummary | None) -> None:
        tags = self._inspector.tags

        def show(score: RunningScore | None) -> None:
            marked = tags.current
            if tag is not None and marked is not None and marked.tag_id == tag.tag_id:
                tags.show_score(tag_score_words(tag.name, score))

        tags.show_score("")
        if tag is not None:
            self._session.tags.running_score(tag.tag_id, show)

    def _show_one(self, record: PhotoRow) -> None:
        self._inspector.show_title(record.name, "")
        self._inspector.tags.show_tags(summarise([record.tags]))

    def _take_details(self, details: PhotoDetails) -> None:
        self._inspector.show_facts(facts(details))
        self._inspector.show_trouble(trouble_sentence(details))

    def _take_image(self, image: QImage | None) -> None:
        record = self._model.record(self._pictured) if self._pictured is not None else None
        icon = _TROUBLE_ICONS.get(record.state, "photos") if record is not None else "photos"
        self._inspector.show_image(image, icon=icon)

    def _answer(self, verdict: str, tag: TagSummary) -> None:
        known = tag.tag_id if tag.tag_id != UNKNOWN_ID else None
        self._session.tags.say(self._ids, verdict, tag.name, known)

    def _complete(self, prefix: str) -> None:
        def offer(completions: Sequence[Completion]) -> None:
            self._inspector.tags.field.offer(prefix, completion_lines(completions))

        self._session.searches.complete(prefix, offer)

    def _on_changed(self, ids: set[int] | None) -> None:
        if self._ids and (ids is None or not ids.isdisjoint(self._ids)):
            self._pictured = None
            # What it showed may be no longer so.
            self.why.take_away()
            self._read()
            self._read_score(self._inspector.tags.current)
