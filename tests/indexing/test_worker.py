"""The worker process with the network that ships, against the same steps taken by hand."""

import ctypes
import os
import sys

import numpy as np
import psutil
import pytest
from PIL import Image

from photomanager import paths
from photomanager.imaging import decode
from photomanager.indexing import protocol, worker
from photomanager.indexing.supervisor import Supervisor
from photomanager.recognition.opinion import top_classes

MODEL = paths.model_dir("efficientnet-lite2")


@pytest.fixture
def photo(tmp_path):
    pixels = np.random.default_rng(3).integers(0, 256, (24, 32, 3), np.uint8)
    path = tmp_path / "photo.jpg"
    Image.fromarray(pixels).resize((1600, 1200), Image.Resampling.BICUBIC).save(path)
    return path


def indexed(paths, threads):
    with Supervisor(protocol.Setup(str(MODEL), threads)) as supervisor:
        for number, path in enumerate(paths):
            supervisor.ask(protocol.Request(number, os.fsencode(path)))
        found = []
        while supervisor.outstanding:
            found.extend(supervisor.outcomes())
    return found


def test_code_and_opinion_are_those_of_the_network(photo):
    (found,) = indexed([photo], threads=2)
    network = worker.load_network(protocol.Setup(str(MODEL), 1))
    picture = decode.decode(photo.read_bytes(), photo.name)
    activation = network.embedder.run(network.embedder.prepare(picture.image))
    code = network.space.code(activation.mean[None])[0]
    assert np.frombuffer(found.code, np.int8).tolist() == code.tolist()
    assert found.head == top_classes(activation.logits, network.temperature)


def test_a_photo_gives_the_same_bits_in_any_company(photo, tmp_path):
    others = []
    for number in range(6):
        path = tmp_path / f"{number}.png"
        Image.new("RGB", (100 + 37 * number, 90), (40 * number, 99, 7)).save(path)
        others.append(path)
    alone = indexed([photo], threads=1)[0]
    among = indexed([*others[:3], photo, *others[3:]], threads=2)[3]
    assert (alone.code, alone.head, alone.thumbnail) == (among.code, among.head, among.thumbnail)


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "malloc_trim"),
    reason="only GNU's C library can do it",
)
def test_memory_between_what_is_still_held_goes_back_to_the_system():
    blocks = [bytes(2_000) for _ in range(30_000)]
    held = blocks[-1]  # keeps the heap's end where it is
    del blocks
    before = psutil.Process().memory_info().rss
    worker._give_back_memory()
    assert psutil.Process().memory_info().rss < before - (30 << 20)
    assert len(held) == 2_000
