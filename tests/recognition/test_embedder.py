import dataclasses
import hashlib
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from photomanager import paths
from photomanager.errors import ModelError
from photomanager.recognition.embedder import Activation, LiteRTEmbedder, prepare
from photomanager.recognition.manifest import Manifest


@pytest.fixture(scope="module")
def manifest():
    return Manifest.load(paths.model_dir("efficientnet-lite0"))


@pytest.fixture(scope="module")
def embedder(manifest):
    return LiteRTEmbedder(manifest)


def landscape(width=400, height=300):
    """Three coloured stripes, so that it shows which part of the photo was taken."""
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[:, : (width - height) // 2] = (255, 0, 0)
    pixels[:, (width - height) // 2 : (width + height) // 2] = (0, 255, 0)
    pixels[:, (width + height) // 2 :] = (0, 0, 255)
    return Image.fromarray(pixels)


def test_prepare_takes_the_whole_centre_square_of_a_landscape():
    pixels = prepare(landscape(), 224)
    assert pixels.shape == (224, 224, 3)
    assert pixels.dtype == np.uint8
    assert (pixels[:, 2:-2] == (0, 255, 0)).all()


def test_prepare_takes_the_whole_centre_square_of_a_portrait():
    pixels = prepare(landscape().transpose(Image.Transpose.ROTATE_90), 224)
    assert (pixels[2:-2] == (0, 255, 0)).all()


@pytest.mark.parametrize("size", [(1, 1), (1, 500), (64, 64), (224, 224), (4000, 3)])
def test_prepare_takes_images_of_any_shape(size):
    assert prepare(Image.new("RGB", size, (9, 8, 7)), 224).tolist()[0][0] == [9, 8, 7]


def test_an_image_of_the_right_size_is_not_touched():
    pixels = np.random.default_rng(0).integers(0, 256, (224, 224, 3), np.uint8)
    assert (prepare(Image.fromarray(pixels), 224) == pixels).all()


def test_both_outputs_come_from_one_run_and_belong_together(manifest, embedder):
    activation = embedder.run(embedder.prepare(landscape()))
    assert activation.feature_map.shape == (7, 7, manifest.channels)
    assert activation.logits.shape == (manifest.classes,)
    assert activation.feature_map.dtype == activation.logits.dtype == np.float32
    # After ReLU6, dequantised: nothing below zero, nothing above six, few distinct values.
    assert activation.feature_map.min() >= 0
    assert activation.feature_map.max() <= 6.01
    assert len(np.unique(activation.feature_map)) <= 256


def test_the_result_of_one_photo_does_not_change_with_the_next(embedder):
    first = embedder.run(embedder.prepare(landscape()))
    kept = first.feature_map.copy(), first.logits.copy()
    embedder.run(np.full((224, 224, 3), 200, np.uint8))
    assert (first.feature_map == kept[0]).all()
    assert (first.logits == kept[1]).all()
    again = embedder.run(embedder.prepare(landscape()))
    assert (again.logits == kept[1]).all()


def test_threads_do_not_change_a_bit(manifest, embedder):
    pixels = embedder.prepare(landscape())
    one, two = embedder.run(pixels), LiteRTEmbedder(manifest, threads=2).run(pixels)
    assert (one.feature_map == two.feature_map).all()
    assert (one.logits == two.logits).all()


def test_the_embedding_is_the_mean_over_the_cells_in_any_order():
    cells = np.random.default_rng(1).random((9, 9, 5), np.float32)
    shuffled = cells[::-1, ::-1].copy()
    logits = np.zeros(3, np.float32)
    mean = Activation(cells, logits).mean
    assert mean.dtype == np.float32
    np.testing.assert_allclose(mean, cells.reshape(81, 5).mean(0), rtol=1e-6)
    assert (mean == Activation(shuffled, logits).mean).all()


@pytest.mark.parametrize("contents", [b"", b"not a network", b"\x1c\x00\x00\x00TFL3" + bytes(60)])
def test_a_file_that_is_no_network_gives_one_sentence(manifest, tmp_path, contents):
    (tmp_path / manifest.model_file).write_bytes(contents)
    digests = manifest.sha256 | {manifest.model_file: hashlib.sha256(contents).hexdigest()}
    foreign = dataclasses.replace(manifest, folder=tmp_path, sha256=digests)
    with pytest.raises(ModelError, match="is not a LiteRT network that this program can run"):
        LiteRTEmbedder(foreign)


@pytest.mark.parametrize(
    "other", [{"input_size": 260}, {"classes": 1001}, {"channels": 576}, {"logits_output": "x"}]
)
def test_a_network_of_another_shape_gives_one_sentence(manifest, other):
    with pytest.raises(ModelError, match="does not have the inputs and outputs"):
        LiteRTEmbedder(dataclasses.replace(manifest, **other))


def test_litert_is_not_imported_before_a_network_is_opened():
    program = (
        "import sys, photomanager.recognition.embedder, photomanager.recognition.feature_space\n"
        "sys.exit('ai_edge_litert' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
