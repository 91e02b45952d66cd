"""What the command palette offers, ranked by what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from photomanager.fuzzy import Fit, fit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPersistentModelIndex

SHOWN = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to do or to go to.

    Attributes:
        text: Its words.
        note: What sort of thing it is, or its keys.
        icon: The name of its icon, empty for none.
        choose: Does it.
        weight: Lifts it above others that fit as well, 0 to 1.
        also: Another name that finds it, as people of other programs call it.
    """

    text: str
    note: str
    icon: str
    choose: Callable[[], None]
    weight: float = 0.0
    also: str = ""


def _fit(typed: str, choice: Choice, *, slips: bool = False) -> Fit | None:
    fits = [fit(typed, name, slips=slips) for name in (choice.text, choice.also) if name]
    return max((one for one in fits if one is not None), default=None)


class ChoiceRole(IntEnum):
    """What a list to choose from tells besides the words: a note, and the name of an icon.

    The name is empty for a row without one, and None in a list that has no icons.
    """

    NOTE = Qt.ItemDataRole.UserRole + 1
    ICON = Qt.ItemDataRole.UserRole + 2


class PaletteModel(QAbstractListModel):
    """The choices that fit, the best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[Choice] = ()
        self._shown: list[Choice] = []

    def offer(self, choices: Sequence[Choice]) -> None:
        """Takes everything there is to choose from."""
        self._all = choices
        self.rank("")

    def rank(self, typed: str) -> None:
        """Shows what fits; if nothing does, what fits but for a slip of the keyboard."""
        fitting = self._fitting(typed) or self._fitting(typed, slips=True)
        self.beginResetModel()
        self._shown = [self._all[at] for *_, at in sorted(fitting)[:SHOWN]]
        self.endResetModel()

    def _fitting(self, typed: str, *, slips: bool = False) -> list[tuple[int, float, int]]:
        fits = ((at, _fit(typed, one, slips=slips)) for at, one in enumerate(self._all))
        return [
            (-found.grade, -found.score - self._all[at].weight, at)
            for at, found in fits
            if found is not None
        ]

    def choice(self, row: int) -> Choice:
        """What is in a row."""
        return self._shown[row]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """How many are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Words, note and icon."""
        if not index.isValid():
            return None
        choice = self._shown[index.row()]
        if role == ChoiceRole.NOTE:
            return choice.note
        if role == ChoiceRole.ICON:
            return choice.icon
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{choice.text}, {choice.note}" if choice.note else choice.text
        return None
