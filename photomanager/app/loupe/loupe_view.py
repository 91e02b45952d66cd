"""One photo, as large as the window: zoom, filmstrip, facts, slide show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from photomanager.app.item_models.shortcut_model import native
from photomanager.app.loupe.filmstrip import PICTURE, Filmstrip
from photomanager.app.loupe.marks_bar import MarksBar
from photomanager.app.loupe.overlays import FactsOverlay, HistogramOverlay
from photomanager.app.loupe.photo_canvas import PhotoCanvas
from photomanager.app.loupe.picture_source import PictureSource
from photomanager.app.loupe.slide_show import SlideShow
from photomanager.app.loupe.zoom import FIT
from photomanager.app.photo_facts import facts
from photomanager.app.theme import Space
from photomanager.app.translation import translate
from photomanager.app.views import View
from photomanager.app.widgets.thumbnail_loader import ThumbnailLoader
from photomanager.app.wording import trouble_sentence

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from photomanager.app.frame import Frame
    from photomanager.app.reasons import Reasons
    from photomanager.operations.photos import PhotoDetails

# Before-loaded: where the user is likely to go next.
_AHEAD, _BEHIND = 2, 1
_STRIP_BYTES = 16 * 1024 * 1024
_PAN = 80.0


class LoupeView(View):
    """Shows the current photo of the grid and goes from photo to photo.

    Signals:
        left: The user has seen enough.
        slides_ended: The slide show has come to its end, or was stopped by hand.
    """

    left = Signal()
    slides_ended = Signal()

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self._keys = frame.actions.places
        self._shown: int | None = None
        self._bare = False
        self._has_strip = True
        self._has_faces = False
        self.source = PictureSource(frame.session.viewing, "loupe", self)
        self.canvas = PhotoCanvas(frame.theme, self)
        self.bar = MarksBar(frame.theme, lambda key: frame.actions[key].trigger(), self)
        self._small = ThumbnailLoader(
            frame.tasks, frame.session.photos.thumbnails, self, kept=_STRIP_BYTES
        )
        self.strip = Filmstrip(frame.model, self._small.pixmap, frame.theme, self)
        self.facts = FactsOverlay(self.canvas)
        self.histogram = HistogramOverlay(self.canvas)
        self.slides = SlideShow(self._next_is_here, self)
        self.facts.hide()
        self.histogram.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.canvas, 1)
        layout.addWidget(self.bar)
        layout.addWidget(self.strip)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._connect()

    def _connect(self) -> None:
        frame = self._frame
        self.source.came.connect(self._on_picture)
        self.source.refused.connect(self._on_refused)
        self.canvas.detail_wanted.connect(self._want_detail)
        self.canvas.zoomed.connect(self._show_percent)
        self.strip.chosen.connect(self.go_to)
        self.strip.sight_changed.connect(self._fetch_strip)
        self._small.loaded.connect(lambda _ids: self.strip.update())
        self.slides.due.connect(self._next_slide)
        frame.grid.selection_changed.connect(self._follow)
        frame.model.dataChanged.connect(self._show_marks)
        frame.model.modelReset.connect(self._follow)
        frame.session.photos_changed.connect(self._on_photos_changed)
        frame.inspection.why.explained.connect(self._show_evidence)

    # -- life ---------------------------------------------------------------------------

    def activate(self) -> None:
        """Shows the current photo."""
        self.setFocus()
        grid = self._frame.grid
        row = grid.currentIndex().row()
        ids = grid.selected_ids()
        if ids and grid.current_id() not in ids:
            row = self._frame.model.rows_of(ids[:1])[0]
        self.go_to(max(0, row))
        self._follow()

    def deactivate(self) -> None:
        """Large pictures are not kept."""
        self.show_slides(False)
        self._shown = None
        self._frame.model.pin([])
        self.source.clear()

    # -- what the user does ---------------------------------------------------------------

    def go_to(self, row: int) -> None:
        """Shows the photo of a row; it becomes the one selected."""
        if 0 <= row < len(self._frame.model.ids):
            self._frame.grid.select_only(row)

    def step(self, rows: int) -> None:
        """Goes on, or back."""
        self.go_to(self._frame.grid.currentIndex().row() + rows)

    def show_slides(self, on: bool) -> None:
        """Goes on by itself every few seconds, or no longer."""
        if on and not self.slides.on:
            self.canvas.set_zoom(FIT)
            self.slides.start(self._frame.preferences.settings.slide_seconds)
        elif not on and self.slides.on:
            self.slides.stop()
            self.slides_ended.emit()

    def set_bare(self, bare: bool) -> None:
        """Shows nothing but the photo on a dark ground, or what stands below it too."""
        self._bare = bare
        self.canvas.set_dark(bare)
        self.bar.setVisible(not bare)
        self.strip.setVisible(self._has_strip and not bare)

    def show_strip(self, on: bool) -> None:
        """Shows the photos before and after, where there is more than the photo."""
        self._has_strip = on
        self.strip.setVisible(on and not self._bare)

    def show_facts(self, on: bool) -> None:
        """Shows what the file says over the photo."""
        self.facts.setVisible(on)
        self._read_facts()

    def show_faces(self, on: bool) -> None:
        """Draws frames around the faces that were found."""
        self._has_faces = on
        self.canvas.show_boxes([])
        self._read_facts()

    def show_histogram(self, on: bool) -> None:
        """Shows how bright the photo is over it."""
        self.histogram.setVisible(on)
        self._show_histogram()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from photo to photo or move it; keys of the place leave or pause."""
        key, shift = event.key(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        along = -1 if self.isRightToLeft() else 1
        moves = {
            Qt.Key.Key_Left: QPointF(_PAN, 0),
            Qt.Key.Key_Right: QPointF(-_PAN, 0),
            Qt.Key.Key_Up: QPointF(0, _PAN),
            Qt.Key.Key_Down: QPointF(0, -_PAN),
        }
        steps = {
            Qt.Key.Key_Left: -along,
            Qt.Key.Key_Right: along,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -1,
            Qt.Key.Key_PageDown: 1,
            Qt.Key.Key_Home: -len(self._frame.model.ids),
            Qt.Key.Key_End: len(self._frame.model.ids),
        }
        if self.slides.on and self._keys.deed("slides", event):
            self._pause_slides()
        elif self._keys.deed("large", event):
            self.left.emit()
        elif shift and key in moves:
            self.canvas.move_by(moves[Qt.Key(key)])
        elif key in steps:
            last = len(self._frame.model.ids) - 1
            row = self._frame.grid.currentIndex().row() + steps[Qt.Key(key)]
            self.go_to(max(0, min(last, row)))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Its own keys are stronger than the window's."""
        if event.type() == QEvent.Type.ShortcutOverride:
            places = ("slides", "large") if self.slides.on else ("large",)
            if any(self._keys.keeps(one, event) for one in places):
                return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size wants other pictures."""
        super().resizeEvent(event)
        self._want()
        self._place_overlays()
        self._show_percent()

    # -- what is shown ------------------------------------------------------------------

    def _is_on(self) -> bool:
        return self._frame.views.current == "loupe"

    def _follow(self) -> None:
        """Shows the photo that is the grid's current one now."""
        photo_id = self._frame.grid.current_id()
        if not self._is_on():
            return
        if photo_id is None:
            if self._frame.model.ids:
                self.go_to(0)
            else:
                self.left.emit()
            return
        if photo_id == self._shown:
            return
        self._shown = photo_id
        record = self._frame.model.record(photo_id)
        size = QSizeF(record.width or 0, record.height or 0) if record is not None else QSizeF()
        thumbnail = self._frame.pictures.pixmap(photo_id) or self._small.pixmap(photo_id)
        if not self.canvas.zoom.scale:
            self.canvas.set_zoom(FIT)
        name = record.name if record is not None else ""
        self.canvas.show_photo(name, size, thumbnail, self.source.picture(photo_id))
        self.canvas.show_reason(self.source.reason(photo_id))
        if self._frame.inspection.photos == [photo_id]:
            self._show_evidence(self._frame.inspection.why.reasons)
        self.strip.show_row(self._frame.grid.currentIndex().row())
        self._show_marks()
        self._show_percent()
        self._show_histogram()
        self._want()
        self._read_facts()
        self.slides.show_anew()

    def _show_evidence(self, reasons: Reasons | None) -> None:
        self.canvas.show_evidence(None if reasons is None else reasons.evidence)

    def _want(self) -> None:
        if self._shown is None:
            return
        ids, row = self._frame.model.ids, self._frame.grid.currentIndex().row()
        near = [*ids[row + 1 : row + 1 + _AHEAD], *ids[max(0, row - _BEHIND) : row]]
        edge = max(self.canvas.width(), self.canvas.height()) * self.devicePixelRatioF()
        self.source.want([self._shown], near, round(edge))
        self._frame.model.pin([self._shown, *near])

    def _want_detail(self) -> None:
        if self._shown is not None and self._is_on():
            self.source.want_whole(self._shown)

    def _on_picture(self, photo_id: int) -> None:
        picture = self.source.picture(photo_id)
        if photo_id == self._shown and picture is not None:
            self.canvas.show_picture(picture)
            self._show_percent()
            self._show_histogram()
        self.slides.look()

    def _on_refused(self, photo_id: int, reason: str) -> None:
        if photo_id == self._shown:
            self.canvas.show_reason(reason)
        self.slides.look()

    def _show_marks(self) -> None:
        if self._shown is not None:
            record = self._frame.model.record(self._shown)
            row = self._frame.grid.currentIndex().row()
            self.bar.show_photo(record, row, len(self._frame.model.ids))

    def _show_percent(self) -> None:
        self.bar.show_percent(self.canvas.percent)

    def _show_histogram(self) -> None:
        picture = None if self._shown is None else self.source.picture(self._shown)
        self.histogram.show_counts(None if picture is None else picture.histogram)
        self._place_overlays()

    def _read_facts(self) -> None:
        wanted = self._has_faces or not self.facts.isHidden()
        if self._shown is not None and wanted:
            self._frame.session.photos.details(self._shown, self._take_details, "facts")

    def _take_details(self, details: PhotoDetails) -> None:
        if details.row.id != self._shown:
            return
        self.facts.show_facts([("", details.row.name), *facts(details)])
        if self._has_faces:
            self.canvas.show_boxes(
                [QRectF(one.left, one.top, one.width, one.height) for one in details.faces or ()]
            )
        trouble = trouble_sentence(details)
        if trouble:
            self.canvas.show_reason(trouble)
        self._place_overlays()

    def _place_overlays(self) -> None:
        width = self.canvas.width()
        pair: tuple[QWidget, QWidget] = (self.facts, self.histogram)
        left, right = pair[::-1] if self.isRightToLeft() else pair
        beside = left.width() + right.width() + 3 * Space.WIDE <= width
        both = not left.isHidden() and not right.isHidden()
        left.move(Space.WIDE, Space.WIDE)
        below = self.canvas.height() - right.height() - Space.WIDE
        right.move(width - right.width() - Space.WIDE, Space.WIDE if beside or not both else below)

    def _fetch_strip(self) -> None:
        first, last = self.strip.rows_in_sight()
        if self._is_on() and first <= last:
            edge = round(PICTURE * self.devicePixelRatioF())
            self._small.want(list(self._frame.model.ids[first : last + 1]), edge)

    def _next_is_here(self) -> bool:
        row = self._frame.grid.currentIndex().row() + 1
        near = self._frame.model.ids[row : row + 1]
        return all(self.source.picture(one) or self.source.reason(one) for one in near)

    def _pause_slides(self) -> None:
        self.slides.pause()
        if self.slides.paused:
            actions = self._frame.actions
            words = translate(
                "Loupe",
                "The slide show waits. {pause} goes on, {back} ends it.",
                pause=native(actions.keys_of("slides_pause")[:1]),
                back=native(actions.keys_of("back")[:1]),
            )
        else:
            words = translate("Loupe", "The slide show goes on.")
        self._frame.session.said.emit(words)

    def _next_slide(self) -> None:
        row = self._frame.grid.currentIndex().row() + 1
        if row < len(self._frame.model.ids):
            self.go_to(row)
        else:
            self.show_slides(False)

    def _on_photos_changed(self, ids: set[int] | None) -> None:
        self.source.forget(ids)
        if self._is_on() and self._shown is not None and (ids is None or self._shown in ids):
            self._want()
