"""The command line in this process, over the network that ships."""

import json

import numpy as np
import pytest
from PIL import Image

from photomanager.cli.main import main


@pytest.fixture
def run(tmp_path, capsys, monkeypatch):
    """Runs one command and gives its exit code, standard output and standard error."""
    monkeypatch.setenv("PHOTOMANAGER_LIBRARY", str(tmp_path / "library"))

    def run(*words):
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def answer(run):
    """Runs one command that must succeed and gives its JSON answer."""

    def answer(*words):
        code, out, err = run(*words, "--json")
        assert code == 0, err
        return json.loads(out)

    return answer


@pytest.fixture
def make_album(tmp_path):
    """Makes a folder of photos that differ from one another."""

    def make_album(count, name="album"):
        folder = tmp_path / name
        folder.mkdir()
        for number in range(count):
            pixels = np.random.default_rng(number).integers(0, 256, (9, 12, 3), np.uint8)
            image = Image.fromarray(pixels).resize((400, 300), Image.Resampling.BICUBIC)
            image.save(folder / f"{number}.jpg")
        return folder

    return make_album
