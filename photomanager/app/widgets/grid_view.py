"""The grid, or what stands in its place when there are no photos to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from photomanager.app.views import View
from photomanager.app.widgets.pages import EmptyPage, WelcomePage

if TYPE_CHECKING:
    from photomanager.app.theme import Theme
    from photomanager.app.widgets.photo_grid import PhotoGrid


class GridView(View):
    """One of three pages.

    Attributes:
        grid: The photos.
        welcome: The first page of an empty library.
        empty: Why there is no photo.
    """

    def __init__(self, grid: PhotoGrid, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = grid
        self.welcome = WelcomePage(theme, self)
        self.empty = EmptyPage(theme, self)
        self._pages = QStackedWidget(self)
        for page in (self.grid, self.welcome, self.empty):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)

    def take_focus(self) -> None:
        """The photos take the keys."""
        self.page().setFocus()

    def page(self) -> QWidget:
        """What is shown."""
        shown = self._pages.currentWidget()
        assert shown is not None
        return shown

    def show_page(self, page: QWidget) -> None:
        """Shows one of the three."""
        # A page that hides would leave the focus to whatever comes next in the window.
        focused = QApplication.focusWidget()
        self._pages.setCurrentWidget(page)
        if focused is not None and self._pages.isAncestorOf(focused):
            page.setFocus()
