"""What stands in the middle when there are no photos to show: what it is and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from photomanager.app.icons import icon
from photomanager.app.theme import Space, set_role
from photomanager.app.translation import translate

if TYPE_CHECKING:
    from photomanager.app.item_models.sidebar_model import SidebarEntry
    from photomanager.app.theme import Theme


def _centred(text: str, role: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    set_role(label, role)
    return label


class EmptyPage(QWidget):
    """An icon, a title, a sentence and perhaps a button.

    Signals:
        pressed: The button was pressed.
    """

    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = "photos"
        self._picture = QLabel(self)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = _centred("", "title", self)
        self._text = _centred("", "soft", self)
        self._text.setMinimumWidth(320)
        self._button = QPushButton(self)
        self._button.clicked.connect(self.pressed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.HUGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addStretch(2)
        for widget in (self._picture, self._title, self._text):
            layout.addWidget(widget)
        layout.addSpacing(Space.MEDIUM)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        theme.changed.connect(self._recolour)

    def show_state(self, icon_name: str, title: str, text: str, button: str = "") -> None:
        """Says what is the matter and what to do."""
        self._icon = icon_name
        self._title.setText(title)
        self._text.setText(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._recolour()

    def title(self) -> str:
        """What is the matter."""
        return self._title.text()

    def _recolour(self) -> None:
        drawn = icon(self._icon, self._theme.colours.outline)
        self._picture.setPixmap(drawn.pixmap(QSize(56, 56), self.devicePixelRatioF()))


def empty_state(
    text: str, place: SidebarEntry, *, indexing: bool, filtered: bool = False
) -> tuple[str, str, str, str]:
    """Why there is no photo: what `EmptyPage.show_state` takes.

    Args:
        text: What is searched for.
        place: Where it is searched for.
        indexing: Whether photos are still being read.
        filtered: Whether only some stars, flags or labels are let through.
    """
    if filtered:
        return (
            "filter",
            translate("Empty", "Nothing passes the filter"),
            translate("Empty", "No photo here has the stars, flags or labels you asked for."),
            translate("Empty", "Take the filter away"),
        )
    if text:
        return (
            "search",
            translate("Empty", "Nothing found"),
            translate(
                "Empty", "No photo matches “{text}” here. Try fewer or other words.", text=text
            ),
            translate("Empty", "Show all photos"),
        )
    if place.tag_id:
        return (
            "tag",
            translate("Empty", "No photo has this tag yet"),
            translate(
                "Empty",
                "Give “{tag}” to three to five photos, or answer where it is suggested. Then it "
                "is found on others too.",
                tag=place.title,
            ),
            translate("Empty", "Show all photos"),
        )
    if place.key != "all":
        return (
            "check",
            translate("Empty", "Nothing here"),
            translate("Empty", "No photo is left in this place."),
            translate("Empty", "Show all photos"),
        )
    if indexing:
        return (
            "photos",
            translate("Empty", "Looking at your photos"),
            translate("Empty", "They appear here as they are read."),
            "",
        )
    return (
        "folder",
        translate("Empty", "No photos in your folders"),
        translate("Empty", "The folders hold no picture that can be read. Add another one."),
        translate("Empty", "Add folder …"),
    )


class WelcomePage(QWidget):
    """The first page of an empty library: add a folder or drop one.

    Signals:
        add_folder: The user wants to choose a folder.
        demo_wanted: The user wants to look at the photos that come with the program.
    """

    add_folder = Signal()
    demo_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = QLabel(self)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button = QPushButton(translate("Empty", "Add folder …"), self)
        set_role(self._button, "primary")
        self._button.setAutoDefault(True)
        self._button.clicked.connect(self.add_folder)
        self._drop = QFrame(self)
        set_role(self._drop, "drop")
        self._drop.setMaximumWidth(620)
        inside = QVBoxLayout(self._drop)
        inside.setContentsMargins(48, 40, 48, 40)
        inside.setSpacing(Space.MEDIUM)
        inside.addWidget(self._picture)
        inside.addSpacing(Space.MEDIUM)
        inside.addWidget(
            _centred(translate("Welcome", "Find any photo by what is in it"), "display", self)
        )
        inside.addWidget(
            _centred(
                translate(
                    "Welcome",
                    "Choose a folder. Its photos are tagged on this computer, and every tag "
                    "that you confirm or reject teaches the next ones.",
                ),
                "soft",
                self,
            )
        )
        inside.addSpacing(Space.WIDE)
        inside.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(_centred(translate("Welcome", "or drop folders here"), "soft", self))
        self._demo = QPushButton(translate("Welcome", "Try it with eleven free photos"), self)
        set_role(self._demo, "link")
        self._demo.clicked.connect(self.demo_wanted)
        inside.addSpacing(Space.SMALL)
        inside.addWidget(self._demo, 0, Qt.AlignmentFlag.AlignHCenter)
        note = _centred(
            translate(
                "Welcome", "Your files are only read, never changed. Nothing is sent anywhere."
            ),
            "small",
            self,
        )
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._drop, 8)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addLayout(row)
        layout.addSpacing(Space.LARGE)
        layout.addWidget(note)
        layout.addStretch(1)
        theme.changed.connect(self._recolour)
        self._recolour()

    def show_drop(self, *, over: bool) -> None:
        """Lights the frame up while folders are dragged over the window."""
        self._drop.setProperty("over", over)
        self._drop.style().unpolish(self._drop)
        self._drop.style().polish(self._drop)

    def _recolour(self) -> None:
        drawn = icon("app", self._theme.colours.accent)
        self._picture.setPixmap(drawn.pixmap(QSize(72, 72), self.devicePixelRatioF()))
