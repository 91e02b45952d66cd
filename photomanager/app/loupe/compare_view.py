"""Two to four photos side by side, which zoom and move together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QObject, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from photomanager.app.loupe.marks_bar import MarksBar
from photomanager.app.loupe.overlays import FactsOverlay
from photomanager.app.loupe.photo_canvas import PhotoCanvas
from photomanager.app.loupe.picture_source import PictureSource
from photomanager.app.loupe.zoom import FIT, Zoom
from photomanager.app.photo_facts import facts
from photomanager.app.theme import SURROUND, Space, set_role
from photomanager.app.translation import translate
from photomanager.app.views import View
from photomanager.app.wording import photo_count

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from photomanager.app.frame import Frame
    from photomanager.operations.photos import PhotoDetails

FEWEST, MOST = 2, 4


class ComparePane(QWidget):
    """One of the photos: the photo and its marks.

    Attributes:
        photo_id: The photo, None while the pane is empty.
        canvas: Shows it.
        bar: Its marks.
        facts: What its file says, over it.

    Signals:
        entered: The keyboard has come to one of the buttons.
    """

    entered = Signal()

    def __init__(self, frame: Frame, view: CompareView) -> None:
        super().__init__(view)
        self.photo_id: int | None = None
        self.canvas = PhotoCanvas(frame.theme, self)
        self.bar = MarksBar(frame.theme, lambda key: view.do(self, key), self)
        self.bar.place.hide()
        self.facts = FactsOverlay(self.canvas)
        self.facts.move(Space.WIDE, Space.WIDE)
        self.facts.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.canvas, 1)
        layout.addWidget(self.bar)
        for button in self.bar.buttons.values():
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A button that gets the keys is about this photo."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return super().eventFilter(watched, event)


class CompareView(View):
    """Shows the selected photos; keys are about the marked one, which the arrows move on.

    No panels beside it: the photos need the room.

    Signals:
        left: The user has seen enough.
    """

    panels: ClassVar[frozenset[str]] = frozenset()
    left = Signal()

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self._zoom = FIT
        self._active = 0
        self._bare = False
        self._too_many = False
        self._has_facts = False
        self.source = PictureSource(frame.session.viewing, "compare", self)
        self.panes = [ComparePane(frame, self) for _ in range(MOST)]
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setContentsMargins(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.MEDIUM)
        set_role(self.note, "reasons")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.note)
        self._grid = QGridLayout()
        self._grid.setSpacing(Space.HAIR)
        layout.addLayout(self._grid, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for number, pane in enumerate(self.panes):
            pane.canvas.zoomed.connect(self.set_zoom)
            pane.canvas.pressed.connect(lambda number=number: self.mark(number))
            pane.entered.connect(lambda number=number: self.mark(number))
            pane.canvas.detail_wanted.connect(lambda pane=pane: self._want_detail(pane))
        self.source.came.connect(self._on_picture)
        self.source.refused.connect(self._on_refused)
        frame.model.dataChanged.connect(self._show_marks)
        frame.model.modelReset.connect(self._on_reset)
        frame.session.photos_changed.connect(self._on_photos_changed)

    # -- life ---------------------------------------------------------------------------

    def activate(self) -> None:
        """Shows the selected photos, four at most; beside a single one its neighbour."""
        self.setFocus()
        self._zoom = FIT
        selected = len(self._frame.grid.selected_ids())
        self.note.setText(too_many_words(selected))
        self._too_many = selected > MOST
        self.set_bare(self._bare)
        ids = self._chosen()
        current = self._frame.grid.current_id()
        for number, pane in enumerate(self.panes):
            pane.photo_id = ids[number] if number < len(ids) else None
            pane.setVisible(number < len(ids))
            if pane.photo_id is not None:
                self._show(pane, pane.photo_id)
        self._arrange(len(ids))
        self._want()
        self._read_facts()
        self.mark(ids.index(current) if current in ids else 0)
        self._show_marks()

    def deactivate(self) -> None:
        """Large pictures are not kept."""
        for pane in self.panes:
            pane.photo_id = None
        self._frame.model.pin([])
        self.source.clear()

    def _chosen(self) -> list[int]:
        ids = self._frame.grid.selected_ids()[:MOST]
        if len(ids) >= FEWEST:
            return ids
        row = max(0, self._frame.grid.currentIndex().row())
        row = min(row, max(0, len(self._frame.model.ids) - FEWEST))
        rows = list(range(row, min(row + FEWEST, len(self._frame.model.ids))))
        self._frame.grid.select_rows(rows)
        return [self._frame.model.ids[one] for one in rows]

    def _arrange(self, count: int) -> None:
        columns = 2 if count == MOST else max(1, count)
        for number, pane in enumerate(self.panes):
            self._grid.removeWidget(pane)
            if number < count:
                self._grid.addWidget(pane, number // columns, number % columns)
        for column in range(MOST):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    # -- what the user does ---------------------------------------------------------------

    @property
    def zoom(self) -> Zoom:
        """How all photos are looked at."""
        return self._zoom

    def set_zoom(self, zoom: Zoom) -> None:
        """Looks at all photos in the same way."""
        self._zoom = zoom
        for pane in self._used():
            pane.canvas.set_zoom(zoom)
            pane.bar.show_percent(pane.canvas.percent)

    def set_bare(self, bare: bool) -> None:
        """Shows nothing but the photos on a dark ground, or their marks too."""
        self._bare = bare
        self.note.setVisible(self._too_many and not bare)
        for pane in self.panes:
            pane.bar.setVisible(not bare)
            pane.canvas.set_dark(bare)
        if bare:
            self.setFocus()  # no button is left that could have the keys
        self.update()

    def show_facts(self, on: bool) -> None:
        """Shows what the files say over the photos."""
        self._has_facts = on
        for pane in self.panes:
            pane.facts.setVisible(on)
        self._read_facts()

    def mark(self, number: int) -> None:
        """Makes one photo the one that keys are about."""
        used = self._used()
        if not used:
            return
        self._active = number % len(used)
        for place, pane in enumerate(used):
            pane.canvas.set_marked(place == self._active)
        photo_id = used[self._active].photo_id
        if photo_id is not None:
            for row in self._frame.model.rows_of([photo_id]):
                self._frame.grid.set_current(row)

    def do(self, pane: ComparePane, key: str) -> None:
        """Does to one photo what the action of a key does."""
        self.mark(self._used().index(pane))
        self._frame.actions[key].trigger()

    def active_canvas(self) -> PhotoCanvas:
        """The photo that keys are about."""
        return self.panes[self._active].canvas

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows mark another photo; keys of the place leave."""
        back = (Qt.Key.Key_Left, Qt.Key.Key_Up)
        on = (Qt.Key.Key_Right, Qt.Key.Key_Down)
        if self._frame.actions.places.deed("large", event):
            self.left.emit()
        elif event.key() in back:
            self.mark(self._active - 1)
        elif event.key() in on:
            self.mark(self._active + 1)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Its own keys are stronger than the window's."""
        asks = event.type() == QEvent.Type.ShortcutOverride
        taken = asks and self._frame.actions.places.keeps("large", event)
        return taken or super().event(event)

    def focusNextPrevChild(self, on: bool) -> bool:
        """Tab goes to the buttons of the marked photo first, then from button to button."""
        used = self._used()
        if on and self.hasFocus() and used and not self._bare:
            first = next(iter(used[self._active].bar.buttons.values()))
            first.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().focusNextPrevChild(on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size wants other pictures."""
        super().resizeEvent(event)
        self._want()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fills the gaps between the photos."""
        painter = QPainter(self)
        ground = SURROUND if self._bare else self._frame.theme.colours.window
        painter.fillRect(self.rect(), QColor(ground))
        painter.end()

    # -- what is shown ------------------------------------------------------------------

    def _used(self) -> list[ComparePane]:
        return [pane for pane in self.panes if pane.photo_id is not None]

    def _show(self, pane: ComparePane, photo_id: int) -> None:
        record = self._frame.model.record(photo_id)
        size = QSizeF(record.width or 0, record.height or 0) if record is not None else QSizeF()
        name = record.name if record is not None else ""
        pane.canvas.set_zoom(FIT)
        thumbnail = self._frame.pictures.pixmap(photo_id)
        pane.canvas.show_photo(name, size, thumbnail, self.source.picture(photo_id))
        pane.canvas.show_reason(self.source.reason(photo_id))

    def _want(self) -> None:
        used = self._used()
        if used:
            canvas = used[0].canvas
            edge = max(canvas.width(), canvas.height()) * self.devicePixelRatioF()
            ids = [pane.photo_id for pane in used if pane.photo_id is not None]
            self.source.want(ids, [], round(edge))
            self._frame.model.pin(ids)

    def _want_detail(self, pane: ComparePane) -> None:
        if pane.photo_id is not None:
            self.source.want_whole(pane.photo_id)

    def _pane_of(self, photo_id: int) -> ComparePane | None:
        return next((pane for pane in self.panes if pane.photo_id == photo_id), None)

    def _on_picture(self, photo_id: int) -> None:
        pane, picture = self._pane_of(photo_id), self.source.picture(photo_id)
        if pane is not None and picture is not None:
            pane.canvas.show_picture(picture)
            pane.bar.show_percent(pane.canvas.percent)

    def _on_refused(self, photo_id: int, reason: str) -> None:
        pane = self._pane_of(photo_id)
        if pane is not None:
            pane.canvas.show_reason(reason)

    def _show_marks(self) -> None:
        used = self._used()
        for number, pane in enumerate(used):
            assert pane.photo_id is not None
            pane.bar.show_photo(self._frame.model.record(pane.photo_id), number, len(used))

    def _read_facts(self) -> None:
        if self._has_facts:
            for number, pane in enumerate(self._used()):
                assert pane.photo_id is not None
                take = partial(self._take_facts, pane)
                self._frame.session.photos.details(pane.photo_id, take, f"compare-{number}")

    def _take_facts(self, pane: ComparePane, details: PhotoDetails) -> None:
        if details.row.id == pane.photo_id:
            pane.facts.show_facts([("", details.row.name), *facts(details)])

    def _on_photos_changed(self, ids: set[int] | None) -> None:
        self.source.forget(ids)
        if any(ids is None or pane.photo_id in ids for pane in self._used()):
            self._want()
            self._read_facts()

    def _on_reset(self) -> None:
        """Photos that are no longer in the list are still compared; without any, leave."""
        if self._used() and not self._frame.model.ids:
            self.left.emit()


def too_many_words(selected: int) -> str:
    """What is said when more photos are selected than fit."""
    return translate(
        "Loupe",
        "These are the first {most} of {photos} that you selected. To compare others, "
        "select {least} to {most}.",
        least=FEWEST,
        most=MOST,
        photos=photo_count(selected),
    )
