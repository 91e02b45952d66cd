"""The photos of the grid: all their ids, and the records of those near the eye.

Holding 100,000 ids costs a megabyte; records (names, tags) are asked for in ranges by `want`
and kept in a least-recently-used cache. The model never reads the library itself.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from photomanager.app.translation import translate
from photomanager.app.wording import label_words, state_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from PySide6.QtCore import QPersistentModelIndex

    from photomanager.operations.photos import PhotoRow

RECORDS_KEPT = 4_000


class PhotoRole(IntEnum):
    """What else the model tells besides the name."""

    ID = Qt.ItemDataRole.UserRole + 1
    RECORD = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a stretch of photos.

    Attributes:
        row: The first photo below it.
        title: A day or month in words.
    """

    row: int
    title: str


@dataclass(frozen=True, slots=True, eq=False)
class Foretold:
    """What the user has said of photos and the library does not have yet."""

    ids: frozenset[int]
    change: Callable[[PhotoRow], PhotoRow]


class PhotoListModel(QAbstractListModel):
    """A list of photo ids with records on demand, and headings between them.

    What the user has just said of photos is shown at once (`foretell`), whatever is read of
    them until the library has it too.

    Signals:
        records_wanted: A list of ids whose records are not known or out of date.
    """

    records_wanted = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: list[int] = []
        self._records: OrderedDict[int, PhotoRow] = OrderedDict()
        self._stale: set[int] = set()
        self._headings: tuple[Heading, ...] = ()
        self._foretold: list[Foretold] = []
        self._pinned: list[int] = []

    @property
    def headings(self) -> Sequence[Heading]:
        """In the order of their rows; empty: none, else the first stands at row 0."""
        return self._headings

    @property
    def ids(self) -> Sequence[int]:
        """All photo ids in the order shown; do not change it."""
        return self._ids

    def show(self, ids: list[int], headings: Sequence[Heading] = ()) -> bool:
        """Shows these photos; returns whether the view had to start anew (not only grow)."""
        shown = len(self._ids)
        self._headings = tuple(headings) if ids else ()
        if ids[:shown] == self._ids:
            if len(ids) > shown:
                self.beginInsertRows(QModelIndex(), shown, len(ids) - 1)
                self._ids = ids
                self.endInsertRows()
            return False
        self.beginResetModel()
        self._ids = ids
        self.endResetModel()
        return True

    def record(self, photo_id: int) -> PhotoRow | None:
        """What is known of a photo, possibly out of date."""
        return self._records.get(photo_id)

    def rows_of(self, ids: Iterable[int]) -> list[int]:
        """The rows that show these photos, in ascending order."""
        wanted = set(ids)
        if not wanted:
            return []
        return [row for row, photo_id in enumerate(self._ids) if photo_id in wanted]

    def want(self, first: int, last: int) -> None:
        """Asks for the records of rows `first` to `last` that are missing or out of date."""
        near = self._ids[max(0, first) : last + 1]
        missing = [
            photo_id
            for photo_id in dict.fromkeys([*self._pinned, *near])
            if photo_id not in self._records or photo_id in self._stale
        ]
        if missing:
            self.records_wanted.emit(missing)

    def pin(self, ids: Sequence[int]) -> None:
        """Photos that are looked at wherever they stand: asked for with every `want`."""
        self._pinned = list(ids)
        self.want(0, -1)

    def put(self, records: Iterable[PhotoRow], first: int, last: int) -> None:
        """Takes records that have been read; rows `first` to `last` are the ones in sight."""
        news = set()
        for record in records:
            news.add(record.id)
            self._records[record.id] = self._as_foretold(record)
            self._records.move_to_end(record.id)
            self._stale.discard(record.id)
        while len(self._records) > RECORDS_KEPT:
            self._records.popitem(last=False)
        near = range(max(0, first), min(last + 1, len(self._ids)))
        # Whoever looks at a photo that is out of sight hears of it all the same.
        rows = [row for row in near if self._ids[row] in news] or near
        if rows:
            self.dataChanged.emit(self.index(rows[0]), self.index(rows[-1]))

    def invalidate(self, ids: Iterable[int] | None) -> None:
        """Marks records as out of date (None: all); the old ones show until new ones come."""
        self._stale.update(self._records if ids is None else ids)

    def foretell(self, ids: Iterable[int], fields: Mapping[str, Any]) -> Foretold:
        """Shows fields of `PhotoRow` as they will be once the library has them."""
        given = dict(fields)
        return self.foretell_change(ids, lambda record: replace(record, **given))

    def foretell_change(
        self, ids: Iterable[int], change: Callable[[PhotoRow], PhotoRow]
    ) -> Foretold:
        """Shows photos as they will be once the library has what the user said.

        A hundred thousand photos take some ten milliseconds: only records known are touched.

        Args:
            ids: The photos.
            change: Makes of a photo what it will be; made again of what is read meanwhile.
        """
        told = Foretold(frozenset(ids), change)
        self._foretold.append(told)
        for photo_id in told.ids & self._records.keys():
            self._records[photo_id] = change(self._records[photo_id])
        self._tell_all()
        return told

    def settle(self, told: Foretold) -> None:
        """The library has what was foretold, or refuses it: what is read counts again."""
        self._foretold = [one for one in self._foretold if one is not told]
        self.invalidate(told.ids)

    def _as_foretold(self, record: PhotoRow) -> PhotoRow:
        for told in self._foretold:
            if record.id in told.ids:
                record = told.change(record)
        return record

    def _tell_all(self) -> None:
        if self._ids:
            # A view repaints what is in sight of it, however long the range.
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """The number of photos."""
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The name, path, id or record of one photo."""
        if not index.isValid() or not 0 <= index.row() < len(self._ids):
            return None
        photo_id = self._ids[index.row()]
        if role == PhotoRole.ID:
            return photo_id
        record = self._records.get(photo_id)
        if role == PhotoRole.RECORD:
            return record
        if record is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return record.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return record.path
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(record)
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """A photo can be dragged away, and a tag dropped on it."""
        drags = Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | drags if index.isValid() else super().flags(index)


def spoken(record: PhotoRow) -> str:
    """A photo as a screen reader says it: name, marks, tags."""
    words = [record.name]
    if record.rating:
        words.append(star_words(record.rating))
    if record.pick:
        picked = translate("Photo", "picked"), translate("Photo", "set aside")
        words.append(picked[0] if record.pick > 0 else picked[1])
    if record.label:
        words.append(translate("Photo", "label {colour}", colour=label_words(record.label)))
    tags = ", ".join(f"{tag.name} ({state_words(tag.state)})" for tag in record.tags)
    return ", ".join([*words, tags or translate("Photo", "no tags")])


def star_words(stars: int) -> str:
    """`1 star`, `3 stars`."""
    if stars == 1:
        return translate("Photo", "1 star")
    return translate("Photo", "{stars} stars", stars=stars)
