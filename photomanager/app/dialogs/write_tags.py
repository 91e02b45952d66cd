"""Asks where tags shall be written, shows how far that is, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from photomanager.app.dialogs.titled import TitledDialog
from photomanager.app.theme import Space, set_role
from photomanager.app.translation import number, translate
from photomanager.app.widgets.form_fields import ChoiceBox, TickBox
from photomanager.app.widgets.progress_panel import pace_words
from photomanager.app.widgets.trouble_table import TroubleTable
from photomanager.app.wording import photo_count
from photomanager.operations.write_tags import OWN, SHARED, How

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

    from photomanager.app.session.progress import Progress
    from photomanager.operations.write_tags import WriteOutcome

_LOOK_MS = 100
_WIDTH = 660
_WITH_TROUBLES = (680, 400)
_INDENT = 30


class _Form(QWidget):
    """Which photos, where to, what.

    Signals:
        changed: Something else is chosen.
    """

    changed = Signal()

    def __init__(self, selected: int, shown: int, how: How, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(Space.SMALL)
        self._heading(translate("WriteTags", "Which photos"))
        some = translate("WriteTags", "The selected photos ({n})", n=number(selected))
        every = translate("WriteTags", "All photos shown ({n})", n=number(shown))
        self.some, self.every = self._either(some, every)
        self.some.setEnabled(selected > 0)
        (self.some if selected else self.every).setChecked(True)
        self._add_places(how)
        self._heading(translate("WriteTags", "What"))
        self.automatic = TickBox(
            translate("WriteTags", "Also tags that the program set by itself"), self
        )
        self.automatic.setChecked(how.automatic)
        self._add(
            self.automatic,
            translate(
                "WriteTags",
                "Stars, labels and the tags you confirmed are always written, suggestions never. "
                "Tags you rejected are taken out.",
            ),
        )

    def _add_places(self, how: How) -> None:
        self._heading(translate("WriteTags", "Where to"))
        self.beside, self.inside = self._either(
            translate("WriteTags", "Beside the photos, into XMP files"),
            translate("WriteTags", "Into the photo files themselves"),
            translate("WriteTags", "The photos stay as they are. Other programs read these files."),
            translate(
                "WriteTags",
                "This changes JPEG, TIFF, PNG and WebP files: their tags, stars and labels, never "
                "their pixels. Other kinds get an XMP file.",
            ),
        )
        (self.inside if how.into_files else self.beside).setChecked(True)
        self.naming = ChoiceBox(self)
        self.naming.addItem(translate("WriteTags", "photo.jpg.xmp, as digiKam and darktable"), OWN)
        self.naming.addItem(translate("WriteTags", "photo.xmp, as Lightroom and Bridge"), SHARED)
        self.naming.setCurrentIndex(self.naming.findData(how.naming))
        label = QLabel(translate("WriteTags", "&Name of new XMP files"), self)
        label.setBuddy(self.naming)
        line = QHBoxLayout()
        line.addWidget(label)
        line.addWidget(self.naming, 1)
        self._rows.addSpacing(Space.SMALL)
        self._rows.addLayout(line)

    def how(self) -> How:
        """What is chosen."""
        return How(
            into_files=self.inside.isChecked(),
            naming=self.naming.currentData(),
            automatic=self.automatic.isChecked(),
        )

    def _heading(self, words: str) -> None:
        label = QLabel(words, self)
        set_role(label, "heading")
        if self._rows.count():
            self._rows.addSpacing(Space.LARGE)
        self._rows.addWidget(label)

    def _either(self, one: str, other: str, *notes: str) -> tuple[QRadioButton, QRadioButton]:
        group = QButtonGroup(self)
        pair = QRadioButton(one, self), QRadioButton(other, self)
        for button, note in zip(pair, notes or ("", ""), strict=True):
            group.addButton(button)
            self._add(button, note)
        pair[0].toggled.connect(self.changed)
        return pair

    def _add(self, button: QAbstractButton, note: str) -> None:
        self._rows.addWidget(button)
        if note:
            label = QLabel(note, self)
            label.setWordWrap(True)
            label.setContentsMargins(_INDENT, 0, 0, 0)
            set_role(label, "small")
            button.setAccessibleDescription(note)
            self._rows.addWidget(label)


class WriteTagsDialog(TitledDialog):
    """A form, then a progress bar, then what was written and where that was not possible.

    Args:
        selected: How many photos are selected.
        shown: How many photos are shown in all.
        how: What to begin with.
        parent: The window.

    Attributes:
        form: What is chosen.
        go: The button that writes.
        leave: The button that closes the dialog or ends the work.
        troubles: Photos of which something could not be written.

    Signals:
        write_wanted: A `How`, and whether all photos shown are meant.
    """

    write_wanted = Signal(object, bool)

    def __init__(self, selected: int, shown: int, how: How, parent: QWidget | None = None) -> None:
        super().__init__(translate("WriteTags", "Write tags to files"), parent)
        self.setMinimumWidth(_WIDTH)
        self._counts = {False: selected, True: shown}
        self._progress: Progress | None = None
        self._total = 0
        self.form = _Form(selected, shown, how, self)
        self._state = self.text()
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(translate("WriteTags", "Photos written"))
        self.troubles = TroubleTable(translate("WriteTags", "What could not be written"), self)
        self.troubles.setMinimumHeight(160)
        for widget in (self.form, self._state, self._bar):
            self.body.addWidget(widget)
        self.body.addWidget(self.troubles, 1)
        self.body.addStretch()
        for hidden in (self._state, self._bar, self.troubles):
            hidden.hide()
        self.go = self.button("", QDialogButtonBox.ButtonRole.ActionRole)
        self.go.setDefault(True)
        self.leave = self.button(translate("WriteTags", "Cancel"))
        self.go.clicked.connect(self._start)
        self.leave.clicked.connect(self.reject)
        self.form.changed.connect(self._follow)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._show_progress)
        self._follow()

    def _follow(self) -> None:
        count = self._counts[self.form.every.isChecked()]
        words = (
            translate("WriteTags", "Change {photos}", photos=photo_count(count))
            if self.form.inside.isChecked()
            else translate("WriteTags", "Write")
        )
        self.go.setText(words)
        self.go.setEnabled(count > 0)

    def words(self) -> str:
        """What is said about the work."""
        return self._state.text().replace("\u200b", "")

    # -- the work -------------------------------------------------------------------------

    def _start(self) -> None:
        self._total = self._counts[self.form.every.isChecked()]
        self.form.hide()
        self.go.hide()
        self._bar.setRange(0, self._total)
        self._state.show()
        self._bar.show()
        self.leave.setText(translate("WriteTags", "Stop"))
        self.leave.setFocus()
        self.adjustSize()
        self.write_wanted.emit(self.form.how(), self.form.every.isChecked())

    def follow(self, progress: Progress) -> None:
        """Shows how far some work is until it has ended."""
        self._progress = progress
        self._look.start()
        self._show_progress()

    def _show_progress(self) -> None:
        assert self._progress is not None
        self._bar.setValue(self._progress.done)
        if self._progress.stop.is_set():
            self._state.show_text(translate("WriteTags", "Finishing the photo at hand …"))
        else:
            self._state.show_text(
                translate(
                    "WriteTags",
                    "{done} of {all}",
                    done=number(self._progress.done),
                    all=photo_count(self._total),
                )
                + pace_words(self._progress.rate, self._progress.remaining_s)
            )

    def end(self, outcome: WriteOutcome) -> None:
        """Shows what was written."""
        self._progress = None
        self._look.stop()
        self._bar.hide()
        self._state.show_text(outcome_words(outcome, self._total))
        self.leave.setText(translate("WriteTags", "Close"))
        self.leave.setEnabled(True)
        self.leave.setFocus()
        if outcome.failed:
            self.troubles.show_troubles([(one.path, one.reason) for one in outcome.failed])
            self.troubles.show()
            self.resize(*_WITH_TROUBLES)

    def give_up(self) -> None:
        """Closes: the work broke off, which the window says."""
        self._progress = None
        self.reject()

    def reject(self) -> None:
        """Ends the work first, then leaves; what is written stays."""
        if self._progress is None:
            super().reject()
            return
        self._progress.end()
        self.leave.setEnabled(False)
        self._show_progress()


def outcome_words(outcome: WriteOutcome, wanted: int) -> str:
    """What was written, in sentences."""
    words = []
    if outcome.photos < wanted:
        words.append(
            translate(
                "WriteTags",
                "Stopped after {done} of {all}; what was written stays.",
                done=number(outcome.photos),
                all=photo_count(wanted),
            )
        )
    if outcome.files:
        words.append(translate("WriteTags", "Changed %Ln photo files.", count=outcome.files))
    if outcome.sidecars:
        words.append(translate("WriteTags", "Wrote %Ln XMP files.", count=outcome.sidecars))
    if not outcome.files and not outcome.sidecars and not outcome.failed:
        words.append(translate("WriteTags", "Nothing to change: the files say it already."))
    elif outcome.unchanged:
        words.append(
            translate("WriteTags", "%Ln photos were as they should be.", count=outcome.unchanged)
        )
    if outcome.failed:
        words.append(
            translate("WriteTags", "%Ln photos could not be written:", count=len(outcome.failed))
        )
    return " ".join(words)
