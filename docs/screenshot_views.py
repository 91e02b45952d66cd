"""What is done in the window before a picture is taken of it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import screenshot_libraries as libraries
from PySide6.QtCore import QEventLoop, QTimer

from photomanager import settings
from photomanager.app.dialogs.palette import Palette
from photomanager.app.own_language import own_language
from photomanager.app.review.batch_page import PhotoTile
from photomanager.app.session.progress import Progress
from photomanager.app.showing_work import show_work
from photomanager.app.widgets.filter_strip import FilterStrip
from photomanager.indexing.run import IndexProgress

if TYPE_CHECKING:
    from collections.abc import Callable

    from photomanager.app.main_window import MainWindow
    from photomanager.app.review.review_view import ReviewView
    from photomanager.app.tag_board.board_view import BoardView


@dataclass(frozen=True)
class Scene:
    """One state of the window.

    Attributes:
        name: What its pictures are called.
        play: Brings the window there.
        right_to_left: Whether it is laid out as for Arabic.
    """

    name: str
    play: Callable[[MainWindow], None]
    right_to_left: bool = False


def scenes() -> dict[str, list[Scene]]:
    """All scenes, by the library they need."""
    return {
        "empty": [
            Scene("welcome", lambda _window: None),
            Scene("empty-review", lambda window: act(window, "review")),
            Scene("empty-board", lambda window: act(window, "board")),
        ],
        "everyday": [
            Scene("grid", at_rest),
            Scene("photo", one),
            Scene("selection", several),
            Scene("why", why),
            Scene("search", lambda window: found(window, "tag:cat")),
            Scene("tag", tag_place),
            Scene("nothing-found", lambda window: window.search_bar.set_text("zebra crossing")),
            Scene("mistake", lambda window: window.search_bar.set_text("date:yesterdayish (cat")),
            Scene("filter", filtered),
            Scene("rated", rated),
            Scene("culling", culling),
            Scene("damaged-settings", damaged_settings),
            Scene("progress", progress),
            Scene("long-work", long_work),
            Scene("message", message),
            Scene("loupe", loupe),
            Scene("full-screen", full_screen),
            Scene("faces", faces),
            Scene("compare", compare),
            Scene("compare-many", compare_many),
            Scene("review", review),
            Scene("review-why", review_why),
            Scene("review-dozen", review_dozen),
            Scene("review-outlier", review_outlier),
            Scene("board", board),
            Scene("board-tag", lambda window: board_tag(window, "Pikolo Espresso Bar")),
            Scene("palette", palette),
            Scene("shortcuts", lambda window: open_dialog(window, "shortcuts")),
            Scene("problems", lambda window: open_dialog(window, "problems")),
            Scene("settings", lambda window: open_dialog(window, "settings")),
            Scene("write-tags", lambda window: open_dialog(window, "write_tags")),
            Scene("backups", lambda window: open_dialog(window, "restore")),
            Scene("right-to-left", one, right_to_left=True),
        ],
        "offline": [
            Scene("offline", at_rest),
            Scene("offline-photo", lambda window: select(window, "Chelsea.jpg")),
        ],
        "hard": [
            Scene("hard-grid", at_rest),
            Scene("hard-photo", hard),
            Scene("hard-board", lambda window: board_tag(window, libraries.HARD_TAGS[2])),
            Scene("hard-review", review),
            Scene("hard-loupe", hard_loupe),
            Scene("hard-right-to-left", hard, right_to_left=True),
        ],
    }


def turn(milliseconds: int) -> None:
    """Lets the window work."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(condition: Callable[[], bool], seconds: float = 60.0) -> None:
    """Waits for something to hold."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("the window did not come to rest")
        turn(20)


def act(window: MainWindow, *keys: str) -> None:
    """Does what menu, key or palette would."""
    for key in keys:
        window.actions_by_key[key].trigger()
        turn(50)


def painted(window: MainWindow) -> bool:
    """Whether all pictures in sight are there."""
    first, last = window.grid.rows_in_sight()
    ids = window.model.ids[first : last + 1]
    return bool(ids) and all(
        window.pictures.pixmap(photo_id) is not None
        for photo_id in ids
        if getattr(window.model.record(photo_id), "state", "") != "failed"
    )


def at_rest(window: MainWindow) -> None:
    """The grid as it is."""
    until(lambda: painted(window))


def select(window: MainWindow, *names: str) -> None:
    """Selects photos by name, as clicks would."""
    at_rest(window)

    def known() -> bool:
        if all(window.model.record(photo_id) is not None for photo_id in window.model.ids):
            return True
        window.model.want(0, len(window.model.ids) - 1)  # also those out of sight
        turn(1500)
        return False

    until(known)
    records = [window.model.record(photo_id) for photo_id in window.model.ids]
    rows = [at for at, record in enumerate(records) if record and record.name in names]
    window.grid.setFocus()
    window.grid.setCurrentIndex(window.model.index(rows[0]))
    window.grid.select_rows(rows)
    until(lambda: bool(window.inspector.tags.chips()))


def one(window: MainWindow) -> None:
    """One photo is selected."""
    at_rest(window)
    window.grid.set_thumbnail_size(156)
    select(window, "Chelsea.jpg")


def several(window: MainWindow) -> None:
    """Several photos are selected."""
    select(window, "Falcon 9.jpg", "Deep field.jpg", "Astronaut.jpg")


def why(window: MainWindow) -> None:
    """A tag is explained."""
    at_rest(window)
    window.grid.set_thumbnail_size(156)
    select(window, "Espresso.jpg")
    chips = window.inspector.tags.chips()
    next(chip for chip in chips if chip.tag.name == "Pikolo Espresso Bar").setFocus()
    preview = window.inspector.preview
    before = preview.accessibleName()
    act(window, "why")
    until(lambda: preview.accessibleName() != before)
    turn(500)


def found(window: MainWindow, text: str) -> None:
    """A search."""
    at_rest(window)
    before = len(window.model.ids)
    window.search_bar.set_text(text)
    until(lambda: painted(window) and len(window.model.ids) < before)


def filtered(window: MainWindow) -> None:
    """The filter strip, with what passes it."""
    at_rest(window)
    act(window, "filter")


def rated(window: MainWindow) -> None:
    """Photos with stars, flags and labels."""
    for name, keys in {
        "Chelsea.jpg": ("rate_5", "pick", "label_red"),
        "Dahlia.jpg": ("rate_4", "pick"),
        "Summer palace.jpg": ("rate_4", "label_blue"),
        "Espresso.jpg": ("rate_3", "label_green"),
        "Lawn.jpg": ("reject_photo",),
        "Falcon 9.jpg": ("rate_1",),
    }.items():
        select(window, name)
        record = window.model.record(window.grid.selected_ids()[0])
        if record is None or record.rating or record.pick:
            continue  # another picture needed it: the same label again would take it away
        for key in keys:
            act(window, key)


def culling(window: MainWindow) -> None:
    """Of the rated photos those that pass the filter."""
    rated(window)
    act(window, "filter")
    strip = window.findChild(FilterStrip)
    assert strip is not None
    before = len(window.model.ids)
    strip.stars[2].click()
    until(lambda: len(window.model.ids) < before)
    select(window, "Dahlia.jpg")


def damaged_settings(window: MainWindow) -> None:
    """The program was started with a settings file that cannot be read."""
    at_rest(window)
    file = Path.home() / ".config" / "photomanager" / "settings.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("theme = dark")
    window.message.show_message(own_language(settings.load(file).problem or ""))


def progress(window: MainWindow) -> None:
    """While photos are indexed."""
    at_rest(window)
    # The program indexes a dozen photos too fast for a picture.
    going = IndexProgress("indexing", 3_412, 28_950, 21.4, 1193.0, 3, "IMG_2031.jpg")
    window.progress.show_progress(going)


def long_work(window: MainWindow) -> None:
    """While photos go to the trash, which a dozen do too fast for a picture."""
    at_rest(window)
    started = time.monotonic() - 60
    work = Progress("Moving to the trash", 5_000, pauses=True, clock=lambda: started)
    show_work(window.frame, work)
    work.run(lambda: work.note(1_412, 5_000))
    work.ended.clear()
    started += 60
    turn(500)


def message(window: MainWindow) -> None:
    """A sentence about what went wrong."""
    at_rest(window)
    window.message.show_message(
        "The folder ~/Pictures/Italy is not there at the moment. Its photos stay in the library; "
        "connect the disk on which they are, and they are shown again."
    )


def loupe(window: MainWindow) -> None:
    """One large photo with facts and histogram."""
    select(window, "Dahlia.jpg")
    act(window, "loupe", "facts", "histogram")
    turn(1500)


def compare(window: MainWindow) -> None:
    """Photos side by side."""
    several(window)
    act(window, "compare")
    turn(1500)


def compare_many(window: MainWindow) -> None:
    """More photos than stand side by side."""
    at_rest(window)
    window.grid.selectAll()
    act(window, "compare")
    turn(1500)


def full_screen(window: MainWindow) -> None:
    """A photo and nothing else."""
    select(window, "Dahlia.jpg")
    act(window, "loupe", "full_screen")
    turn(1500)


def faces(window: MainWindow) -> None:
    """Frames around the faces of a large photo."""
    select(window, "Astronaut.jpg")
    act(window, "loupe", "faces")
    turn(1500)


def tag_place(window: MainWindow) -> None:
    """The photos of a tag that is also suggested on others."""
    at_rest(window)
    until(lambda: any(one.key == "tags" for one in window.sidebar.sections()))
    section = next(one for one in window.sidebar.sections() if one.key == "tags")
    window.sidebar.go(max(section.children, key=lambda one: one.count or 0))
    turn(1500)


def review(window: MainWindow) -> None:
    """One question."""
    at_rest(window)
    act(window, "review")
    view = cast("ReviewView", window.views.view)
    until(view.card.isVisible)
    turn(1500)


def review_why(window: MainWindow) -> None:
    """One question, with the reasons of the guess."""
    review(window)
    act(window, "why")
    turn(4000)


def review_dozen(window: MainWindow) -> None:
    """A dozen questions at once."""
    at_rest(window)
    act(window, "review_dozen")
    turn(4000)


def review_outlier(window: MainWindow) -> None:
    """A dozen questions at once, of which one is answered otherwise."""
    review_dozen(window)
    tiles = [one for one in window.findChildren(PhotoTile) if one.isVisible()]
    tiles[-1].click()
    turn(200)


def board(window: MainWindow) -> None:
    """All tags."""
    at_rest(window)
    act(window, "board")
    view = cast("BoardView", window.views.view)
    until(lambda: view.model.rowCount() > 0)
    turn(1000)


def board_tag(window: MainWindow, name: str) -> None:
    """One tag closely."""
    board(window)
    view = cast("BoardView", window.views.view)
    rows = [view.shown.index(row, 0) for row in range(view.shown.rowCount())]
    view.table.setCurrentIndex(next(index for index in rows if index.data() == name))
    turn(2000)


def palette(window: MainWindow) -> None:
    """The command palette, with a few letters typed."""
    at_rest(window)
    act(window, "palette")
    opened = window.findChild(Palette)
    assert opened is not None
    opened.field.setText("ch")


def open_dialog(window: MainWindow, action: str) -> None:
    """A dialog over the grid."""
    at_rest(window)
    act(window, action)
    turn(500)


def hard(window: MainWindow) -> None:
    """The photo with the long name and five hundred tags."""
    select(window, libraries.LONG_NAME)
    turn(2000)


def hard_loupe(window: MainWindow) -> None:
    """The same photo, large."""
    hard(window)
    act(window, "loupe", "facts")
    turn(1500)
