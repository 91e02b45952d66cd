import numpy as np
import pytest
from PIL import Image

from photomanager.imaging import decode
from photomanager.indexing.errands import Errands
from photomanager.operations import classify
from photomanager.operations.classify import NamedScore
from photomanager.recognition.scene_names import SceneNames
from photomanager.recognition.vocabulary import Vocabulary
from photomanager.runtime import load_recognition
from tests.indexing.fake_worker import SEGFAULTS


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "picture.jpg"
    pixels = np.random.default_rng(3).integers(0, 256, (9, 12, 3), np.uint8)
    Image.fromarray(pixels).resize((400, 300)).save(path)
    return path


def named(*scores):
    return [NamedScore(name, score) for name, score in zip("abcdef", scores, strict=False)]


def test_files_are_named_in_their_order_and_one_bad_file_stops_nothing(picture, tmp_path):
    text = tmp_path / "text.jpg"
    text.write_text("no picture")
    results = classify.classify(*load_recognition(), [text, picture], top=5)
    assert [result.path for result in results] == [str(text), str(picture)]
    assert results[0].tags == ()
    assert "text.jpg is not a picture" in (results[0].reason or "")
    scores = [tag.score for tag in results[1].tags]
    assert len(scores) == 5
    assert scores == sorted(scores, reverse=True)
    assert 0 < sum(scores) <= 1


def test_a_file_that_crashes_the_decoder_costs_its_own_sentence(
    picture, tmp_path, fake_worker, make_photo
):
    deadly = make_photo(tmp_path / "deadly.png", size=SEGFAULTS)
    images = [picture, deadly, picture]
    first, bad, last = classify.classify(*load_recognition(), images, top=3, command=fake_worker)
    assert bad.tags == ()
    assert "deadly.png was left alone: it makes the decoder crash" in (bad.reason or "")
    assert first == last
    assert len(first.tags) == 3


def test_the_pixels_are_those_that_indexing_looks_at(tmp_path, fake_worker, make_photo):
    large = make_photo(tmp_path / "large.jpg", size=(2100, 1400))
    expected = decode.decode(large.read_bytes(), "large.jpg").image
    errands = Errands(command=fake_worker)
    found = errands.decoded(bytes(large))
    errands.close()
    assert (found.columns, found.rows) == expected.size
    assert found.columns < 2100
    assert bytes(found.pixels) == expected.tobytes()


def test_the_cumulative_rule_stops_when_nine_tenths_are_used():
    ranked = named(0.5, 0.3, 0.15, 0.05)
    assert classify._cumulative(ranked) == ranked[:3]
    assert classify._cumulative(named(0.95, 0.05)) == named(0.95)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ((0.95, 0.02), ["a"]),
        ((0.9, 0.02), ["a", "b"]),
        ((0.3, 0.25), ["a", "b"]),
        ((0.3, 0.2), ["Unknown"]),
    ],
)
def test_the_scene_rule_takes_one_two_or_none(scores, expected):
    scenes = SceneNames.load(Vocabulary.load())
    assert [tag.name for tag in classify._of_scenes(named(*scores), scenes)] == expected


def test_the_scene_rule_answers_in_scene_names(picture):
    recognition = load_recognition()
    names = {name.capitalize() for name in SceneNames.load(recognition[2]).keys}
    (ranked,) = classify.classify(*recognition, [picture], rule="scene", top=40)
    assert {tag.name for tag in ranked.tags} == names
    assert sum(tag.score for tag in ranked.tags) < 1
    (answered,) = classify.classify(*recognition, [picture], rule="scene")
    assert {tag.name for tag in answered.tags} <= names | {"Unknown"}
    assert 1 <= len(answered.tags) <= 2


def test_the_calibrated_rule_says_what_a_new_library_would_write(picture, tmp_path, monkeypatch):
    recognition = load_recognition()
    monkeypatch.setattr("photomanager.learning.precision.known_threshold", lambda wanted: 0.1)
    (result,) = classify.classify(*recognition, [picture])
    vocabulary = recognition[2]
    keys = {concept.name: concept.key for concept in vocabulary.concepts}
    shown = {keys[tag.name] for tag in result.tags}
    assert all(tag.score >= 0.1 for tag in result.tags)
    assert not any(above in shown for key in shown for above in vocabulary.ancestors(key))
