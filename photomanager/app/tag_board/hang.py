"""The tag board in the window: the view, the ways into it, what is done from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from photomanager.app.tag_board.board_view import BoardView
from photomanager.app.tag_board.deeds import DEEDS, Deeds
from photomanager.app.tag_board.door import TagBoard
from photomanager.library.query import quoted
from photomanager.library.records import TagId

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from photomanager.app.frame import Frame
    from photomanager.app.item_models.sidebar_model import SidebarEntry
    from photomanager.app.review.review_view import ReviewView
    from photomanager.app.tag_summary import TagSummary
    from photomanager.operations.tag_board import BoardRow

BOARD = "board"


def hang_board(frame: Frame) -> None:
    """Adds the view `board` and binds its action."""
    door = TagBoard(frame.session)
    deeds = Deeds(door, frame.window)

    def do(deed: str, row: BoardRow) -> None:
        if deed == "enabled":
            door.switch(row.tag_id, enabled=not row.enabled)
        elif deed == "automatic":
            door.switch(row.tag_id, automatic=not row.automatic)
        else:
            deeds.ask(deed, row.tag_id)

    def on_tag(deed: str, tag: TagSummary | SidebarEntry) -> None:
        if deed in DEEDS:
            deeds.ask(deed, TagId(tag.tag_id))
        elif deed == BOARD:
            frame.views.go(BOARD)
            cast("BoardView", frame.views.view).choose(TagId(tag.tag_id))

    def show(row: BoardRow) -> None:
        # As in the sidebar: those that have it. What is on no photo is not listed there.
        if not frame.sidebar.go_to_tag(row.tag_id):
            frame.search(f"tag:{quoted(row.name)}")

    def review(tag: str | None) -> None:
        frame.views.go("review")
        cast("ReviewView", frame.views.view).review(tag)

    def make(parent: QWidget) -> BoardView:
        view = BoardView(door, frame.theme, parent)
        view.review_wanted.connect(review)
        view.photos_wanted.connect(show)
        view.deed_wanted.connect(do)
        deeds.done.connect(view.follow)
        frame.session.places_changed.connect(view.follow)
        return view

    frame.views.add(BOARD, make)
    frame.inspector.tags.deed_wanted.connect(on_tag)
    frame.sidebar.tag_deed_wanted.connect(on_tag)
    frame.actions.bind("board", lambda: frame.views.go(BOARD))
