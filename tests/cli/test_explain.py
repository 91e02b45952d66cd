"""The command against the network that ships."""

import json

import numpy as np
import pytest
from PIL import Image


@pytest.fixture
def album(tmp_path, run):
    folder = tmp_path / "album"
    folder.mkdir()
    for number in range(3):
        pixels = np.random.default_rng(number).integers(0, 256, (9, 12, 3), np.uint8)
        image = Image.fromarray(pixels).resize((400, 300), Image.Resampling.BICUBIC)
        image.save(folder / f"{number}.jpg")
    assert run("index", folder)[0] == 0
    assert run("tag", folder / "0.jpg", folder / "1.jpg", "--add", "Rex")[0] == 0
    return folder


def test_why_as_json_picture_and_words(run, album, tmp_path):
    target = tmp_path / "why.png"
    code, out, err = run("explain", album / "2.jpg", "rex", "-o", target, "--json")
    assert code == 0
    assert "why.png" in err
    answer = json.loads(out)
    assert list(answer) == [
        *("confidence", "log_odds", "cells", "bias", "rounding", "meaning", "via", "file_says"),
        *("lessons", "nearest"),
    ]
    cells = np.array(answer["cells"])
    assert cells.ndim == 2
    assert cells.size >= 49
    total = cells.sum() + answer["bias"] + answer["rounding"]
    assert total == pytest.approx(answer["log_odds"], abs=1e-6)
    means = answer["meaning"]
    logit = means["slope"] * total + means["offset"] + means["head"] + means["shift"]
    assert 1 / (1 + np.exp(-logit)) == pytest.approx(answer["confidence"], abs=1e-4)
    # Of the same network on the same pixels: only rounding lies between map and stored code.
    assert abs(answer["rounding"]) < 0.02 * np.abs(cells).sum()
    listed = json.loads(run("scores", "Rex", "--json")[1])["scores"]
    assert answer["log_odds"] == next(r for r in listed if r["id"] == "id:3")["log_odds"]
    assert {one["path"] for one in answer["lessons"]} == {str(album / f"{n}.jpg") for n in (0, 1)}
    assert list(answer["lessons"][0]) == [
        *("id", "path", "verdict", "time", "pull", "effect", "alike")
    ]
    assert answer["lessons"][0]["verdict"] == "confirmed"
    assert [list(one) for one in answer["nearest"]] == [["id", "path", "similarity"]] * 2
    with Image.open(target) as page:
        assert page.format == "PNG"

    code, out, err = run("explain", "id:3", "rex", "-o", target)
    assert (code, out) == (1, "")
    assert "exists already" in err
    code, out, _ = run("explain", "id:3", "rex")
    assert code == 0
    assert out.startswith("Rex: ")
    assert str(album / "0.jpg") in out
    code, out, err = run("explain", album / "none.jpg", "rex", "--json")
    assert code == 1
    assert "not in the library" in json.loads(out)["error"]
