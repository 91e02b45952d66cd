"""The search: chips for terms that are understood, a line for the rest, live results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from photomanager.app.icons import icon
from photomanager.app.search_terms import field_hints, split
from photomanager.app.theme import Space, set_role
from photomanager.app.translation import translate
from photomanager.app.widgets.search_field import SearchField
from photomanager.app.widgets.term_chip import TermChip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from photomanager.app.search_terms import Term
    from photomanager.app.theme import Theme

SEARCH_DELAY_MS = 10
HISTORY = 20
_FIELD_ROOM = 150


class SearchBar(QFrame):
    """What is searched for, what it is limited to, and what is wrong with it.

    Attributes:
        field: Where the text is typed.
        scope: The button that names the limit and drops it.
        save: The button that keeps the search.

    Signals:
        entered: Enter was pressed on a search: the user wants to go to the photos.
        search_wanted: Another text to search for; throttled.
        scope_dropped: The user no longer wants the limit.
        completions_wanted: The beginning of a tag's name.
        left: The user is done typing and wants the photos.
        save_wanted: The user wants to keep what is searched for.
    """

    entered = Signal()
    search_wanted = Signal(str)
    scope_dropped = Signal()
    completions_wanted = Signal(str)
    left = Signal()
    save_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: list[TermChip] = []
        self._history: list[str] = []
        self._recalled = False  # what the list shows are searches from before
        set_role(self, "search")
        self.field = SearchField(self)
        set_role(self.field, "bare")
        self.field.setPlaceholderText(translate("Search", "Search tags, names, dates …"))
        self.field.setAccessibleName(translate("Search", "Search"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaxLength(1_000)
        self._glass = QAction(translate("Search", "Search"), self)
        self.field.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.scope = QToolButton(self)
        set_role(self.scope, "scope")
        self.scope.setToolTip(translate("Search", "Search in all photos instead"))
        self.scope.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.scope.setIconSize(QSize(12, 12))
        self.scope.hide()
        self._more = QToolButton(self)
        self._more.hide()
        self.save = QToolButton(self)
        self.save.setToolTip(translate("Search", "Keep this search in the sidebar"))
        self.save.setAccessibleName(translate("Search", "Save this search"))
        self.save.hide()
        self._mistake = QFrame(self.window())
        set_role(self._mistake, "popup")
        self._sentence = QLabel(self._mistake)
        set_role(self._sentence, "error")
        self._arrange()
        self._connect()
        self._recolour()

    def _arrange(self) -> None:
        inside = QHBoxLayout(self._mistake)
        inside.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        inside.addWidget(self._sentence)
        self._mistake.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.SMALL, Space.HAIR, Space.SMALL, Space.HAIR)
        self._row.setSpacing(Space.SMALL)
        self._row.addWidget(self.scope)
        self._row.addWidget(self._more)
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self.save)
        self.setFocusProxy(self.field)

    def _connect(self) -> None:
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_DELAY_MS)
        self._timer.timeout.connect(lambda: self.search_wanted.emit(self.text()))
        self.scope.clicked.connect(self.scope_dropped)
        self._more.clicked.connect(self._spread)
        self.save.clicked.connect(self.save_wanted)
        field = self.field
        field.textChanged.connect(self._on_changed)
        field.textEdited.connect(self._on_edited)
        field.returnPressed.connect(self._finish)
        field.completions_wanted.connect(self._want)
        field.completion_chosen.connect(self._complete)
        field.emptied.connect(self._empty)
        field.back_wanted.connect(self._edit_last)
        field.left_wanted.connect(lambda: self._step(len(self._chips), -1))
        field.whole_wanted.connect(self._select_whole)
        field.history_wanted.connect(self._recall)
        field.focused.connect(self._show_focus)
        self._theme.changed.connect(self._recolour)

    # -- text -----------------------------------------------------------------------------

    def text(self) -> str:
        """What is searched for."""
        parts = [chip.term.text for chip in self._chips]
        return " ".join([*parts, self.field.text()] if self.field.text() else parts)

    def terms(self) -> list[str]:
        """The words of the chips."""
        return [chip.term.words for chip in self._chips]

    def spoken(self) -> str:
        """What is searched for, as people say it."""
        typed = self.field.text().strip()
        return " ".join([*self.terms(), typed] if typed else self.terms())

    def set_text(self, text: str) -> None:
        """Searches for another text at once."""
        self._show(text)
        self._search_now()

    def put_text(self, text: str) -> None:
        """Shows another text without a search."""
        self._show(text)
        self._timer.stop()

    def clear(self) -> None:
        """Takes the text away without a search."""
        self.put_text("")

    def take_focus(self) -> None:
        """Lets the user type another search over the one there."""
        self.field.setFocus()
        self.field.selectAll()

    def chips(self) -> Sequence[TermChip]:
        """The chips from left to right."""
        return self._chips

    def _show(self, text: str) -> None:
        terms, rest = split(text)
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for term in terms:
            self._add(term)
        self.field.setText(rest)
        self._fit()

    def _add(self, term: Term) -> None:
        chip = TermChip(term, self._theme, self)
        chip.removed.connect(lambda: self._remove(chip))
        chip.edit_wanted.connect(lambda: self._edit(chip))
        chip.stepped.connect(lambda step: self._step(self._chips.index(chip), step))
        self._row.insertWidget(self._row.indexOf(self.field), chip)
        self._chips.append(chip)

    def _on_changed(self) -> None:
        self._timer.start()
        self.save.setVisible(bool(self.text()))

    def _on_edited(self, typed: str) -> None:
        """A finished term becomes a chip."""
        if typed.endswith(" ") and self.field.cursorPosition() == len(typed):
            terms, rest = split(typed)
            if terms:
                for term in terms:
                    self._add(term)
                self.field.setText(f"{rest} " if rest else "")
                self._fit()

    def _remove(self, chip: TermChip) -> None:
        left = [one.term.text for one in self._chips if one is not chip]
        self.set_text(" ".join([*left, self.field.text()]))
        self.field.setFocus()

    def _edit(self, chip: TermChip) -> None:
        left = [one.term.text for one in self._chips if one is not chip]
        rest = self.field.text()
        self._show(" ".join(left))
        self.field.setText(f"{rest} {chip.term.text}".strip())
        self.field.setFocus()

    def _edit_last(self) -> None:
        if self._chips:
            self._edit(self._chips[-1])

    def _step(self, place: int, step: int) -> None:
        """Goes from one chip to the next, or from the last one into the field."""
        shown = [chip for chip in self._chips[: max(0, place)] if not chip.isHidden()]
        if step < 0:
            if shown:
                shown[-1].setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif place + 1 < len(self._chips):
            self._chips[place + 1].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.field.setCursorPosition(0)

    def _select_whole(self) -> None:
        """Everything searched for is text again, and selected: the next letter replaces it."""
        self._spread()
        self.field.selectAll()

    def _empty(self) -> None:
        """Escape takes everything away first, then leaves."""
        if self.text():
            self.set_text("")
        else:
            self.left.emit()

    def _finish(self) -> None:
        self._show(self.text())
        self.remember(self.text())
        self._search_now()
        if self.text().strip():
            self.entered.emit()

    def _search_now(self) -> None:
        self._timer.stop()
        self.field.close_list()
        self.save.setVisible(bool(self.text()))
        self.search_wanted.emit(self.text())

    # -- completions and history ------------------------------------------------------------

    def offer(self, prefix: str, tags: Sequence[tuple[str, str]]) -> None:
        """Shows tags as (name, explanation), and fields that begin so."""
        self._recalled = False
        begun = prefix.casefold()
        hints = [(name, hint) for name, hint in field_hints().items() if name.startswith(begun)]
        self.field.offer(prefix, [*tags[: 10 - len(hints)], *hints])

    def history(self) -> list[str]:
        """What was searched for, the latest first."""
        return list(self._history)

    def remember(self, text: str) -> None:
        """Puts a search first in the history."""
        text = text.strip()
        if text:
            others = [one for one in self._history if one != text]
            self._history = [text, *others][:HISTORY]

    def restore_history(self, texts: Sequence[str]) -> None:
        """Takes what was searched for in earlier windows."""
        self._history = list(texts)[:HISTORY]

    def _recall(self) -> None:
        said = translate("Search", "searched before")
        self._recalled = True
        self.field.offer("", [(text, said) for text in self._history[:10]])

    def _want(self, prefix: str) -> None:
        self._recalled = False
        self.completions_wanted.emit(prefix)

    def _complete(self, chosen: str) -> None:
        if self._recalled:
            self._recalled = False
            self.set_text(chosen)
        elif chosen in field_hints():
            start, word = self.field.word()
            text = self.field.text()
            self.field.setText(text[:start] + chosen + text[start + len(word) :])
        else:
            self.field.replace_word(chosen, as_tag=True)
            self._show(self.text())
            self.remember(self.text())

    # -- limits and mistakes ----------------------------------------------------------------

    def show_scope(self, name: str) -> None:
        """Says what the search is limited to; empty: all photos."""
        shown = name if len(name) < 24 else f"{name[:22]}…"
        self.scope.setText(translate("Search", "in {place}", place=shown).replace("&", "&&"))
        self.scope.setAccessibleName(
            translate("Search", "Search in all photos instead of {place}", place=name)
        )
        self.scope.setVisible(bool(name))

    def show_mistake(self, sentence: str, position: int | None) -> None:
        """Says what is wrong with the text and underlines it; an empty sentence: nothing is."""
        self.setProperty("error", bool(sentence))
        self.style().unpolish(self)
        self.style().polish(self)
        before = len(self.text()) - len(self.field.text())
        within = None if position is None or position < before else position - before
        self.field.underline(within, self._theme.colours.danger)
        self._sentence.setText(sentence[:1].upper() + sentence[1:])
        if sentence:
            self._mistake.setParent(self.window())
            self._mistake.adjustSize()
            below = self.field.mapTo(self.window(), QPoint(0, self.height() + Space.SMALL))
            most = self.window().width() - self._mistake.width() - Space.MEDIUM
            below.setX(max(Space.MEDIUM, min(below.x(), most)))
            self._mistake.move(below)
            self._mistake.raise_()
        self._mistake.setVisible(bool(sentence))

    def mistake(self) -> str:
        """What is wrong with the text."""
        return self._sentence.text()

    # -- looks ------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Chips that leave no room to type are folded into one."""
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The field is what takes the keys."""
        super().focusInEvent(event)
        self.field.setFocus()

    def _show_focus(self, has_focus: bool) -> None:
        self.setProperty("focused", has_focus)
        self.style().unpolish(self)
        self.style().polish(self)

    def _fit(self) -> None:
        room = self.width() - _FIELD_ROOM - (self.scope.width() if self.scope.isVisible() else 0)
        hidden = 0
        for chip in reversed(self._chips):
            room -= chip.sizeHint().width() + Space.SMALL
            chip.setVisible(room > 0 or (chip is self._chips[-1]))
            hidden += room <= 0 and chip is not self._chips[-1]
        self._more.setText(f"+{hidden}")
        folded = ", ".join(self.terms()[:hidden])
        self._more.setToolTip(folded)
        self._more.setAccessibleName(
            translate("Search", "Also searched for: {terms}", terms=folded)
        )
        self._more.setVisible(hidden > 0)

    def _spread(self) -> None:
        """Chips are edited as text."""
        text = self.text()
        self._show("")
        self.field.setText(text)
        self.field.setFocus()

    def _recolour(self) -> None:
        colours = self._theme.colours
        self._glass.setIcon(icon("search", colours.text_soft))
        self.scope.setIcon(icon("cross", colours.text_soft))
        self.save.setIcon(icon("bookmark", colours.text_soft))
        for chip in self._chips:
            chip.recolour()
