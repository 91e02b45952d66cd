"""One tag closely: numbers, honesty, the dial, and what may be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from photomanager.app.tag_board.precision_dial import PrecisionDial
from photomanager.app.tag_board.reliability_plot import ReliabilityPlot
from photomanager.app.tag_board.words import (
    claim_words,
    counts_words,
    reliability_words,
    score_words,
)
from photomanager.app.theme import Space, set_role
from photomanager.app.translation import translate
from photomanager.app.widgets.flow_box import FlowBox
from photomanager.app.widgets.steady_scroll import SteadyScroll
from photomanager.app.widgets.wrapping_label import WrappingLabel

if TYPE_CHECKING:
    from photomanager.app.theme import Theme
    from photomanager.operations.tag_board import BoardRow, Report

WIDTH = 324


class TagPanel(SteadyScroll):
    """The right side of the board.

    Attributes:
        dial: How sure the tag must be.
        plot: Whether its confidence is honest.

    Signals:
        review_wanted: Review the tag, or all.
        photos_wanted: Show the photos with the tag.
        deed_wanted: `rename`, `merge`, `move`, `synonyms`, `delete`, `enabled` or `automatic`.
    """

    review_wanted = Signal()
    photos_wanted = Signal()
    deed_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(translate("Board", "The tag chosen"))
        self._row: BoardRow | None = None
        self._title = WrappingLabel(self, longest=220)
        set_role(self._title, "title")
        self._place = WrappingLabel(self)
        self._counts = WrappingLabel(self, longest=200)
        self._score = WrappingLabel(self, longest=300)
        self._claim = WrappingLabel(self, longest=400)
        self._honesty = WrappingLabel(self, longest=300)
        for label in (self._place, self._counts, self._claim, self._honesty):
            set_role(label, "soft")
        self.plot = ReliabilityPlot(theme, self)
        self.dial = PrecisionDial(self)
        self.review = QPushButton(translate("Board", "Review"), self)
        self.photos = QPushButton(translate("Board", "Photos"), self)
        self.more = QPushButton(translate("Board", "More"), self)
        self.review.clicked.connect(self.review_wanted)
        self.photos.clicked.connect(self.photos_wanted)
        self.menu_of_deeds = QMenu(self.more)
        self.menu_of_deeds.aboutToShow.connect(self._fill_menu)
        self.more.setMenu(self.menu_of_deeds)
        self._build()

    def _build(self) -> None:
        buttons = FlowBox(Space.SMALL, self)
        for button in (self.review, self.photos, self.more):
            buttons.add(button)
        self._buttons = buttons
        page = QWidget(self)
        set_role(page, "page")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.WIDE)
        layout.setSpacing(Space.SMALL)
        for part in (self._title, self._place, self._counts):
            layout.addWidget(part)
        layout.addSpacing(Space.SMALL)
        layout.addWidget(buttons)
        layout.addSpacing(Space.MEDIUM)
        layout.addWidget(self._heading(translate("Board", "The dial")))
        layout.addWidget(self.dial)
        layout.addSpacing(Space.MEDIUM)
        layout.addWidget(self._heading(translate("Board", "How right it is")))
        layout.addWidget(self._score)
        layout.addWidget(self._claim)
        layout.addSpacing(Space.MEDIUM)
        layout.addWidget(self._heading(translate("Board", "Is the confidence honest?")))
        layout.addWidget(self.plot)
        layout.addWidget(self._honesty)
        layout.addStretch(1)
        self.setWidget(page)

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text, self)
        set_role(label, "heading")
        return label

    @property
    def row(self) -> BoardRow | None:
        """The tag shown, None for all tags."""
        return self._row

    def show_row(self, row: BoardRow | None) -> None:
        """Shows a tag, or all; the report follows."""
        other = (row and row.tag_id) != (self._row and self._row.tag_id)
        self._row = row
        if row is None:
            self._title.show_text(translate("Board", "All tags"))
            self._place.show_text(
                translate("Board", "Choose a tag to see it alone. This is the dial of all tags.")
            )
        else:
            self._title.show_text(row.name.rpartition("/")[2] or row.name)
            self._place.show_text(_place_words(row))
            self._counts.show_text(counts_words(row.counts))
        self._counts.setVisible(row is not None)
        self.photos.setVisible(row is not None)
        self.more.setVisible(row is not None)
        self.dial.setEnabled(row is None or (row.enabled and row.automatic))
        self._buttons.rearrange()
        if other:
            self.dial.start()

    def show_report(self, report: Report) -> None:
        """Shows how right it is."""
        self.dial.show_precision(report.precision)
        self._score.show_text(score_words(report.precision.score))
        self._claim.show_text(claim_words(report.precision.claim))
        self.plot.show_reliability(report.reliability)
        self._honesty.show_text(reliability_words(report.reliability))

    def deeds(self) -> list[tuple[str, str]]:
        """What may be done with the tag shown, as (deed, words)."""
        row = self._row
        if row is None:
            return []
        found = [
            ("rename", translate("Board", "Rename …")),
            ("merge", translate("Board", "Merge into …")),
            ("move", translate("Board", "Move under …")),
            ("synonyms", translate("Board", "Other words …")),
            (
                "automatic",
                translate("Board", "Only suggest it")
                if row.automatic
                else translate("Board", "Let it be set without asking"),
            ),
            (
                "enabled",
                translate("Board", "Switch it off")
                if row.enabled
                else translate("Board", "Switch it on"),
            ),
        ]
        if not row.word:
            found.append(("delete", translate("Board", "Delete …")))
        return found

    def _fill_menu(self) -> None:
        self.menu_of_deeds.clear()
        for deed, words in self.deeds():
            action = self.menu_of_deeds.addAction(words)
            action.triggered.connect(lambda _checked=False, deed=deed: self.deed_wanted.emit(deed))


def _place_words(row: BoardRow) -> str:
    """`Word of the recogniser · animal › dog`."""
    above = row.path.split("/")[:-1]
    kind = (
        translate("Board", "Word of the recogniser")
        if row.word
        else translate("Board", "Tag of your own")
    )
    return f"{kind} · {' › '.join(above)}" if above else kind
