"""A worker whose network is a fixed random projection, and that some pictures can kill.

On errands, which need no network, they kill it before the decoder has seen them.

Run as a script by the supervisor under test, in place of `photomanager.indexing.worker`.
"""

import contextlib
import ctypes
import hashlib
import os
import signal
import time
from pathlib import Path

import numpy as np
from PIL import Image

from photomanager.indexing import errand_work, worker
from photomanager.recognition.embedder import Activation
from photomanager.recognition.faces import Face
from photomanager.recognition.feature_space import FeatureSpace

CELLS = 4
CHANNELS = 48
DIMENSIONS = 512
CLASSES = 1000
CRASHES = (13, 13)
HANGS = (17, 17)
SEGFAULTS = (19, 19)
EATS = (23, 23)
DIES = (29, 29)
# Names a file to which a line is added for each picture that has been decoded.
DIARY = "FAKE_WORKER_DIARY"


def perish(size):
    """What a picture of this size does to the process; most do nothing."""
    if size == CRASHES:
        os.abort()
    if size == SEGFAULTS:
        ctypes.string_at(0)
    if size == DIES:
        os.kill(os.getpid(), signal.SIGKILL)
    if size == HANGS:
        time.sleep(3600)
    if size == EATS:
        eaten = []
        while True:
            eaten.append(b"x" * (8 << 20))
            time.sleep(0.02)


def deadly(run):
    """`errand_work.run`, for which the same pictures are as deadly."""

    def instead(errand):
        size = None
        with contextlib.suppress(OSError), Image.open(os.fsdecode(errand.path)) as image:
            size = image.size
        perish(size)
        return run(errand)

    return instead


def note_in_diary(image):
    """Who has decoded which picture; a line is whole, for it is written at once."""
    if DIARY in os.environ:
        picture = hashlib.sha256(image.tobytes()).hexdigest()
        with Path(os.environ[DIARY]).open("ab", buffering=0) as stream:
            stream.write(f"{os.getpid()} {picture}\n".encode())


class FakeEmbedder:
    """Average colours of a coarse grid, projected at random but always the same way."""

    def __init__(self):
        random = np.random.default_rng(7)
        self._project = random.normal(size=(CELLS * CELLS * 3, CHANNELS)).astype(np.float32)
        self._head = random.normal(size=(CHANNELS, CLASSES)).astype(np.float32)

    def prepare(self, image):
        perish(image.size)
        note_in_diary(image)
        return np.asarray(image.resize((CELLS, CELLS), Image.Resampling.BOX), np.uint8)

    def run(self, pixels):
        features = (pixels.reshape(-1).astype(np.float32) / 255) @ self._project
        return Activation(features[None, None], features @ self._head)


class FakeFaceFinder:
    """Every twelve pixels of width above the height are a face."""

    def enough(self, _size):
        return True

    def find(self, image):
        perish(image.size)
        number = max(0, (image.width - image.height) // 12)
        return [Face(0.1, 0.2, 0.3 / (n + 1), 0.4 / (n + 1), 0.9) for n in range(number)]


def fake_network(_setup=None):
    """What `worker.load_network` returns, without a model."""
    random = np.random.default_rng(8)
    transform = random.normal(scale=0.2, size=(DIMENSIONS, CHANNELS)).astype(np.float32)
    space = FeatureSpace(
        mean=np.zeros(CHANNELS, np.float32),
        transform=transform,
        prototypes=np.zeros((CLASSES, DIMENSIONS), np.float32),
        network="fake",
    )
    return worker.Network(FakeEmbedder(), space, 1.0, FakeFaceFinder())


if __name__ == "__main__":
    errand_work.run = deadly(errand_work.run)
    worker.main(network_factory=fake_network)
