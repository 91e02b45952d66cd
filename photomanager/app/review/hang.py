"""Review mode in the window: the view, its keys, the ways into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from photomanager.app.review.door import Reviewing
from photomanager.app.review.review_view import ReviewView
from photomanager.app.views import GRID

if TYPE_CHECKING:
    from collections.abc import Callable

    from photomanager.app.frame import Frame
    from photomanager.app.item_models.sidebar_model import SidebarEntry
    from photomanager.app.tag_summary import TagSummary

REVIEW = "review"


def hang_review(frame: Frame) -> None:
    """Adds the view `review` and binds its actions."""
    door = Reviewing(frame.session)
    views, actions = frame.views, frame.actions

    def made() -> ReviewView:
        views.go(REVIEW)
        return cast("ReviewView", views.view)

    def on(act: Callable[[ReviewView], object]) -> Callable[[], object]:
        return lambda: act(cast("ReviewView", views.view))

    views.add(
        REVIEW,
        lambda parent: ReviewView(frame.session, door, actions, frame.theme, parent),
    )

    def back(view: ReviewView) -> None:
        full_screen = actions["full_screen"]
        if view.back():
            return
        if full_screen.isChecked():
            full_screen.setChecked(False)
        else:
            views.go(GRID)

    def on_chip(deed: str, tag: TagSummary) -> None:
        if deed == "review":
            made().review(tag.name)
        elif deed == "like":
            made().review(tag.name, like=frame.grid.current_id())

    def on_row(deed: str, entry: SidebarEntry) -> None:
        if deed == "review":
            made().review(entry.title)

    frame.inspector.tags.deed_wanted.connect(on_chip)
    frame.sidebar.tag_deed_wanted.connect(on_row)
    actions.bind("review", made)
    actions.bind("review_dozen", lambda: made().set_batches(True))
    for key, act in {
        "confirm": ReviewView.yes,
        "reject": ReviewView.no,
        "skip": ReviewView.skip,
        "take_back": ReviewView.take_back,
        "undo": ReviewView.take_back,
        "why": ReviewView.why,
        "next_question": lambda view: view.step(1),
        "previous_question": lambda view: view.step(-1),
        "back": back,
    }.items():
        actions.bind(key, on(act), REVIEW)
        actions.enable(key, True, REVIEW)
