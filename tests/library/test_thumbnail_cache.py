from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest

from photomanager.library import thumbnail_cache
from photomanager.library.thumbnail_cache import ThumbnailCache

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

A, B = b"a" * 16, b"b" * 16


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[ThumbnailCache]:
    made = ThumbnailCache(tmp_path / "cache" / "thumbnails.db")
    yield made
    made.close()


def test_by_hash_size_and_recipe(cache: ThumbnailCache) -> None:
    assert cache.get(A, 512, "r1") is None
    assert not cache.path.exists()  # asking makes nothing
    cache.put_many([(A, 512, "r1", b"one"), (A, 256, "r1", b"two"), (B, 512, "r1", b"three")])
    assert cache.get(A, 512, "r1") == b"one"
    assert cache.get(A, 512, "r2") is None
    assert cache.get_many([A, B, b"c"], 512, "r1") == {A: b"one", B: b"three"}
    cache.put_many([(A, 512, "r1", b"newer")])
    assert cache.get(A, 512, "r1") == b"newer"


@pytest.mark.parametrize("broken", [os.urandom(50_000), b"text", b""])
def test_a_broken_file_is_made_anew(cache: ThumbnailCache, broken: bytes) -> None:
    cache.path.parent.mkdir()
    cache.path.write_bytes(broken)
    assert cache.get(A, 512, "r") is None
    cache.put_many([(A, 512, "r", b"one")])
    assert cache.get(A, 512, "r") == b"one"


def test_a_file_deleted_while_open(cache: ThumbnailCache) -> None:
    cache.put_many([(A, 512, "r", b"one")])
    assert cache.get(A, 512, "r") == b"one"
    for path in cache.path.parent.iterdir():
        path.unlink()
    assert cache.get(A, 512, "r") is None
    cache.put_many([(B, 512, "r", b"two")])
    cache.put_many([(B, 512, "r", b"two")])
    assert cache.get(B, 512, "r") == b"two"


def test_an_unusable_place_costs_nothing_but_the_cache(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    cache = ThumbnailCache(tmp_path / "cache" / "thumbnails.db")
    cache.put_many([(A, 512, "r", b"one")])
    assert cache.get(A, 512, "r") is None
    cache.close()
    assert (tmp_path / "cache").read_text() == "a file"


def test_the_longest_unused_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    day = [1_000]
    monkeypatch.setattr(thumbnail_cache.time, "time", lambda: day[0] * 86_400.0)
    cache = ThumbnailCache(tmp_path / "t.db", most_bytes=1000)
    cache.put_many([(bytes([n]), 512, "r", b"x" * 100) for n in range(10)])
    day[0] += 1
    assert cache.get(bytes([0]), 512, "r") is not None  # used today
    cache.put_many([(b"new", 512, "r", b"x" * 100)])
    left = cache.get_many([bytes([n]) for n in range(10)], 512, "r")
    assert bytes([0]) in left
    assert bytes([1]) not in left
    assert 8 <= len(left) < 10
    assert cache.get(b"new", 512, "r") is not None
    cache.close()


def test_many_threads(cache: ThumbnailCache) -> None:
    wrong: list[object] = []

    def work(number: int) -> None:
        for n in range(30):
            key = bytes([number, n])
            cache.put_many([(key, 512, "r", key)])
            if cache.get(key, 512, "r") != key:
                wrong.append(key)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
