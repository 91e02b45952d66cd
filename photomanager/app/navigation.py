"""Keeps the sidebar filled, and does what the user asks there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from photomanager.app.revealing import reveal

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from photomanager.app.item_models.sidebar_model import SidebarEntry
    from photomanager.app.overview import Overview
    from photomanager.app.session import Session
    from photomanager.app.widgets.sidebar import Sidebar

_OPENED = "sidebar/opened"


class Navigation(QObject):
    """Stands between sidebar and library.

    Signals:
        counted: A new `Overview` is shown.
    """

    counted = Signal(object)

    def __init__(self, session: Session, sidebar: Sidebar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._sidebar = sidebar
        sidebar.children_wanted.connect(self._read_folders)
        sidebar.photos_dropped.connect(self._tag)
        sidebar.renamed.connect(lambda entry, name: session.searches.rename(entry.uuid, name))
        sidebar.deleted.connect(lambda entry: session.searches.delete(entry.uuid, entry.title))
        sidebar.reordered.connect(session.searches.reorder)
        sidebar.reveal_wanted.connect(self._reveal)
        sidebar.remove_wanted.connect(self._remove)
        session.places_changed.connect(self.read)

    def read(self) -> None:
        """Reads what there is."""
        self._session.places.overview(self._take)

    def save(self, store: QSettings) -> None:
        """Remembers what the user opened and closed."""
        store.setValue(_OPENED, self._sidebar.opened_by_hand())

    def restore(self, store: QSettings) -> None:
        """Opens and closes as it was."""
        stored = store.value(_OPENED, [])
        keys = [stored] if isinstance(stored, str) else stored
        if isinstance(keys, list):
            self._sidebar.restore_opened(key for key in keys if isinstance(key, str))

    def _take(self, overview: Overview) -> None:
        self._sidebar.show_sections(overview.sections)
        self.counted.emit(overview)

    def _read_folders(self, entry: SidebarEntry) -> None:
        def put(found: list[SidebarEntry]) -> None:
            self._sidebar.entries.put_children(entry.key, found)

        self._session.places.subfolders(entry, put)

    def _tag(self, entry: SidebarEntry, ids: list[int]) -> None:
        if ids:
            self._session.tags.say(ids, "add", entry.title, entry.tag_id)

    def _reveal(self, entry: SidebarEntry) -> None:
        reveal(entry.hint)

    def _remove(self, entry: SidebarEntry) -> None:
        assert entry.place is not None
        self._session.folders.remove(entry.place.root_id, entry.title)
