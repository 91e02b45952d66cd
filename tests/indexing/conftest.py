import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

FAKE_WORKER = (sys.executable, "-P", str(Path(__file__).with_name("fake_worker.py")))


@pytest.fixture
def fake_worker():
    """The command of a worker with a fake network."""
    return FAKE_WORKER


@pytest.fixture
def make_photo():
    """Writes a small picture that differs from every other seed's."""

    def make(path, seed=0, size=(64, 48), **save):
        path.parent.mkdir(parents=True, exist_ok=True)
        pixels = np.random.default_rng(seed).integers(0, 256, (6, 8, 3), np.uint8)
        Image.fromarray(pixels).resize(size).save(path, **save)
        return path

    return make
