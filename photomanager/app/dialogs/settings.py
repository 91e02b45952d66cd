"""The settings: each holds at once, or says from when on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from photomanager.app.dialogs.titled import TitledDialog
from photomanager.app.own_language import own_language
from photomanager.app.theme import Space, ThemeChoice, set_role
from photomanager.app.translation import languages, number, percent, translate
from photomanager.app.widgets.form_fields import ChoiceBox, TickBox
from photomanager.app.widgets.steady_scroll import SteadyScroll

if TYPE_CHECKING:
    from photomanager.settings import Settings

_SIZE = (640, 560)
_SLIDE_SECONDS = (2, 3, 4, 6, 8, 10, 15, 30)


class SettingsDialog(TitledDialog):
    """One page of rows under headings.

    Attributes:
        theme: Light, dark, or as the system.
        language: Of the window.
        threads: That decode photos.
        battery: Whether reading photos waits while the battery is low.
        slides: How long a slide show shows each photo.
        folder: The second folder for backups.
        teach: Whether keywords teach; off until it is known how the library is set.
        precision: Leads to the dial.
        shortcuts: Leads to the sheet of shortcuts.

    Signals:
        changed: Name and value of a setting of this user.
        teach_wanted: Whether keywords shall teach.
        board_wanted: Show the dial.
        shortcuts_wanted: Show the sheet of shortcuts.
    """

    changed = Signal(str, object)
    teach_wanted = Signal(bool)
    board_wanted = Signal()
    shortcuts_wanted = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(translate("Settings", "Settings"), parent)
        self.resize(*_SIZE)
        self._problem = self.text(role="error")
        self.body.addWidget(self._problem)
        self._names: list[QLabel] = []
        page = QWidget(self)
        set_role(page, "page")
        self._rows = QVBoxLayout(page)
        self._rows.setContentsMargins(0, 0, Space.LARGE, 0)
        self._rows.setSpacing(Space.SMALL)
        self._add_looks(settings)
        self._add_tags()
        self._add_backups(settings)
        self._add_work(settings)
        self._add_slides(settings)
        self._rows.addStretch(1)
        widest = max(label.sizeHint().width() for label in self._names)
        for label in self._names:
            label.setMinimumWidth(widest)
        area = SteadyScroll(self)
        area.setWidget(page)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(area, 1)
        close = self.button(translate("Settings", "Close"))
        close.setDefault(True)
        close.clicked.connect(self.reject)
        self.show_problem(own_language(settings.problem or ""))

    def show_problem(self, sentence: str) -> None:
        """Says what is wrong with the settings' file."""
        self._problem.show_text(sentence)
        self._problem.setVisible(bool(sentence))

    def problem(self) -> str:
        """What is said to be wrong."""
        return self._problem.text().replace("\u200b", "")

    def show_library(self, precision: float, teach: bool | None) -> None:
        """Shows how the library is set."""
        share = percent(precision)
        self.precision.setText(translate("Settings", "{percent} – change …", percent=share))
        self.teach.blockSignals(True)
        self.teach.setChecked(bool(teach))
        self.teach.blockSignals(False)
        self.teach.setEnabled(True)

    # -- rows -----------------------------------------------------------------------------

    def _add_looks(self, settings: Settings) -> None:
        form = self._section(translate("Settings", "Window"))
        self.theme = ChoiceBox(self)
        for choice, words in (
            (ThemeChoice.SYSTEM, translate("Settings", "As the system")),
            (ThemeChoice.LIGHT, translate("Settings", "Light")),
            (ThemeChoice.DARK, translate("Settings", "Dark")),
        ):
            self.theme.addItem(words, str(choice))
        self.theme.setCurrentIndex(self.theme.findData(settings.theme))
        self.theme.activated.connect(
            lambda _row: self.changed.emit("theme", self.theme.currentData())
        )
        self._row(form, translate("Settings", "&Theme"), self.theme)
        self.language = ChoiceBox(self)
        self.language.addItem(translate("Settings", "As the system"), "")
        for name in languages():
            self.language.addItem(_language(name), name)
        self.language.setCurrentIndex(max(0, self.language.findData(settings.language)))
        self.language.activated.connect(
            lambda _row: self.changed.emit("language", self.language.currentData())
        )
        self._row(
            form,
            translate("Settings", "&Language"),
            self.language,
            translate("Settings", "From the next start on."),
        )
        self.shortcuts = QPushButton(translate("Settings", "Show and change …"), self)
        self.shortcuts.clicked.connect(self.shortcuts_wanted)
        self._row(form, translate("Settings", "&Keyboard shortcuts"), self.shortcuts)

    def _add_tags(self) -> None:
        form = self._section(translate("Settings", "Tags in this library"))
        self.precision = QPushButton(translate("Settings", "Change …"), self)
        self.precision.clicked.connect(self.board_wanted)
        self._row(
            form,
            translate("Settings", "Set only what is at least so &sure"),
            self.precision,
            translate("Settings", "The dial on the tag board shows what would change."),
        )
        self.teach = TickBox(translate("Settings", "teach the tagger"), self)
        self.teach.setEnabled(False)
        self.teach.toggled.connect(self.teach_wanted)
        self._row(
            form,
            translate("Settings", "Keywords in &files"),
            self.teach,
            translate("Settings", "Words that other programs wrote into your photos."),
        )

    def _add_backups(self, settings: Settings) -> None:
        form = self._section(translate("Settings", "Backups"))
        self.folder = QLineEdit(settings.backup_folder, self)
        self.folder.setPlaceholderText(translate("Settings", "None"))
        self.folder.setClearButtonEnabled(True)
        self.folder.editingFinished.connect(self._take_folder)
        self._kept_folder = settings.backup_folder
        choose = QPushButton(translate("Settings", "Choose …"), self)
        choose.setAccessibleName(translate("Settings", "Choose the second folder for backups"))
        choose.clicked.connect(self._choose_folder)
        line = QHBoxLayout()
        line.addWidget(self.folder, 1)
        line.addWidget(choose)
        whole = QWidget(self)
        whole.setFocusProxy(self.folder)
        line.setContentsMargins(0, 0, 0, 0)
        whole.setLayout(line)
        name = translate("Settings", "Second &folder")
        self.folder.setAccessibleName(name.replace("&", ""))
        self._row(
            form,
            name,
            whole,
            translate(
                "Settings",
                "Best on another disk. Each day with changes leaves a backup in the library's own "
                "folder, and here.",
            ),
        )

    def _add_work(self, settings: Settings) -> None:
        form = self._section(translate("Settings", "Reading photos"))
        self.threads = ChoiceBox(self)
        self.threads.addItem(translate("Settings", "As many as processors"), 0)
        for count in sorted({*range(1, (os.cpu_count() or 1) + 1), settings.worker_threads} - {0}):
            self.threads.addItem(number(count), count)
        self.threads.setCurrentIndex(self.threads.findData(settings.worker_threads))
        self.threads.activated.connect(
            lambda _row: self.changed.emit("worker_threads", self.threads.currentData())
        )
        self._row(
            form,
            translate("Settings", "&Photos read at the same time"),
            self.threads,
            translate("Settings", "Fewer leave more for other programs. From the next start on."),
        )
        self.battery = TickBox(translate("Settings", "wait while it is low"), self)
        self.battery.setChecked(settings.battery_saver)
        self.battery.toggled.connect(lambda on: self.changed.emit("battery_saver", on))
        self._row(
            form,
            translate("Settings", "On &battery"),
            self.battery,
            translate("Settings", "From the next start on."),
        )

    def _add_slides(self, settings: Settings) -> None:
        form = self._section(translate("Settings", "Slide show"))
        self.slides = ChoiceBox(self)
        for seconds in sorted({*_SLIDE_SECONDS, settings.slide_seconds}):
            self.slides.addItem(translate("Settings", "%Ln seconds", count=seconds), seconds)
        self.slides.setCurrentIndex(self.slides.findData(settings.slide_seconds))
        self.slides.activated.connect(
            lambda _row: self.changed.emit("slide_seconds", self.slides.currentData())
        )
        self._row(form, translate("Settings", "&Each photo for"), self.slides, "")

    def _section(self, title: str) -> QFormLayout:
        heading = QLabel(title, self)
        set_role(heading, "heading")
        if self._rows.count():
            self._rows.addSpacing(Space.LARGE)
        self._rows.addWidget(heading)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(Space.WIDE)
        form.setVerticalSpacing(Space.MEDIUM)
        self._rows.addLayout(form)
        return form

    def _row(self, form: QFormLayout, name: str, field: QWidget, note: str = "") -> None:
        label = QLabel(name, self)
        label.setBuddy(field.focusProxy() or field)
        self._names.append(label)
        if isinstance(field, QPushButton):
            field.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if not note:
            form.addRow(label, field)
            return
        words = QLabel(note, self)
        words.setWordWrap(True)
        set_role(words, "small")
        (field.focusProxy() or field).setAccessibleDescription(note)
        both = QVBoxLayout()
        both.setSpacing(Space.HAIR)
        both.addWidget(field)
        both.addWidget(words)
        form.addRow(label, both)

    # -- what the user does -----------------------------------------------------------------

    def _choose_folder(self) -> None:
        dialog = QFileDialog(
            self,
            translate("Settings", "Choose the second folder for backups"),
            self.folder.text() or str(Path.home()),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._put_folder)
        dialog.open()

    def _put_folder(self, name: str) -> None:
        self.folder.setText(name)
        self._take_folder()

    def _take_folder(self) -> None:
        name = self.folder.text().strip()
        if name == self._kept_folder:
            return
        if name and not Path(name).expanduser().is_absolute():
            self.show_problem(
                translate("Settings", "{name} is no whole path; choose a folder.", name=name)
            )
            return
        self._kept_folder = name
        self.show_problem("")
        self.changed.emit("backup_folder", name)

    def reject(self) -> None:
        """Keeps a folder that was typed, too."""
        self._take_folder()
        super().reject()


def _language(name: str) -> str:
    """What a language calls itself."""
    if name == "en":
        return "English"  # Qt says which one, and there is only one
    native = QLocale(name).nativeLanguageName()
    return native[:1].upper() + native[1:]
