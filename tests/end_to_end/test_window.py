"""The program as a user meets it, from the welcome page to the second start."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

# Free photos that lie in packages the tests need anyway.
PHOTOS = (
    ("sklearn", "datasets/images/china.jpg"),
    ("sklearn", "datasets/images/flower.jpg"),
    ("skimage", "data/chelsea.png"),
    ("skimage", "data/coffee.png"),
    ("skimage", "data/astronaut.png"),
    ("skimage", "data/rocket.jpg"),
)


@pytest.fixture
def album(tmp_path):
    folder = tmp_path / "album"
    folder.mkdir()
    for package, name in PHOTOS:
        spec = importlib.util.find_spec(package)
        source = Path(spec.submodule_search_locations[0]) / name
        shutil.copyfile(source, folder / source.name)
    return folder


def start(script, tmp_path, album):
    pictures = tmp_path / "pictures"
    pictures.mkdir(exist_ok=True)
    environment = {
        **os.environ,
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "LC_ALL": "C.UTF-8",
    }
    words = [sys.executable, "-m", "tests.end_to_end.use_window", script]
    words += [str(tmp_path / "library"), str(album), str(pictures)]
    if shutil.which("xvfb-run") is not None:
        environment["QT_QPA_PLATFORM"] = "xcb"
        words = ["xvfb-run", "-a", "-s", "-screen 0 1400x900x24", *words]
    else:  # the same window, drawn into memory
        environment["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(
        words, env=environment, capture_output=True, text=True, timeout=400, check=False
    )
    assert done.returncode == 0, f"after {done.stdout.split()}: {done.stderr}"
    return done.stdout.split("\n")[:-1]


@pytest.mark.slow
def test_from_the_welcome_page_to_the_second_start(tmp_path, album):
    before = {path.name: hashlib.sha256(path.read_bytes()).digest() for path in album.iterdir()}
    steps = start("first", tmp_path, album)
    assert steps == [
        *("welcome", "thumbnails", "search", "confirmed"),
        *("suggestion confirmed", "rejected", "undone"),
    ]
    assert start("second", tmp_path, album) == ["all there"]
    after = {path.name: hashlib.sha256(path.read_bytes()).digest() for path in album.iterdir()}
    assert after == before
