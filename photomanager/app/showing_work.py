"""Puts a strip for a piece of long work into the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from photomanager.app.widgets.work_strip import WorkStrip

if TYPE_CHECKING:
    from photomanager.app.frame import Frame
    from photomanager.app.session.progress import Progress


def show_work(frame: Frame, progress: Progress) -> None:
    """Shows what it does until it is over, above the lines at the bottom of the window."""
    frame.foot.add_on_top(WorkStrip(progress, frame.theme, frame.foot))
