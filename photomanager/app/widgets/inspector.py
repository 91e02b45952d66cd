"""What is known about the selected photos: preview, tags, facts of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from photomanager.app.theme import Space, set_role
from photomanager.app.translation import translate
from photomanager.app.widgets.preview import Preview
from photomanager.app.widgets.reasons_panel import ReasonsPanel
from photomanager.app.widgets.steady_scroll import SteadyScroll
from photomanager.app.widgets.tag_editor import TagEditor
from photomanager.app.widgets.wrapping_label import WrappingLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage

    from photomanager.app.place_keys import PlaceKeys
    from photomanager.app.reasons import Reasons
    from photomanager.app.theme import Theme

WIDTH = 316


class Inspector(SteadyScroll):
    """The panel on the right; shows one photo or a selection.

    Attributes:
        tags: The chips and the field to add a tag.
        preview: The large picture.
        reasons: Why the photo has a tag, while that is asked.
    """

    def __init__(self, theme: Theme, keys: PlaceKeys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(264)
        self.setAccessibleName(translate("Inspector", "Inspector"))
        self.preview = Preview(theme, self)
        self.reasons = ReasonsPanel(theme, self)
        self._title = WrappingLabel(self)
        set_role(self._title, "title")
        self._subtitle = WrappingLabel(self)
        set_role(self._subtitle, "soft")
        self._trouble = WrappingLabel(self)
        set_role(self._trouble, "error")
        self.tags = TagEditor(theme, keys, self)
        self.tags.field.entered.connect(lambda: self.ensureWidgetVisible(self.tags.field))
        self._facts = QWidget(self)
        # Not a form: that gives new values the height of one line, however many they have.
        self._grid = QGridLayout(self._facts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.LARGE)
        self._grid.setVerticalSpacing(Space.SMALL)
        self._grid.setColumnStretch(1, 1)
        self._labels: list[tuple[QLabel, WrappingLabel]] = []
        self._empty = QLabel(translate("Inspector", "Select a photo to see its tags."), self)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setMargin(Space.WIDE)
        set_role(self._empty, "soft")

        self._body = QWidget(self)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.WIDE)
        body.setSpacing(Space.SMALL)
        for widget in (self._title, self._subtitle, self._trouble):
            body.addWidget(widget)
        body.addSpacing(Space.MEDIUM)
        body.addWidget(self.tags)
        body.addSpacing(Space.WIDE)
        body.addWidget(self._facts)
        # Room to spare goes here, not between a heading and its chips.
        body.addStretch(1)
        page = QWidget(self)
        set_role(page, "page")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.preview)
        layout.addWidget(self.reasons)
        layout.addWidget(self._body, 1)
        layout.addWidget(self._empty, 1)
        self.setWidget(page)
        self.show_trouble("")
        self.show_nothing()

    def show_nothing(self) -> None:
        """No photo is selected."""
        self._show_parts(photos=False)
        self.tags.show_tags([], known=False)

    def show_title(self, title: str, subtitle: str) -> None:
        """Shows what is selected, before more is known of it."""
        self._title.show_text(title)
        self._subtitle.show_text(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self._show_parts(photos=True)

    def show_trouble(self, sentence: str) -> None:
        """Says why the photo is not as it should be; empty: it is."""
        self._trouble.show_text(sentence)
        self._trouble.setVisible(bool(sentence))

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Shows the facts of the file as (name, value)."""
        while len(self._labels) < len(facts):
            name, value = QLabel(self._facts), WrappingLabel(self._facts)
            set_role(name, "soft")
            name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            for column, part in enumerate((name, value)):
                self._grid.addWidget(part, len(self._labels), column)
            self._labels.append((name, value))
        for at, (name, value) in enumerate(self._labels):
            for part in (name, value):
                part.setVisible(at < len(facts))
            if at < len(facts):
                name.setText(facts[at][0])
                value.show_text(facts[at][1])

    def show_image(self, image: QImage | None, *, icon: str = "") -> None:
        """Shows the large picture, or an icon in its place."""
        self.preview.show_image(image, icon=icon)

    def show_reasons_wanted(self, title: str) -> None:
        """Says that reasons are being looked for; the photo stays until they come."""
        self.preview.show_instead(None)
        self.reasons.show_working(title)
        self.verticalScrollBar().setValue(0)

    def show_reasons(self, reasons: Reasons, title: str, preface: str) -> None:
        """Shows the evidence in place of the photo, and the reasons under it."""
        explained = reasons.via or reasons.tag
        name = translate("Inspector", "Evidence for “{tag}”", tag=explained)
        self.preview.show_instead(reasons.evidence, name)
        self.reasons.show_reasons(reasons, title, preface)

    def hide_reasons(self) -> None:
        """Shows the photo itself again."""
        self.preview.show_instead(None)
        self.reasons.hide()

    def _show_parts(self, *, photos: bool) -> None:
        self.preview.setVisible(photos)
        self._body.setVisible(photos)
        self._empty.setVisible(not photos)
