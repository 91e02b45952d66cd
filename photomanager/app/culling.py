"""Rating and culling by keys: stars, pick and reject, colour labels, on to the next photo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from photomanager.app.chosen_photos import chosen_photos
from photomanager.app.item_models.photo_list_model import star_words
from photomanager.app.translation import translate
from photomanager.app.widgets.filter_strip import FilterStrip
from photomanager.app.wording import label_words, photo_count
from photomanager.operations.rating import LABELS, SAME, Marks

if TYPE_CHECKING:
    from photomanager.app.frame import Frame
    from photomanager.operations.rating import MarkOutcome

VIEWS = ("grid", "loupe", "compare")
_ADVANCE, _FILTER = "culling/advance", "culling/filter"


def hang_culling(frame: Frame) -> None:
    """Binds the keys and puts the filter above the photos."""
    Culling(frame, frame.window)


class Culling(QObject):
    """Marks photos: in the grid all selected ones, in a view of few the one looked at.

    What is said shows at once and is written behind it.
    """

    def __init__(self, frame: Frame, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self.strip = FilterStrip(frame.theme, frame.window)
        self.strip.hide()
        self.strip.changed.connect(self._limit)
        frame.head.add(self.strip)
        actions = frame.actions
        for stars in range(6):
            actions.bind(f"rate_{stars}", partial(self.mark, Marks(rating=stars)), *VIEWS)
        for key, pick in (("pick", 1), ("reject_photo", -1), ("unflag", None)):
            actions.bind(key, partial(self.mark, Marks(pick=pick)), *VIEWS)
        for label in LABELS:
            actions.bind(f"label_{label.lower()}", partial(self._toggle_label, label), *VIEWS)
        actions.bind_toggle("advance", partial(frame.store.setValue, _ADVANCE))
        actions.bind_toggle("filter", self._show_strip)
        self._resume()
        actions["advance"].setChecked(bool(frame.store.value(_ADVANCE, False, type=bool)))
        frame.grid.selection_changed.connect(self._follow)
        frame.views.changed.connect(self._on_view)
        self._follow()

    def _limit(self, query: str) -> None:
        self._frame.browsing.set_filter(query)
        self._frame.store.setValue(_FILTER, self.strip.chosen())

    def _resume(self) -> None:
        """Limits the photos as it was, where everybody sees it."""
        stored = self._frame.store.value(_FILTER, [])
        words = [stored] if isinstance(stored, str) else stored
        if isinstance(words, list) and words:
            self.strip.choose(words)
        self._frame.actions["filter"].setChecked(self._frame.browsing.filtered)

    def mark(self, marks: Marks) -> None:
        """Marks the photos that the keys are about."""
        ids = chosen_photos(self._frame.views, self._frame.grid)
        if not ids:
            return
        model, marking = self._frame.model, self._frame.session.marks
        told = model.foretell(ids, marks.set())

        def done(outcome: MarkOutcome) -> None:
            model.settle(told)
            self._frame.session.said.emit(mark_sentence(marks, outcome.changed))
            self._frame.browsing.fetch_sight()

        def refused() -> None:
            model.settle(told)
            self._frame.browsing.fetch_sight()

        marking.mark(ids, marks, done, refused)
        if self._frame.actions["advance"].isChecked() and len(ids) == 1:
            self._advance()

    def _toggle_label(self, label: str) -> None:
        """The same colour once more takes it away."""
        current = self._frame.grid.current_id()
        known = None if current is None else self._frame.model.record(current)
        has = known is not None and known.label == label
        self.mark(Marks(label=None if has else label))

    def _advance(self) -> None:
        if self._frame.views.current == "compare":
            return
        row = self._frame.grid.currentIndex().row() + 1
        if row < len(self._frame.model.ids):
            self._frame.grid.select_only(row)

    def _show_strip(self, shown: bool) -> None:
        visible = shown and self._frame.views.current in VIEWS
        self.strip.setVisible(visible)
        if visible:
            self.strip.take_focus()
        if not shown:
            self.strip.clear()

    def _on_view(self, view: str) -> None:
        """Questions and the board are not filtered."""
        self.strip.setVisible(self._frame.actions["filter"].isChecked() and view in VIEWS)

    def _follow(self) -> None:
        on = self._frame.grid.selectionModel().hasSelection()
        for key in KEYS:
            self._frame.actions.enable(key, on)


KEYS = (
    *(f"rate_{stars}" for stars in range(6)),
    *("pick", "reject_photo", "unflag"),
    *(f"label_{label.lower()}" for label in LABELS),
)


def mark_sentence(marks: Marks, changed: int) -> str:
    """`3 photos: 4 stars · picked`."""
    if not changed:
        return translate("Culling", "Nothing to change")
    words = []
    if isinstance(marks.rating, int):
        words.append(star_words(marks.rating) if marks.rating else translate("Culling", "no stars"))
    if marks.pick is not SAME:
        words.append(_flag_words(marks.pick))
    if marks.label is not SAME:
        words.append(_new_label(marks.label))
    photos = photo_count(changed)
    return translate("Culling", "{photos}: {marks}", photos=photos, marks=" · ".join(words))


def _flag_words(pick: object) -> str:
    if pick == 1:
        return translate("Culling", "picked")
    return translate("Culling", "set aside") if pick == -1 else translate("Culling", "no flag")


def _new_label(label: object) -> str:
    if label is None:
        return translate("Culling", "no label")
    return translate("Culling", "label {colour}", colour=label_words(str(label)))
