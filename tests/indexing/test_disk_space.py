"""No photo is begun that the disk has no room for."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from photomanager.errors import DiskFullError
from photomanager.indexing import disk_space

if TYPE_CHECKING:
    from pathlib import Path


def leave(monkeypatch: pytest.MonkeyPatch, free: int) -> None:
    usage = shutil.disk_usage("/")._replace(free=free)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)


def test_room_is_asked_for_by_the_number_of_photos(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave(monkeypatch, 1_000_000_000)
    disk_space.require(tmp_path, 10_000)
    with pytest.raises(DiskFullError, match=r"has 1\.0 GB left, and 100,000 photos need about 5"):
        disk_space.require(tmp_path, 100_000)


def test_a_few_photos_need_the_reserve_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leave(monkeypatch, 50_000_000)
    with pytest.raises(DiskFullError, match="has 50 MB left"):
        disk_space.require(tmp_path, 1)
