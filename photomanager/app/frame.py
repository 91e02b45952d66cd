"""What the frame of the window offers to the parts that are hung into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QMainWindow

    from photomanager.app.actions import Actions
    from photomanager.app.browsing import Browsing
    from photomanager.app.inspection import Inspection
    from photomanager.app.item_models.photo_list_model import PhotoListModel
    from photomanager.app.navigation import Navigation
    from photomanager.app.panels import Panels
    from photomanager.app.preferences import Preferences
    from photomanager.app.session import Session
    from photomanager.app.tasks import Tasks
    from photomanager.app.theme import Theme
    from photomanager.app.views import ViewStack
    from photomanager.app.widgets.column import Column
    from photomanager.app.widgets.inspector import Inspector
    from photomanager.app.widgets.photo_grid import PhotoGrid
    from photomanager.app.widgets.search_bar import SearchBar
    from photomanager.app.widgets.sidebar import Sidebar
    from photomanager.app.widgets.status_strip import StatusStrip
    from photomanager.app.widgets.thumbnail_loader import ThumbnailLoader


@dataclass(frozen=True, slots=True)
class Frame:
    """The shared parts of one window.

    Attributes:
        window: Parent of dialogs.
        session: The library.
        tasks: Work off the GUI thread.
        theme: Colours.
        actions: To bind slots to.
        views: To add views to.
        panels: What stands beside the views.
        model: The photos shown, in order.
        grid: Its selection is the selection of every view.
        search_bar: What is searched for.
        browsing: Which photos are shown.
        navigation: Keeps the sidebar filled.
        head: The lines above the views; parts may add theirs.
        foot: The lines below the views.
        pictures: Thumbnails by photo.
        sidebar: The panel on the left.
        inspector: The panel on the right.
        inspection: Keeps the inspector filled.
        status: The last line.
        preferences: The user's settings.
        store: What this window remembers; use keys with the name of the part before a slash.
        search: Shows the photos that a text in the query language finds.
    """

    window: QMainWindow
    session: Session
    tasks: Tasks
    theme: Theme
    actions: Actions
    views: ViewStack
    panels: Panels
    model: PhotoListModel
    grid: PhotoGrid
    search_bar: SearchBar
    browsing: Browsing
    navigation: Navigation
    head: Column
    foot: Column
    pictures: ThumbnailLoader
    sidebar: Sidebar
    inspector: Inspector
    inspection: Inspection
    status: StatusStrip
    preferences: Preferences
    store: QSettings
    search: Callable[[str], None]
