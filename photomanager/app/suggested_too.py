"""Says above the photos of a tag on how many others it is only suggested, and leads to them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from photomanager.app.item_models.sidebar_model import SidebarEntry
from photomanager.app.translation import translate
from photomanager.app.views import GRID
from photomanager.app.widgets.question_bar import QuestionBar

if TYPE_CHECKING:
    from photomanager.app.frame import Frame


def hang_suggested(frame: Frame) -> None:
    """Puts the line above the photos."""
    SuggestedToo(frame, frame.window)


class SuggestedToo(QObject):
    """Counts the suggestions of the tag that the grid shows. GUI thread.

    The number beside a tag is that of the photos that have it, and so many a click shows. What
    is only suggested is a step away, and said.
    """

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        self._tag: SidebarEntry | None = None  # whose photos are shown
        answers = {
            "show": translate("Suggested", "Show them"),
            "review": translate("Suggested", "Review them"),
        }
        self.bar = QuestionBar(frame.theme, "tag", answers, frame.window)
        self.bar.answered.connect(self._take)
        frame.head.add(self.bar)
        frame.browsing.listed.connect(lambda _count: self._look())
        frame.views.changed.connect(lambda _key: self._look())

    def _look(self) -> None:
        entry = self._frame.browsing.place
        if entry.place is None or entry.place.kind != "tag" or self._frame.views.current != GRID:
            self._tag = None
            self.bar.hide()
            return
        self._tag = entry
        suggested = replace(entry.place, kind="suggested")
        self._frame.session.places.count(suggested, lambda count: self._say(entry, count))

    def _say(self, entry: SidebarEntry, count: int) -> None:
        if self._tag is not entry:
            return  # another place is shown by now
        if count:
            self.bar.ask(suggested_words(entry.title, count, more=entry.count != 0))
        else:
            self.bar.hide()

    def _take(self, answer: str) -> None:
        entry, frame = self._tag, self._frame
        if entry is None or entry.place is None:
            return
        if answer == "review":
            frame.sidebar.tag_deed_wanted.emit("review", entry)
            return
        frame.browsing.go_to(
            SidebarEntry(
                f"suggested:{entry.tag_id}",
                translate("Suggested", "{tag}, only suggested", tag=entry.title),
                "tag",
                replace(entry.place, kind="suggested"),
                hint=entry.title,
            )
        )


def suggested_words(name: str, count: int, *, more: bool = True) -> str:
    """What is said; `more`: than those that have the tag already."""
    if not more:
        return translate(
            "Suggested",
            "“{tag}” is suggested on %Ln photos that nobody has answered yet.",
            count=count,
            tag=name,
        )
    return translate(
        "Suggested",
        "“{tag}” is suggested on %Ln more photos that nobody has answered yet.",
        count=count,
        tag=name,
    )
