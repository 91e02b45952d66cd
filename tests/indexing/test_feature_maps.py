import os
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photomanager.errors import DecodeError, WorkerError
from photomanager.imaging.decode import content_hash
from photomanager.indexing import feature_maps
from tests.indexing.fake_worker import CRASHES, HANGS, fake_network

MODEL = Path("unused")


def look(path, command, **options):
    data = path.read_bytes() if path.exists() else b""
    return feature_maps.look(
        MODEL, os.fsencode(path), content_hash(data), command=command, **options
    )


def test_the_map_is_the_networks_and_the_picture_the_photos(fake_worker, tmp_path, make_photo):
    path = make_photo(tmp_path / "a.png", seed=2, size=(640, 480))
    seen = look(path, fake_worker)
    embedder = fake_network().embedder
    expected = embedder.run(embedder.prepare(Image.open(path).convert("RGB")))
    assert seen.feature_map.dtype == np.float32
    assert np.array_equal(seen.feature_map, expected.feature_map)
    height, width, channels = seen.feature_map.shape
    assert seen.without.shape == (height * width, channels)
    assert seen.picture.startswith(b"\xff\xd8")


def test_another_file_in_its_place_is_refused(fake_worker, tmp_path, make_photo):
    path = make_photo(tmp_path / "a.png")
    before = content_hash(path.read_bytes())
    make_photo(path, seed=9)
    with pytest.raises(DecodeError, match=r"a\.png has changed since it was indexed"):
        feature_maps.look(MODEL, os.fsencode(path), before, command=fake_worker)


def test_a_file_that_is_gone_or_no_picture_is_said(fake_worker, tmp_path):
    with pytest.raises(DecodeError, match=r"gone\.jpg"):
        look(tmp_path / "gone.jpg", fake_worker)
    (tmp_path / "text.jpg").write_text("hello")
    with pytest.raises(DecodeError, match="holds text"):
        look(tmp_path / "text.jpg", fake_worker)


def test_a_hostile_file_ends_no_process_but_the_workers(fake_worker, tmp_path, make_photo):
    with pytest.raises(DecodeError, match="makes the decoder crash"):
        look(make_photo(tmp_path / "a.png", size=CRASHES), fake_worker)
    with pytest.raises(DecodeError, match="takes longer than"):
        look(make_photo(tmp_path / "b.png", size=HANGS), fake_worker, time_limit=0.5)


def test_a_worker_that_never_answers_is_given_up(tmp_path, make_photo, monkeypatch):
    monkeypatch.setattr(feature_maps, "_STARTS_S", 0.5)
    silent = (sys.executable, "-c", "import time; time.sleep(60)")
    with pytest.raises(WorkerError, match=r"does not answer about a\.png"):
        look(make_photo(tmp_path / "a.png"), silent, time_limit=0.5)
