"""From Keras to a folder that the application runs, on small networks with random weights."""

import numpy as np
import pytest
from PIL import Image

from photomanager.errors import ModelError
from photomanager.recognition.embedder import LiteRTEmbedder
from photomanager.recognition.feature_space import FeatureSpace
from photomanager.recognition.manifest import Manifest

pytestmark = [
    pytest.mark.training,
    # TensorFlow and Keras warn of their own doings.
    pytest.mark.filterwarnings("ignore"),
]

SMALL = {"alpha": 0.35, "input_shape": (96, 96, 3), "classes": 7}


@pytest.fixture(scope="module")
def keras_network():
    pytest.importorskip("tensorflow")
    from photomanager.training import keras_network

    return keras_network


@pytest.fixture(scope="module")
def photos(tmp_path_factory):
    """Twelve images with large patches of colour, which even a random network tells apart."""
    folder = tmp_path_factory.mktemp("photos")
    rng = np.random.default_rng(0)
    for number in range(12):
        patches = rng.integers(0, 256, (1 + number % 3, 2 + number // 4, 3), np.uint8)
        image = Image.fromarray(patches).resize((120, 100), Image.Resampling.BILINEAR)
        image.save(folder / f"{number:02}.png")
    return folder


@pytest.fixture(scope="module")
def weights(keras_network, photos, tmp_path_factory):
    """A file of weights whose activations neither vanish nor explode."""
    import keras

    keras.utils.set_random_seed(3)
    model = keras.applications.MobileNetV2(weights=None, **SMALL)
    images = [np.asarray(Image.open(path).resize((96, 96))) for path in sorted(photos.iterdir())]
    batch = np.stack(images).astype(np.float32) / 127.5 - 1
    for layer in model.layers:
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.momentum = 0.0  # one pass sets mean and variance to those of the batch
    model(batch, training=True)
    path = tmp_path_factory.mktemp("weights") / "own.weights.h5"
    model.save_weights(path)
    return path


@pytest.fixture(scope="module")
def built(keras_network, photos, weights, tmp_path_factory):
    """The folder of a network built from the user's own weights, and the network in Keras."""
    from photomanager.training import model_folder
    from photomanager.training.image_sources import sources_of_folder

    network = keras_network.load("MobileNetV2", weights=weights, licence="MIT", **SMALL)
    folder = tmp_path_factory.mktemp("models") / "own"
    model_folder.build(network, sources_of_folder(photos), folder)
    return Manifest.load(folder), network


def test_the_folder_describes_the_network(built):
    manifest, _ = built
    assert manifest.name == "mobilenetv2"
    assert manifest.input_size == 96
    assert (manifest.classes, manifest.channels, manifest.dimensions) == (7, 1280, 512)
    assert manifest.licence == "MIT"
    assert "own.weights.h5" in manifest.origin


def test_int8_agrees_with_keras(built, photos):
    """Each image is most like itself in Keras, over all channels.

    A network with random weights is chaotic (a change of one grey level turns its features
    around), so the agreement of trained networks cannot be asked of it.
    """
    manifest, network = built
    embedder = LiteRTEmbedder(manifest)
    ours, theirs = [], []
    for path in sorted(photos.iterdir()):
        pixels = embedder.prepare(Image.open(path).convert("RGB"))
        activation = embedder.run(pixels)
        keras_map = np.asarray(network.model(pixels[np.newaxis].astype(np.float32))["feature_map"])
        assert activation.feature_map.shape == keras_map.shape[1:]
        ours.append(activation.mean)
        theirs.append(keras_map.mean(axis=(0, 1, 2)))
    likeness = np.corrcoef(ours - np.mean(ours, axis=0), theirs - np.mean(theirs, axis=0))[:12, 12:]
    assert (likeness.argmax(axis=1) == np.arange(12)).sum() >= 9


def test_the_space_tells_the_images_apart(built, photos):
    manifest, _ = built
    embedder, space = LiteRTEmbedder(manifest), FeatureSpace.load(manifest)
    features = np.stack(
        [
            embedder.run(embedder.prepare(Image.open(path).convert("RGB"))).mean
            for path in sorted(photos.iterdir())
        ]
    )
    codes = space.code(features)
    assert len({code.tobytes() for code in codes}) == 12
    assert space.prototypes.shape == (7, 512)
    assert np.isfinite(space.prototypes).all()


def test_the_space_can_be_built_again_to_the_byte(built, photos):
    from photomanager.training import model_folder
    from photomanager.training.image_sources import sources_of_folder

    manifest, _ = built
    before = manifest.checked_bytes(manifest.space_file)
    model_folder.build_space(manifest, sources_of_folder(photos))
    assert Manifest.load(manifest.folder) == manifest
    assert manifest.checked_bytes(manifest.space_file) == before


def test_a_whole_saved_model_with_softmax_gives_logits(keras_network, weights, tmp_path):
    import keras

    model = keras.applications.MobileNetV2(weights=None, **SMALL)
    model.load_weights(weights)
    model.save(tmp_path / "whole.keras")
    whole = keras_network.load("MobileNetV2", weights=tmp_path / "whole.keras")
    parts = keras_network.load("MobileNetV2", weights=weights, **SMALL)
    pixels = np.random.default_rng(1).integers(0, 256, (1, 96, 96, 3)).astype(np.float32)
    first, second = whole.model(pixels), parts.model(pixels)
    np.testing.assert_allclose(first["logits"], second["logits"], rtol=1e-4, atol=1e-5)
    assert np.asarray(first["logits"]).min() < 0


def test_an_unknown_architecture_is_named(keras_network):
    with pytest.raises(ModelError, match=r"keras\.applications has no network Mobilenet9"):
        keras_network.load("Mobilenet9", weights=None)


def test_weights_of_another_network_are_refused(keras_network, weights):
    with pytest.raises(ModelError, match="The weights of MobileNetV2 cannot be loaded"):
        keras_network.load("MobileNetV2", weights=weights, **SMALL | {"alpha": 0.5})


def test_the_shipped_network_is_the_published_one():
    """The Lite0 rebuilt from the package and the shipped int8 model say the same of a pattern."""
    pytest.importorskip("tensorflow")
    from photomanager import paths
    from photomanager.training import efficientnet_lite

    network = efficientnet_lite.load("efficientnet-lite0")
    embedder = LiteRTEmbedder(Manifest.load(paths.model_dir("efficientnet-lite0")))
    gradient = np.linspace(0, 255, 224).astype(np.uint8)
    pixels = np.stack(np.broadcast_arrays(gradient, gradient[:, np.newaxis], 128), axis=-1)
    pixels = pixels.astype(np.uint8)
    scaled = pixels[np.newaxis].astype(np.float32) * network.scale + network.offset
    expected = {name: np.asarray(value)[0] for name, value in network.model(scaled).items()}
    ours = embedder.run(pixels)
    assert np.corrcoef(ours.logits, expected["logits"])[0, 1] > 0.9
    assert np.corrcoef(ours.mean, expected["feature_map"].mean(axis=(0, 1)))[0, 1] > 0.9
