"""The detector from arrays to LiteRT, with random weights of the published sizes."""

import dataclasses

import numpy as np
import pytest
from PIL import Image

from photomanager import paths
from photomanager.errors import ModelError
from photomanager.recognition.faces import CELLS, FaceNetwork, LiteRTFaceFinder

pytestmark = [
    pytest.mark.training,
    # TensorFlow and Keras warn of their own doings.
    pytest.mark.filterwarnings("ignore"),
]


@pytest.fixture(scope="module")
def face_detector():
    pytest.importorskip("tensorflow")
    from photomanager.training import face_detector

    return face_detector


def random_arrays():
    random = np.random.default_rng(5)
    arrays = {}

    def layer(name, inputs, outputs):
        arrays[f"{name}_pw_weight"] = random.normal(0, inputs**-0.5, outputs * inputs)
        arrays[f"{name}_dw_weight"] = random.normal(0, 1 / 3, 9 * outputs)
        arrays[f"{name}_pw_bias"] = arrays[f"{name}_dw_bias"] = random.normal(0, 0.1, outputs)

    layer("backbone__model0", 32, 16)
    arrays["backbone__model0_pw_weight"] /= 255
    layer("backbone__model0_dp", 16, 16)
    widths = [16, 32, 64, 64, 64, 64]
    for number in range(1, 6):
        before, after = widths[number - 1 : number + 1]
        layer(f"backbone__model{number}_dp1", before, before)
        layer(f"backbone__model{number}_dp2", before, after)
    for level in range(3):
        layer(f"neck__lateral_convs__{level}", 64, 64)
        for part, outputs in (("cls", 1), ("obj", 1), ("bbox", 4)):
            layer(f"bbox_head__multi_level_{part}__{level}", 64, outputs)
    return {name: array.astype(np.float32) for name, array in arrays.items()}


@pytest.fixture(scope="module")
def model(face_detector):
    return face_detector.detector(random_arrays())


def test_the_maps_fit_the_cells(model):
    answers = model(np.zeros((1, 64, 96, 3), np.float32))
    assert {name: tuple(one.shape) for name, one in answers.items()} == {
        f"cells_{width}": (1, 64 // width, 96 // width, 5) for width in CELLS
    }
    for one in answers.values():
        assert (np.asarray(one)[..., 0] >= 0).all()
        assert (np.asarray(one)[..., 0] <= 1).all()


def test_litert_gives_the_answers_of_keras(face_detector, model):
    network = dataclasses.replace(
        FaceNetwork.load(paths.model_dir("faces-yunet")), long_side=128, short_side=96
    )
    finder = LiteRTFaceFinder(network, face_detector.convert(model))
    pixels = np.random.default_rng(0).integers(0, 256, (96, 128, 3), np.uint8)
    expected = model(pixels[np.newaxis].astype(np.float32))
    for width, found in zip(CELLS, finder._run(pixels), strict=True):
        known = np.asarray(expected[f"cells_{width}"])[0]
        # Weights in float16 have three decimals.
        np.testing.assert_allclose(found, known, atol=0.01, rtol=0.01)
    assert all(
        face.score >= network.least_score for face in finder.find(Image.new("RGB", (128, 96)))
    )


def test_weights_that_do_not_fit_are_named(face_detector):
    arrays = random_arrays()
    del arrays["neck__lateral_convs__1_dw_bias"]
    with pytest.raises(ModelError, match="lack 'neck__lateral_convs__1_dw_bias'"):
        face_detector.detector(arrays)
    arrays = random_arrays()
    arrays["backbone__model3_dp1_pw_weight"] = np.zeros(7, np.float32)
    with pytest.raises(ModelError, match="do not fit"):
        face_detector.detector(arrays)


def test_the_shipped_model_is_what_the_package_gives(face_detector, tmp_path):
    try:
        built = face_detector.build(tmp_path)
    except ModelError:
        pytest.skip("the package with the weights is not installed")
    shipped = FaceNetwork.load(paths.model_dir(face_detector.NAME))
    assert dataclasses.replace(built, folder=shipped.folder, sha256="") == dataclasses.replace(
        shipped, sha256=""
    )
    image = Image.effect_noise((320, 320), 80).convert("RGB")
    pixels = np.asarray(image)
    for new, old in zip(
        LiteRTFaceFinder(built)._run(pixels), LiteRTFaceFinder(shipped)._run(pixels), strict=True
    ):
        np.testing.assert_allclose(new, old, atol=1e-4)
