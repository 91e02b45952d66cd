"""Which photos the grid shows: place, search text and order in, photos out.

The list must not move under the user's hand, neither while indexing goes on nor when an edit
concerns many photos: photos that fit at the end are added quietly, anything else waits behind a
button, unless nothing is touched yet. Photos that an edit has put out of the list go at once, but
those that are selected stay until others are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from photomanager.app.listing import Listing, Ordering, Wanted
from photomanager.app.overview import all_photos
from photomanager.app.own_language import own_language
from photomanager.app.translation import translate
from photomanager.app.wording import completion_lines
from photomanager.errors import QueryError
from photomanager.library.query import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from photomanager.app.item_models.photo_list_model import PhotoListModel
    from photomanager.app.item_models.sidebar_model import SidebarEntry
    from photomanager.app.listing import ChosenOrder, ListOrder
    from photomanager.app.session import Session
    from photomanager.app.widgets.photo_grid import PhotoGrid
    from photomanager.app.widgets.search_bar import SearchBar
    from photomanager.app.widgets.thumbnail_loader import ThumbnailLoader
    from photomanager.operations.photos import PhotoRow
    from photomanager.operations.search import Completion
    from photomanager.operations.timeline import Step

# After the first change the list is read again soon, while more of them come not too often.
SOON_MS = 150
REFRESH_MS = 1_000


class Browsing(QObject):
    """Keeps the grid filled.

    Signals:
        listed: Another list is shown: how many photos.
        newer_waits: Whether a newer list waits to be shown.
        place_changed: The key of the place shown in the sidebar.
        ordered: The order in force (an `Ordering`).
    """

    listed = Signal(int)
    newer_waits = Signal(bool)
    place_changed = Signal(str)
    ordered = Signal(object)

    def __init__(
        self,
        session: Session,
        model: PhotoListModel,
        grid: PhotoGrid,
        loader: ThumbnailLoader,
        bar: SearchBar,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._model = model
        self._grid = grid
        self._loader = loader
        self._bar = bar
        self._place = all_photos()
        self._text = ""
        self._order: ListOrder | None = (
            None  # as the user chose; None: the best match for words, else the date
        )
        self._backwards: set[ListOrder] = set()  # orders that are shown the other way round
        self._like: int | None = None  # while ordered by similarity: to which photo
        self._before: tuple[SidebarEntry, str] | None = None  # what `show_similar` replaced
        self._filter = ""
        self._step: Step | None = "month"
        self._newer: Listing | None = None
        self._without: Listing | None = None  # the list without photos that are still selected
        self._put_away = False  # whether photos in the list are gone by the user's own hand
        self._started = False
        self._refresh = QTimer(self, singleShot=True)
        self._refresh.timeout.connect(lambda: self._search(fresh=False))
        self._since_read = QElapsedTimer()

        bar.search_wanted.connect(self.search)
        bar.completions_wanted.connect(self._complete)
        bar.scope_dropped.connect(lambda: self.go_to(all_photos()))
        grid.sight_changed.connect(self.fetch_sight)
        grid.selection_changed.connect(self._let_go)
        model.records_wanted.connect(self._read_records)
        loader.loaded.connect(lambda ids: grid.paint_anew(set(ids)))
        loader.failed.connect(session.report)
        session.photos_changed.connect(self._on_photos_changed)
        session.facts_changed.connect(self._on_facts_changed)

    @property
    def place(self) -> SidebarEntry:
        """What the search is limited to."""
        return self._place

    @property
    def text(self) -> str:
        """What is searched for."""
        return self._text

    def query(self) -> str:
        """What is shown, in the query language, as far as it can be said there."""
        place = self._place.place
        parts = []
        if place is not None and place.kind == "folder":
            parts.append(f"path:{quoted(self._place.hint.rstrip('/') + '/')}")
        elif place is not None and place.kind == "tag":
            parts.append(f"tag:{quoted(self._place.title)} -state:suggested")
        elif place is not None and place.kind == "suggested":
            parts.append(f"tag:{quoted(self._place.hint)} state:suggested")
        elif place is not None and place.query:
            parts.append(place.query)
        parts += [one for one in (self._filter, self._text) if one]
        return parts[0] if len(parts) == 1 else " ".join(f"({one})" for one in parts)

    @property
    def filtered(self) -> bool:
        """Whether only some stars, flags or labels are let through."""
        return bool(self._filter)

    @property
    def aside(self) -> bool:
        """Whether photos like one stand in the place of what was looked at."""
        return self._before is not None

    def start(self, text: str = "", hold: Sequence[int] = ()) -> None:
        """Shows the first list, of a search, with photos selected; what was set before holds."""
        self._started = True
        self._text = text
        self._bar.put_text(text)
        self._bar.show_scope(self._scope())
        self.place_changed.emit(self._place.key)
        self._search(fresh=True, hold=hold)

    def resume(
        self, place: SidebarEntry | None, order: ListOrder | None, backwards: set[ListOrder]
    ) -> None:
        """Begins where the user was, before anything is shown."""
        self._place = place or self._place
        self._order, self._backwards = order, backwards

    def go_to(self, place: SidebarEntry) -> None:
        """Shows the photos of a place, without the words searched for before."""
        self._place = place
        self._like = self._before = None
        self._text = ""
        self._bar.clear()
        self._bar.show_scope(self._scope())
        self.place_changed.emit(place.key)
        self._search(fresh=True)

    def search(self, text: str) -> None:
        """Searches within the place."""
        if text.strip() != self._text:
            self._text = text.strip()
            self._search(fresh=True)

    def set_order(self, order: ChosenOrder) -> None:
        """Orders the photos; by similarity to the current one, or automatically as it fits."""
        if order == "automatic":
            self._order = self._like = None
            self._search(fresh=True, hold=self._grid.selected_ids())
        elif order == "similarity":
            self._order_by_similarity()
        elif order != self._order or self._like is not None:
            self._order, self._like = order, None
            self._search(fresh=True, hold=self._grid.selected_ids())

    def set_backwards(self, on: bool) -> None:
        """Turns the order in force the other way round, or back."""
        order = self._in_force()
        if on != (order in self._backwards):
            self._backwards ^= {order}
            self._search(fresh=True, hold=self._grid.selected_ids())

    def set_filter(self, query: str) -> None:
        """Limits every search to what a text in the query language finds; empty: to nothing."""
        if query != self._filter:
            self._filter = query
            self._search(fresh=True, hold=self._grid.selected_ids())

    def set_step(self, step: Step | None) -> None:
        """Sets what stands under one heading: a month, a day, or everything."""
        if step != self._step:
            self._step = step
            self._search(fresh=True, hold=self._grid.selected_ids())

    def show_similar(self) -> None:
        """Shows all photos, those most like the current one first."""
        current = self._grid.current_id()
        if current is None:
            self._order_by_similarity()  # says what is missing
            return
        before = self._before or (self._place, self._text)
        self.go_to(all_photos())
        self._like, self._before = current, before
        self._search(fresh=True, hold=[current])

    def leave_similar(self) -> None:
        """Shows what was there before `show_similar`, with the photo that was looked at."""
        if self._before is None:
            return
        place, text = self._before
        hold = self._grid.selected_ids()
        self.go_to(place)
        self._text = text
        self._bar.put_text(text)
        self._search(fresh=True, hold=hold)

    def _order_by_similarity(self) -> None:
        current = self._grid.current_id()
        if current is None:
            self.ordered.emit(self.ordering())
            self._session.said.emit(
                translate("Browsing", "Select the photo that the others shall be compared with.")
            )
        else:
            self._like = current
            self._search(fresh=True, hold=[current])

    def ordering(self) -> Ordering:
        """How the photos are ordered."""
        order = self._in_force()
        chosen = self._order is not None or self._like is not None
        return Ordering(order, order in self._backwards, chosen)

    @property
    def backwards(self) -> frozenset[ListOrder]:
        """The orders that are shown the other way round."""
        return frozenset(self._backwards)

    def _scope(self) -> str:
        return "" if self._place.key == "all" else self._place.title

    def _in_force(self) -> ListOrder:
        if self._like is not None:
            return "similarity"
        return self._order or ("relevance" if self._text else "date")

    def show_newer(self) -> None:
        """Shows the list that waits."""
        if self._newer is not None:
            self._show(self._newer, keep_place=True)

    def drop_put_away(self) -> None:
        """The user has just put photos away: shows the list without them, at the same place."""
        self._put_away = True
        self._search(fresh=False)

    def fetch_sight(self) -> None:
        """Asks for records and thumbnails of the rows in sight, then of a page around them."""
        first, last = self._grid.rows_in_sight()
        if last < first:
            return
        page = last - first + 1
        ids = self._model.ids
        self._model.want(first - page // 2, last + page // 2)
        edge = round(self._grid.picture_size * self._grid.devicePixelRatioF())
        near = [*ids[last + 1 : last + 1 + page], *ids[max(0, first - page // 2) : first]]
        self._loader.want([*ids[first : last + 1], *near], edge)
        self._session.folders.prefer([*ids[first : last + 1], *near])

    def _search(self, *, fresh: bool, hold: Sequence[int] = ()) -> None:
        """Reads the list; a fresh one begins at its top, with `hold` selected if it is there."""
        if not self._started:
            return
        self._refresh.stop()
        self._since_read.start()
        ordering = self.ordering()
        self.ordered.emit(ordering)
        assert self._place.place is not None
        wanted = Wanted(
            self._place.place,
            self._text,
            ordering.order,
            self._filter,
            self._like,
            self._step,
            ordering.backwards,
        )
        self._session.places.find(
            wanted, lambda found, error: self._take(found, error, fresh=fresh, hold=hold)
        )

    def _take(
        self,
        found: Listing | None,
        error: BaseException | None,
        *,
        fresh: bool,
        hold: Sequence[int],
    ) -> None:
        if isinstance(error, QueryError):
            self._bar.show_mistake(own_language(error.sentence), error.position)
            return
        self._bar.show_mistake("", None)
        if error is not None:
            self._session.report(error)
            return
        assert found is not None
        shown = list(self._model.ids)
        if fresh:
            self._show(found, keep_place=False)
            self._grid.hold(hold)
        elif not self._is_touched():
            # What comes in above is seen, and does not push the list down.
            self._put_away = False
            self._show(found, keep_place=False)
        elif self._put_away or found.ids[: len(shown)] == shown:
            self._put_away = False
            self._show(found, keep_place=True)
        elif _some_of(found.ids, shown):
            self._newer, self._without = None, found
            self.newer_waits.emit(False)
            self._let_go()
        else:
            self._newer, self._without = found, None
            self.newer_waits.emit(True)

    def _let_go(self) -> None:
        """Shows the list without what has gone from it, unless that is selected."""
        found = self._without
        if found is None:
            return
        stays = set(found.ids)
        if all(photo in stays for photo in self._grid.selected_ids()):
            self._show(found, keep_place=True)

    def _is_touched(self) -> bool:
        scrolled = self._grid.verticalOffset() > 0
        return scrolled or self._grid.selectionModel().hasSelection()

    def _show(self, found: Listing, *, keep_place: bool) -> None:
        self._newer = self._without = None
        self.newer_waits.emit(False)
        self._grid.show_photos(found.ids, found.headings, keep_place=keep_place)
        self.listed.emit(len(found.ids))

    def _complete(self, prefix: str) -> None:
        def offer(completions: Sequence[Completion]) -> None:
            self._bar.offer(prefix, completion_lines(completions))

        self._session.searches.complete(prefix, offer)

    def _read_records(self, ids: list[int]) -> None:
        def take(records: list[PhotoRow]) -> None:
            self._model.put(records, *self._grid.rows_in_sight())

        self._session.photos.records(ids, take)

    def _on_photos_changed(self, ids: set[int] | None) -> None:
        self._loader.invalidate(ids)
        self._model.invalidate(ids)
        self.fetch_sight()
        self._read_again()

    def _on_facts_changed(self, ids: set[int] | None) -> None:
        self._model.invalidate(ids)
        self.fetch_sight()
        place = self._place.place
        if self._text or self._filter or (place is not None and place.kind not in _WITHOUT_FACTS):
            self._read_again()

    def _read_again(self) -> None:
        if not self._refresh.isActive():
            long_ago = not self._since_read.isValid() or self._since_read.hasExpired(REFRESH_MS)
            self._refresh.start(SOON_MS if long_ago else REFRESH_MS)


# Places that have the same photos whatever is said about them.
_WITHOUT_FACTS = ("all", "folder", "recent")


def _some_of(found: Sequence[int], shown: Sequence[int]) -> bool:
    """Whether the photos found are those shown without some, in the same order."""
    if len(found) >= len(shown):
        return False
    left = iter(shown)
    return all(photo in left for photo in found)
