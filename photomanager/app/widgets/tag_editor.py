"""The tags of the selected photos: chips by state and a field to add one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from photomanager.app.icons import icon
from photomanager.app.item_models.shortcut_model import native
from photomanager.app.tag_summary import TagSummary, expected_state
from photomanager.app.theme import Space, set_role
from photomanager.app.translation import translate
from photomanager.app.widgets.flow_box import FlowBox
from photomanager.app.widgets.tag_chip import TagChip
from photomanager.app.widgets.tag_field import TagField
from photomanager.app.widgets.wrapping_label import WrappingLabel
from photomanager.app.wording import with_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from photomanager.app.place_keys import PlaceKeys
    from photomanager.app.theme import Theme

# Of a tag that is shown before the library has made it.
UNKNOWN_ID = -1
CHIPS_SHOWN = 24  # in one section, until the user asks for the others
# A suggestion below this is wrong in three of four cases: shown when asked for, or for want of
# better ones.
LIKELY = 0.35
FEWEST = 2

_SECTIONS = {
    "tags": ("confirmed", "imported", "automatic"),
    "suggestions": ("suggested",),
    "rejected": ("rejected",),
}


def section_title(section: str) -> str:
    """The heading of a group of chips."""
    return {
        "tags": translate("Tags", "Tags"),
        "suggestions": translate("Tags", "Suggestions"),
        "rejected": translate("Tags", "Rejected"),
    }[section]


class _Section(QWidget):
    """A heading and its chips; chips are kept and reused."""

    def __init__(self, title: str, theme: Theme, editor: TagEditor) -> None:
        super().__init__(editor)
        self._theme = theme
        self._editor = editor
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._heading = QLabel(title, self)
        set_role(self._heading, "heading")
        self._more = QPushButton(self)
        self._more.setFlat(True)
        self._more.clicked.connect(self._show_all)
        self._tags: Sequence[TagSummary] = ()
        self._current: int | None = None
        self._unfolded = False
        self._flow = FlowBox(Space.SMALL, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(self._heading)
        layout.addWidget(self._flow)
        layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.chips: list[TagChip] = []

    def show_tags(self, tags: Sequence[TagSummary], current: int | None) -> None:
        self._tags, self._current = tags, current
        shown = tags if self._unfolded else tags[: _first(tags)]
        while len(self.chips) < len(shown):
            self.chips.append(self._new_chip())
        for chip, tag in zip(self.chips, shown, strict=False):
            chip.show_tag(tag, current=tag.tag_id == current)
            chip.show()
        for chip in self.chips[len(shown) :]:
            chip.hide()
        rest = len(tags) - len(shown)
        self._more.setText(translate("Tags", "Show {number} more", number=rest))
        self._more.setVisible(rest > 0)
        self.setVisible(bool(shown))
        self._flow.rearrange()

    def fold(self) -> None:
        """Other photos: only the first chips again."""
        self._unfolded = False

    def _show_all(self) -> None:
        self._unfolded = True
        self.show_tags(self._tags, self._current)

    def _new_chip(self) -> TagChip:
        chip = TagChip(self._theme, self._editor.own_keys, self._flow)
        chip.show_keys(self._editor.keys)
        chip.show_answer_keys(self._editor.answer_keys)
        self._flow.add(chip)
        chip.answered.connect(lambda verdict: self._editor.answer(chip.tag, verdict))
        chip.search_wanted.connect(lambda: self._editor.search_wanted.emit(chip.tag))
        chip.why_wanted.connect(lambda: self._editor.why_wanted.emit(chip.tag))
        chip.deed_wanted.connect(lambda deed: self._editor.deed_wanted.emit(deed, chip.tag))
        chip.focused.connect(lambda: self._editor.make_current(chip.tag.tag_id))
        return chip


def _first(tags: Sequence[TagSummary]) -> int:
    """How many chips are shown unasked: not what is hardly likely, and not hundreds."""
    likely = sum(tag.state != "suggested" or (tag.confidence or 0) >= LIKELY for tag in tags)
    return min(max(likely, FEWEST), CHIPS_SHOWN)


class TagEditor(QWidget):
    """Shows tag summaries and says what the user answers.

    Attributes:
        field: Adds a tag.
        doubt: Asks why the photo does not have the tag that is typed.
        keys: The tag on each of the user's keys.
        own_keys: What keys mean on a chip and in the field.
        answer_keys: The keys of `confirm` and `reject`, as the user writes them.

    Signals:
        answered: `confirm`, `reject` or `withdraw`, and the tag (a `TagSummary`).
        added: The name of a tag to add, known or new; a similar one may be meant.
        created: The name of a tag to add, whatever similar ones there are.
        doubted: The name of a tag that the user misses.
        completions_wanted: The beginning of a tag's name.
        search_wanted: The tag whose photos the user wants to see.
        why_wanted: The tag (a `TagSummary`) that the user wants explained.
        deed_wanted: What else is to be done (see `TagMenu`), and the tag (a `TagSummary`).
        marked: Another tag (a `TagSummary`) is the one that the keys answer, or None.
        left: The user is done typing.
    """

    answered = Signal(str, object)
    added = Signal(str)
    created = Signal(str)
    doubted = Signal(str)
    completions_wanted = Signal(str)
    search_wanted = Signal(object)
    why_wanted = Signal(object)
    deed_wanted = Signal(str, object)
    marked = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, own_keys: PlaceKeys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.own_keys = own_keys
        self._tags: list[TagSummary] = []
        self._current: int | None = None
        self._marked: int | None = None
        self._theme = theme
        self._single = True
        self.keys: dict[int, str] = {}
        self.answer_keys: dict[str, str] = {}
        self._sections = {key: _Section(section_title(key), theme, self) for key in _SECTIONS}
        self._none = QLabel(translate("Tags", "No tags yet. Type one below."), self)
        self._none.setWordWrap(True)
        set_role(self._none, "soft")
        self._score = WrappingLabel(self)
        set_role(self._score, "small")
        self._score.hide()
        self._similar = WrappingLabel(self, longest=300)
        set_role(self._similar, "small")
        self._similar.hide()
        self.field = TagField(own_keys, self)
        self.doubt = QToolButton(self)
        self._make_field()
        self._arrange()
        self._recolour()
        theme.changed.connect(self._recolour)
        theme.changed.connect(self.update)

    def _make_field(self) -> None:
        field, doubt = self.field, self.doubt
        field.added.connect(self.added)
        field.created.connect(self.created)
        field.doubted.connect(self.doubted)
        field.left.connect(self.left)
        field.completions_wanted.connect(self.completions_wanted)
        field.textChanged.connect(self._on_typed)
        doubt.setAccessibleName(translate("Tags", "Why not this tag?"))
        doubt.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        doubt.clicked.connect(field.doubt)
        doubt.setEnabled(False)

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(Space.SMALL)
        line.addWidget(self.field, 1)
        line.addWidget(self.doubt)
        entry = QVBoxLayout()
        entry.setSpacing(Space.SMALL)
        entry.addLayout(line)
        entry.addWidget(self._similar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.LARGE)
        layout.addWidget(self._sections["tags"])
        layout.addWidget(self._sections["suggestions"])
        layout.addWidget(self._none)
        layout.addLayout(entry)
        layout.addWidget(self._sections["rejected"])
        layout.addWidget(self._score)

    @property
    def current(self) -> TagSummary | None:
        """The tag that the keys answer: chosen, or the likeliest suggestion."""
        for tag in self._tags:
            if tag.tag_id == self._current:
                return tag
        return next((tag for tag in self._tags if tag.state == "suggested"), None)

    def chips(self) -> list[TagChip]:
        """All chips on screen, in order."""
        return [
            chip
            for section in self._sections.values()
            for chip in section.chips
            if not chip.isHidden()
        ]

    def show_tags(self, tags: Sequence[TagSummary], *, known: bool = True) -> None:
        """Shows the tags of the selection; `known` is false while they are being read."""
        self._tags = list(tags)
        self._none.setVisible(known and not tags)
        self._refresh()

    def named(self, name: str) -> TagSummary | None:
        """The tag of this name on the selection, None if it is on none of the photos."""
        wanted = name.casefold()
        return next((tag for tag in self._tags if tag.name.casefold() == wanted), None)

    def show_single(self, single: bool) -> None:
        """Says whether one photo alone is selected: only of that it can be asked why not."""
        self._single = single
        self._on_typed(self.field.text())

    def show_keys(self, keys: Mapping[int, str]) -> None:
        """Takes the user's keys for tags."""
        self.keys = dict(keys)
        for chip in (one for section in self._sections.values() for one in section.chips):
            chip.show_keys(self.keys)

    def show_hints(self, confirm: str, reject: str, add: str) -> None:
        """Names the keys that answer the marked tag and lead to the field; empty: there is none."""
        self.answer_keys.update(confirm=confirm, reject=reject)
        self.field.setPlaceholderText(with_key(translate("Tags", "Add a tag"), add))
        doubt = native(self.own_keys.written("field_doubt")[:1])
        words = translate("Tags", "Why does the photo not have the tag typed here?")
        self.doubt.setToolTip(with_key(words, doubt))

    def show_similar(self, typed: str, meant: str) -> None:
        """Asks back, because only a similar tag is known."""
        if self.field.ask_back(typed, meant):
            self._similar.show_text(
                translate(
                    "Tags",
                    "There is “{meant}”. Enter takes it, {create} makes a new tag “{typed}”.",
                    meant=meant,
                    typed=typed,
                    create=native(self.own_keys.written("field_create")[:1]),
                )
            )
            self._similar.show()

    def show_score(self, words: str) -> None:
        """Says how often guesses of the marked tag were right; empty: nothing is known."""
        self._score.show_text(words)
        self._score.setVisible(bool(words))

    def forget_current(self) -> None:
        """Other photos: the keys answer the likeliest suggestion again."""
        self._current = None
        for section in self._sections.values():
            section.fold()

    def make_current(self, tag_id: int) -> None:
        """Lets the keys answer this tag."""
        if tag_id != self._current:
            self._current = tag_id
            self._refresh()

    def step(self, by: int) -> None:
        """Makes the next or previous suggestion the one that the keys answer."""
        asked = [tag.tag_id for tag in self._tags if tag.state == "suggested"]
        current = self.current
        if not asked or current is None:
            return
        at = asked.index(current.tag_id) + by if current.tag_id in asked else 0
        self.make_current(asked[at % len(asked)])

    def answer_current(self, verdict: str) -> None:
        """Confirms or rejects the current tag by key."""
        if self.current is not None:
            self.answer(self.current, verdict)

    def answer(self, tag: TagSummary, verdict: str) -> None:
        """Shows an answer at once and passes it on; the truth follows from the library."""
        if tag.tag_id == getattr(self.current, "tag_id", None):
            asked = [other.tag_id for other in self._tags if other.state == "suggested"]
            at = asked.index(tag.tag_id) if tag.tag_id in asked else -1
            self._current = asked[at + 1] if 0 <= at < len(asked) - 1 else None
        self._expect(tag, expected_state(verdict, tag.confidence))
        self.answered.emit(verdict, tag)

    def foretell(self, verdict: str, name: str, total: int) -> None:
        """Shows at once what was said of a tag on all photos of the selection.

        Args:
            verdict: `add`, `confirm`, `reject` or `withdraw`.
            name: The tag.
            total: How many photos are summed up here.
        """
        known = self.named(name)
        if known is not None:
            self._expect(known, expected_state(verdict, known.confidence))
        elif verdict in ("add", "confirm"):
            self._tags.append(TagSummary(UNKNOWN_ID, name, "confirmed", None, total, total))
            self._none.hide()
            self._refresh()

    def _expect(self, tag: TagSummary, state: str | None) -> None:
        """Shows another state of a tag; None takes it away."""
        at = next((at for at, one in enumerate(self._tags) if one.tag_id == tag.tag_id), None)
        if at is None:
            return
        total = self._tags[at].total
        self._tags[at : at + 1] = (
            []
            if state is None
            else [replace(self._tags[at], state=state, count=total, mix=((state, total),))]
        )
        self._none.setVisible(not self._tags)
        self._refresh()

    def _on_typed(self, text: str) -> None:
        self._similar.hide()
        self.doubt.setEnabled(bool(text.strip()) and self._single)

    def _recolour(self) -> None:
        self.doubt.setIcon(icon("review", self._theme.colours.text, self._theme.colours.outline))

    def _refresh(self) -> None:
        current = self.current
        for title, states in _SECTIONS.items():
            tags = [tag for tag in self._tags if tag.state in states]
            self._sections[title].show_tags(tags, current.tag_id if current else None)
        marked = current.tag_id if current else None
        if marked != self._marked:
            self._marked = marked
            self.marked.emit(current)
