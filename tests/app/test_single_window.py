"""A second start hands over to the first."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from photomanager.app.single_window import SingleWindow, hand_over

SECOND_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from photomanager.app.single_window import hand_over
application = QCoreApplication([])
print(hand_over(Path(sys.argv[1]), [Path(word) for word in sys.argv[2:]]))
"""


def start_again(library: Path, *folders: str | bytes) -> subprocess.Popen[str]:
    words: list[Any] = [sys.executable, "-c", SECOND_START, os.fspath(library), *folders]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def test_folders_of_a_second_start_reach_the_first(qtbot: Any, tmp_path: Path) -> None:
    single = SingleWindow(tmp_path)
    with qtbot.waitSignal(single.called, timeout=20_000) as heard:
        second = start_again(tmp_path, "/photos/with space", b"/photos/not-utf8-\xff")
    assert heard.args == [[Path("/photos/with space"), Path(os.fsdecode(b"/photos/not-utf8-\xff"))]]
    assert second.communicate(timeout=20)[0].strip() == "True"
    single.close()


def test_the_same_library_by_another_path(qtbot: Any, tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "library")
    single = SingleWindow(tmp_path / "link")
    with qtbot.waitSignal(single.called, timeout=20_000) as heard:
        second = start_again(tmp_path / "library")
    assert heard.args == [[]]
    assert second.communicate(timeout=20)[0].strip() == "True"
    single.close()


@pytest.mark.usefixtures("qapp")
def test_a_window_that_is_gone_or_another_library_hears_nothing(tmp_path: Path) -> None:
    assert not hand_over(tmp_path / "one", [])
    single = SingleWindow(tmp_path / "one")
    assert not hand_over(tmp_path / "two", [])
    single.close()
    assert not hand_over(tmp_path / "one", [])


def test_after_a_kill_the_place_is_taken_again(qtbot: Any, tmp_path: Path) -> None:
    killed = (
        "import os, sys; from pathlib import Path\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from photomanager.app.single_window import SingleWindow\n"
        "application = QCoreApplication([]); single = SingleWindow(Path(sys.argv[1])); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", killed, tmp_path], check=False).returncode == 9
    single = SingleWindow(tmp_path)
    with qtbot.waitSignal(single.called, timeout=20_000):
        second = start_again(tmp_path, "/photos")
    assert second.communicate(timeout=20)[0].strip() == "True"
    single.close()
