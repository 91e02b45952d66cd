from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from photomanager import settings
from photomanager.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


def test_missing_file_gives_defaults(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "settings.toml") == Settings()


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "settings.toml"
    wanted = Settings(
        network="efficientnet-lite0",
        theme="dark",
        worker_threads=3,
        slide_seconds=9,
        backup_folder='/mnt/Fotos 📷 "alt"',
        language="de",
        shortcuts={"why": ("W",), "redo": (), "undo": ("Ctrl+Z", "\\")},
    )
    settings.save(wanted, path)
    assert settings.load(path) == wanted
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe\x00", b"[theme"])
def test_a_damaged_file_is_said_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    loaded = settings.load(path)
    assert loaded.problem is not None
    assert str(path) in loaded.problem
    assert loaded.theme == "system"
    assert path.read_bytes() == content


def test_a_value_of_the_wrong_kind_falls_back_alone(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(
        'theme = "purple"\nworker_threads = -1\nslide_seconds = 0\nnetwork = "efficientnet-lite0"\n'
    )
    assert settings.load(path) == Settings(network="efficientnet-lite0")


def test_damaged_shortcuts_are_left_out_alone(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('theme = "dark"\n[shortcuts]\nwhy = "W"\nundo = ["U"]\nredo = [3]\n')
    assert settings.load(path) == Settings(theme="dark", shortcuts={"undo": ("U",)})
    path.write_text('theme = "dark"\nshortcuts = 5\n')
    assert settings.load(path) == Settings(theme="dark")
