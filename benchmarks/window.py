"""How fast the window opens and how smooth the grid is at 100,000 photos.

    python benchmarks/window.py [--photos N] [--minutes M] [--json]

Builds a library of synthetic photos (vectors, tags, dates, one of 64 synthetic thumbnails each),
opens the real window on it and measures:

- `first_thumbnails_s`: from the start of opening the library to a screen full of pictures;
- the longest time for which the GUI thread did not come round (a timer that should fire every
  5 ms) while scrolling from top to bottom, jumping, zooming, selecting all, searching, and while
  new photos are indexed; as
  `longest_work_…` the processor time in it, which other programs change little;
- `search_…_s`: from the last key of a search to the list of other photos, and `search_painted_s`
  to all their pictures, the slowest;
- `…_on_screen_s` and `…_written_s`: from the key to the answer on screen, and in the library;
- `similar_s`: from the key to the list ordered by similarity;
- `paint_ms`: processor time for one screen of photos with all their signs, the least of 20;
- `memory_mb`: memory of this process alone (Linux) after all that, `memory_later_mb` after
  --minutes more of it, and `memory_rated_all_mb` when all photos were rated at once and back.

Ratios compare with the budgets of docs/architecture.md: 1.5 s to the first thumbnails, 50 ms for
the longest block, 350 MB. Figures are those of the offscreen platform, without a graphics card.
"""

from __future__ import annotations

import photomanager  # noqa: F401 # isort: skip - sets what numpy reads when it is imported

import argparse
import io
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING

import numpy as np
import psutil
from PIL import Image
from PySide6.QtCore import QEventLoop, QObject, QSettings, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).parent))
import camera_photos
import synthetic_library
import watching

from photomanager.imaging import thumbnail
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from collections.abc import Callable

    from photomanager.app.main_window import MainWindow

PICTURES = 64
# A photo of which there are a thousand copies is no photo that anybody has.
CONTENTS = 10_000
# So many new photos are indexed while the grid is scrolled.
NEW = 60
BUDGET_FIRST_S = 1.5
BUDGET_BLOCK_MS = 50.0
BUDGET_MEMORY_MB = 350.0
TICK_MS = 5
SEARCHES = {
    "word": "animal",
    "two_words": "dog OR cat",
    "without": "animal -dog",
    "nearly_all": "state:suggested",
}


def jpeg(seed: int) -> bytes:
    """Noise of a camera's kind: hard enough to decode, different for each seed."""
    rng = np.random.default_rng(seed)
    coarse = rng.integers(0, 255, (24, 32, 3), np.uint8)
    image = Image.fromarray(coarse).resize((512, 384), Image.Resampling.BICUBIC)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=82)
    return buffer.getvalue()


def build(directory: Path, photos: Path, count: int) -> None:
    """A library of `count` synthetic photos that share `PICTURES` thumbnails."""
    with Runtime.open(directory) as runtime:
        synthetic_library.fill(runtime.workspace, photos, count)
        library = runtime.workspace.library
        hashes = [number.to_bytes(16, "big") for number in range(CONTENTS)]
        pictures = [jpeg(number) for number in range(PICTURES)]
        with library.database.write(durable=False) as connection:
            for statement, values in (
                ("CREATE TEMP TABLE contents (number INTEGER PRIMARY KEY, hash)", ()),
                ("INSERT INTO contents VALUES (?, ?)", list(enumerate(hashes))),
                (
                    "UPDATE file SET content_hash ="
                    " (SELECT hash FROM contents WHERE number = file.id % ?)",
                    (CONTENTS,),
                ),
            ):
                connection.exec_driver_sql(statement, values)
        watching.make_files(runtime, photos)
        library.thumbnails.put_many(
            (content_hash, thumbnail.SIZE, thumbnail.RECIPE, pictures[number % PICTURES])
            for number, content_hash in enumerate(hashes)
        )


def paint_ms(window: MainWindow) -> float:
    """Processor time for one screen of photos, in milliseconds."""
    times = []
    for _ in range(20):
        begun = time.thread_time()
        window.grid.viewport().repaint()
        times.append(1000 * (time.thread_time() - begun))
    return min(times)


class Probe(QObject):
    """Notes how late a timer of 5 ms comes: how long the GUI thread was busy."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = self.work = 0.0
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def restart(self) -> None:
        """Forgets what was."""
        self.longest = self.work = 0.0
        self._last, self._worked = time.perf_counter(), time.thread_time()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, 1000 * (now - self._last) - TICK_MS)
        worked = time.thread_time()
        self.work = max(self.work, 1000 * (worked - self._worked))
        self._last, self._worked = now, worked


def turn(milliseconds: int) -> None:
    """Lets Qt work; unlike `QTest.qWait` it lets Python's other threads work too."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(condition: Callable[[], bool], seconds: float = 30.0) -> float:
    """Turns the event loop until something holds; returns how long that took."""
    begun = time.perf_counter()
    while not condition():
        if time.perf_counter() - begun > seconds:
            raise TimeoutError("the window did not come to rest")
        turn(2)
    return time.perf_counter() - begun


def memory_mb() -> float:
    """What this process alone holds; on Linux without pages of files, which can be taken back."""
    status = Path("/proc/self/status")
    if not status.exists():
        return float(psutil.Process().memory_full_info().uss / 2**20)
    with status.open() as stream:
        (line,) = [line for line in stream if line.startswith("RssAnon:")]
    return int(line.split()[1]) / 1024


def measure(directory: Path, minutes: float) -> dict[str, float]:
    """Opens the window and works with it, for some minutes more than once around."""
    begun = time.perf_counter()
    application = QApplication.instance() or QApplication(sys.argv[:1])
    from photomanager.app.heap import settle
    from photomanager.app.main_window import MainWindow
    from photomanager.app.session import Session
    from photomanager.app.tasks import TaskRunner
    from photomanager.app.theme import Theme, ThemeChoice
    from photomanager.app.translation import speak

    assert isinstance(application, QApplication)
    settle(application)
    speak(application, "en_US")  # the sentences waited for
    application.setStyle("Fusion")
    theme = Theme()
    theme.choose(ThemeChoice.DARK)
    figures: dict[str, float] = {}
    with Runtime.open(directory) as runtime:
        # Nothing is indexed until that is measured.
        index, runtime.indexer.start = runtime.indexer.start, lambda: None  # type: ignore[method-assign]
        tasks = TaskRunner()
        session = Session(runtime, tasks)
        store = QSettings(str(directory / "window.ini"), QSettings.Format.IniFormat)
        window = MainWindow(session, tasks, theme, store)
        window.resize(1600, 1000)
        window.show()
        window.start()
        grid, model = window.grid, window.model

        def painted() -> bool:
            first, last = grid.rows_in_sight()
            return last > 0 and all(
                window.pictures.pixmap(photo_id) is not None
                for photo_id in model.ids[first : last + 1]
            )

        until(painted)
        figures["first_thumbnails_s"] = time.perf_counter() - begun
        turn(1500)
        probe = Probe()

        def during(name: str, work: Callable[[], None]) -> None:
            turn(300)
            probe.restart()
            work()
            turn(300)
            figures[f"longest_block_{name}_ms"] = probe.longest
            figures[f"longest_work_{name}_ms"] = probe.work

        bar = grid.verticalScrollBar()

        def scroll() -> None:
            step = max(1, bar.maximum() // 400)
            for value in range(0, bar.maximum(), step):
                bar.setValue(value)
                turn(5)
            for _ in range(200):
                bar.setValue(bar.value() - grid.height() // 4)
                turn(5)

        def jump() -> None:
            for share in (0.5, 0.1, 0.9, 0.0, 1.0, 0.37):
                bar.setValue(round(share * bar.maximum()))
                until(painted)

        def zoom() -> None:
            for size in (96, 240, 384, 72, 168):
                grid.set_thumbnail_size(size)
                turn(150)

        def select() -> None:
            grid.selectAll()
            turn(500)
            grid.clearSelection()

        def tag_a_thousand() -> None:
            grid.select_rows(list(range(1000)))
            turn(200)
            window.status.say("")
            begun = time.perf_counter()
            window.inspector.tags.created.emit("benchmark")
            assert window.inspector.tags.named("benchmark") is not None
            window.inspector.repaint()
            figures["tag_1000_on_screen_s"] = time.perf_counter() - begun
            until(lambda: "benchmark" in window.status.message())
            figures["tag_1000_written_s"] = time.perf_counter() - begun
            session.history.undo()
            turn(500)
            grid.clearSelection()

        def rate(count: int) -> None:
            grid.select_rows(list(range(count)))
            turn(200)
            begun = time.perf_counter()
            window.actions_by_key["rate_4"].trigger()
            first = model.record(model.ids[0])
            assert first is not None
            assert first.rating == 4
            grid.viewport().repaint()
            figures[f"rate_{count}_on_screen_s"] = time.perf_counter() - begun
            until(lambda: window.status.message().startswith(f"{count:,} photos: "))
            figures[f"rate_{count}_written_s"] = time.perf_counter() - begun
            session.history.undo()
            until(lambda: not getattr(model.record(model.ids[0]), "rating", 0))
            grid.clearSelection()

        def more_like_this() -> None:
            grid.select_only(3)
            before = list(model.ids[:20])
            window.actions_by_key["similar"].trigger()
            figures["similar_s"] = until(lambda: list(model.ids[:20]) != before)
            window.actions_by_key["order_date"].trigger()
            until(lambda: list(model.ids[:20]) == before)
            grid.clearSelection()

        browsing = window._browsing
        found: list[str] = []
        browsing.listed.connect(lambda _count: found.append(browsing.text))

        def search() -> None:
            field = window.search_bar.field
            seen = []
            for name, words in SEARCHES.items():
                field.setFocus()
                QTest.keyClicks(field, words)
                found.clear()
                begun = time.perf_counter()
                until(lambda words=words: words in found)  # type: ignore[misc]
                figures[f"search_{name}_s"] = time.perf_counter() - begun
                until(painted)
                seen.append(time.perf_counter() - begun)
                field.clear()
                until(lambda: "" in found)
            figures["search_painted_s"] = max(seen)

        def scroll_while_indexing() -> None:
            shown = len(model.ids)
            index()
            until(lambda: runtime.indexer.progress().phase == "indexing")
            while len(model.ids) < shown + NEW or runtime.indexer.progress().phase != "idle":
                bar.setValue((bar.value() + grid.height() // 4) % max(1, bar.maximum()))
                turn(5)
            runtime.indexer.stop()

        script = {
            "scrolling": scroll,
            "jumping": jump,
            "zooming": zoom,
            "selecting_all": select,
            "searching": search,
            "tagging_1000": tag_a_thousand,
            "rating_1000": lambda: rate(1000),
            "more_like_this": more_like_this,
        }
        for name, work in script.items():
            during(name, work)
        figures["memory_mb"] = memory_mb()
        end = time.monotonic() + 60 * minutes
        while time.monotonic() < end:
            for work in script.values():
                work()
            figures["memory_later_mb"] = memory_mb()
        during("rating_all", lambda: rate(len(model.ids)))
        figures["memory_rated_all_mb"] = memory_mb()
        grid.select_rows(list(range(100)))
        window.actions_by_key["rate_4"].trigger()
        turn(1000)
        figures["paint_ms"] = paint_ms(window)
        camera_photos.fill(directory.parent / "photos" / "new", NEW, None)
        during("indexing", scroll_while_indexing)
        session.close()
    return figures


def main() -> None:
    """Builds, measures, prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--photos", type=int, default=100_000)
    parser.add_argument("--minutes", type=float, default=0.0, help="go on for so long")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--build", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.build:
        build(asked.build / "library", asked.build / "photos", asked.photos)
        return
    with tempfile.TemporaryDirectory() as folder:
        # In a process of its own, whose memory is not the window's.
        words = [sys.executable, __file__, "--photos", str(asked.photos), "--build", folder]
        subprocess.run(words, check=True)
        figures = measure(Path(folder) / "library", asked.minutes)
    blocks = {name: value for name, value in figures.items() if name.startswith("longest_block")}
    result = {
        "photos": asked.photos,
        **{name: round(value, 3) for name, value in figures.items()},
        "first_thumbnails_ratio": round(figures["first_thumbnails_s"] / BUDGET_FIRST_S, 3),
        "memory_ratio": round(figures["memory_mb"] / BUDGET_MEMORY_MB, 3),
        "longest_block_ratio": round(max(blocks.values()) / BUDGET_BLOCK_MS, 3),
    }
    if asked.json:
        print(json.dumps(result))
        return
    for name, value in result.items():
        print(f"{name:32} {value}")


if __name__ == "__main__":
    main()
