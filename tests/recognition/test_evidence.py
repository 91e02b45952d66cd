import numpy as np
import pytest
from PIL import Image

from photomanager import paths
from photomanager.recognition.embedder import Activation, LiteRTEmbedder
from photomanager.recognition.evidence import cell_span, evidence, means_without, paint_over
from photomanager.recognition.feature_space import STEP, FeatureSpace
from photomanager.recognition.manifest import Manifest


def space_of(random, channels=40, dimensions=16, size=0.5):
    return FeatureSpace(
        mean=random.gamma(0.4, 0.4, channels).astype(np.float32),
        transform=random.normal(scale=size, size=(dimensions, channels)).astype(np.float32),
        prototypes=np.zeros((3, dimensions), np.float32),
        network="fake",
    )


def log_odds(code, weights, scale, bias):
    return scale * int(weights.astype(np.int64) @ code.astype(np.int64)) + bias


@pytest.mark.parametrize("shape", [(1, 1), (7, 7), (3, 5)])
@pytest.mark.parametrize("size", [0.5, 50.0], ids=["inside", "clipped"])
def test_the_parts_add_up_to_the_score_of_the_code(shape, size):
    random = np.random.default_rng(4)
    space = space_of(random, size=size)
    feature_map = random.gamma(0.4, 0.4, (*shape, 40)).astype(np.float32)
    code = space.code(Activation(feature_map, np.zeros(1, np.float32)).mean[None])[0]
    weights = random.integers(-32767, 32768, 16).astype(np.int16)
    without = random.gamma(0.4, 0.4, (shape[0] * shape[1], 40)).astype(np.float32)
    parts = evidence(feature_map, without, code, space, weights, 2.0**-14, -3.25)
    assert parts.cells.shape == parts.own.shape == shape
    assert parts.own.sum() == pytest.approx(parts.cells.sum(), rel=1e-9, abs=1e-9)
    assert parts.bias == -3.25
    total = parts.cells.sum() + parts.bias + parts.rounding
    assert total == pytest.approx(log_odds(code, weights, 2.0**-14, -3.25), rel=1e-12, abs=1e-9)
    if size == 0.5:
        # Half a step in each coordinate at most.
        assert abs(parts.rounding) <= 2.0**-14 * np.abs(weights.astype(int)).sum() / 2 + 1e-9


def test_a_cells_own_share_is_what_the_score_before_rounding_loses_without_it():
    """Its Shapley value: the same whichever cells were made average before."""
    random = np.random.default_rng(5)
    space = space_of(random)
    feature_map = random.gamma(0.4, 0.4, (3, 3, 40)).astype(np.float32)
    code = space.code(feature_map.mean((0, 1))[None])[0]
    weights = random.integers(-900, 900, 16).astype(np.int16)
    parts = evidence(feature_map, np.ones((9, 40), np.float32), code, space, weights, 0.01, 0.5)

    def exact(cells):
        return 0.01 * float(weights @ space.whiten(cells.reshape(-1, 40).mean(0))) / STEP

    remaining = feature_map.astype(np.float64)
    for place in random.permutation(9):
        row, column = divmod(int(place), 3)
        before = exact(remaining)
        remaining[row, column] = space.mean
        assert before - exact(remaining) == pytest.approx(parts.own[row, column], abs=1e-9)


def test_an_average_photo_has_no_evidence():
    space = space_of(np.random.default_rng(6))
    feature_map = np.broadcast_to(space.mean, (2, 2, 40))
    parts = evidence(
        feature_map,
        feature_map.reshape(-1, 40),
        np.zeros(16, np.int8),
        space,
        np.full(16, 99, np.int16),
        0.1,
        -2.0,
    )
    assert np.abs(parts.cells).max() == 0
    assert (parts.bias, parts.rounding) == (-2.0, pytest.approx(0.0, abs=1e-12))


@pytest.mark.parametrize(
    ("cells", "size", "first", "last"), [(9, 260, 3, 259), (7, 224, 31, 223), (8, 240, 15, 239)]
)
def test_cells_lie_where_same_padding_puts_them(cells, size, first, last):
    begin, end = cell_span(cells, size)
    width = (end - begin) / cells
    assert (begin + width / 2) * size - 0.5 == pytest.approx(first)
    assert (end - width / 2) * size - 0.5 == pytest.approx(last)


def test_with_the_network_that_ships_the_sum_is_the_score_too():
    manifest = Manifest.load(paths.model_dir("efficientnet-lite0"))
    space, embedder = FeatureSpace.load(manifest), LiteRTEmbedder(manifest)
    pixels = np.random.default_rng(8).integers(0, 256, (12, 12, 3), np.uint8)
    image = Image.fromarray(pixels).resize((300, 260), Image.Resampling.BICUBIC)
    activation = embedder.run(embedder.prepare(image))
    code = space.code(activation.mean[None])[0]
    weights = np.rint(space.prototypes[207] * 3000).astype(np.int16)
    without = means_without(embedder, embedder.prepare(image), (7, 7))
    parts = evidence(activation.feature_map, without, code, space, weights, 1e-5, -12.0)
    total = parts.cells.sum() + parts.bias + parts.rounding
    assert parts.cells.shape == (7, 7)
    assert total == pytest.approx(log_odds(code, weights, 1e-5, -12.0), rel=1e-12)


class LooksAtOnePlace:
    """A network whose feature map knows the brightness of the top left corner, everywhere."""

    def prepare(self, image):
        return np.asarray(image)

    def run(self, pixels):
        brightness = pixels[:8, :8].mean() / 255
        return Activation(np.full((3, 3, 40), brightness, np.float32), np.zeros(1, np.float32))


def test_evidence_lies_where_the_score_comes_from_whatever_cell_holds_it():
    space = space_of(np.random.default_rng(7))
    pixels = np.zeros((24, 24, 3), np.uint8)
    pixels[:8, :8] = 250
    network = LooksAtOnePlace()
    activation = network.run(pixels)
    code = space.code(activation.mean[None])[0]
    towards = space.transform.sum(axis=1)
    weights = np.rint(towards / np.abs(towards).max() * 900).astype(np.int16)
    without = means_without(network, pixels, (3, 3))
    parts = evidence(activation.feature_map, without, code, space, weights, 0.01, 0.0)
    assert np.ptp(parts.own) == pytest.approx(0.0, abs=1e-9)
    assert parts.cells.argmax() == 0
    others = parts.cells.ravel()[1:]
    assert np.ptp(others) == pytest.approx(0.0, abs=1e-9)
    assert parts.cells[0, 0] > others[0] + 0.1


def test_places_are_painted_over_in_one_colour():
    pixels = np.random.default_rng(3).integers(0, 256, (24, 24, 3), np.uint8)
    painted = paint_over(pixels, np.array([0, 8]), (3, 3), 128)
    changed = (painted != pixels).any(axis=2)
    assert (painted[changed] == 128).all()
    assert changed[0, 0]
    assert changed[-1, -1]
    assert not changed[0, -1]
    assert not changed[-1, 0]
    mean = np.rint(pixels.mean(axis=(0, 1)))
    assert (paint_over(pixels, np.array([0]), (3, 3))[0, 0] == mean).all()
