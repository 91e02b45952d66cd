"""The whole way from files to accuracy, with the small shipped network on made-up images."""

import numpy as np
import pytest
from PIL import Image

from photomanager import paths
from photomanager.evaluation import embeddings
from photomanager.evaluation import evaluate as evaluation
from photomanager.evaluation.embeddings import embed
from photomanager.evaluation.evaluate import EvaluationError, evaluate
from photomanager.learning.gaussian import KNOWN_WEIGHT
from photomanager.recognition.feature_space import STEP, FeatureSpace
from photomanager.recognition.manifest import Manifest

NETWORK = "efficientnet-lite0"


def stripes(seed, *, upright):
    """An image of black and coloured stripes; the direction is the category."""
    rng = np.random.default_rng(seed)
    width = int(rng.integers(8, 16))
    mask = (np.arange(128) // width % 2).astype(np.uint8)
    grid = np.broadcast_to(mask if upright else mask[:, np.newaxis], (128, 128))
    colour = rng.integers(100, 256, 3, np.uint8)
    return Image.fromarray(grid[..., np.newaxis] * colour)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    root = tmp_path_factory.mktemp("stripes")
    for name, upright in (("level", False), ("upright", True)):
        (root / name).mkdir()
        for number in range(8):
            image = stripes(10 * number + upright, upright=upright)
            image.save(root / name / f"{number}.png")
    return root


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


def test_invented_categories_are_learned_from_a_few_images(folder, cache):
    result = evaluate(folder, shots=3, network=NETWORK, cache=cache)
    assert result.images == 8
    assert result.shots == 3
    assert result.space == "shipped"
    assert result.top1 >= 0.75
    assert result.top5 == result.top10 == 1.0
    assert result.top1_without_prior is not None
    assert result.seconds > 0


def test_without_prior_the_two_numbers_are_one(folder, cache):
    result = evaluate(folder, shots=3, prior=False, network=NETWORK, cache=cache)
    assert result.top1 == result.top1_without_prior


def test_lessons_are_what_is_learned_from(folder, cache, tmp_path):
    """The same test images with the labels of the lessons exchanged: mostly wrong answers."""
    for part, source in (("level", "upright"), ("upright", "level")):
        for kind, offset in (("train", 0), ("val", 1)):
            target = tmp_path / kind / part
            target.mkdir(parents=True)
            category = source if kind == "train" else part
            for number in range(offset, 8, 2):
                contents = (folder / category / f"{number}.png").read_bytes()
                (target / f"{number}.png").write_bytes(contents)
    result = evaluate(tmp_path, shots=3, network=NETWORK, cache=cache)
    assert result.top1 <= 0.25


def test_what_cannot_be_answered_is_said(folder, cache, tmp_path):
    def ask(**options):
        return evaluate(folder, network=NETWORK, cache=cache, **options)

    with pytest.raises(EvaluationError, match="no class for level"):
        ask(shots=0)
    with pytest.raises(EvaluationError, match="nothing to know"):
        ask(shots=0, prior=False)
    with pytest.raises(EvaluationError, match="takes 1024 training images"):
        ask(shots=2, space="fit")


def test_known_words_and_numbers_need_no_image(tmp_path, cache):
    for name in ("dog", "n02123045_tabby"):
        (tmp_path / name).mkdir()
        for number in range(2):
            stripes(number, upright=True).save(tmp_path / name / f"{number}.png")
    result = evaluate(tmp_path, network=NETWORK, cache=cache)
    assert result.images == 2
    # Both categories have the same images, so exactly one answer can be right.
    assert result.top1 == 0.5
    assert result.top1_without_prior is None


def test_an_unreadable_image_is_left_out_and_named(folder, cache, tmp_path, caplog):
    for name in ("level", "upright"):
        (tmp_path / name).mkdir()
        for number in range(4):
            contents = (folder / name / f"{number}.png").read_bytes()
            (tmp_path / name / f"{number}.png").write_bytes(contents)
    (tmp_path / "level" / "1.png").write_bytes(b"no image")
    result = evaluate(tmp_path, shots=2, network=NETWORK, cache=cache)
    assert result.images == 3
    assert "1.png" in caplog.text


def test_embeddings_are_kept_by_content_and_the_oldest_dropped(folder, tmp_path, monkeypatch):
    manifest = Manifest.load(paths.model_dir(NETWORK))
    images = sorted((folder / "level").iterdir())
    first = embed(images[:2], manifest, tmp_path)
    copy = tmp_path / "copies"
    copy.mkdir()
    copies = [copy / f"{number}.png" for number in range(2)]
    for image, to in zip(images, copies, strict=False):
        to.write_bytes(image.read_bytes())

    def must_not_run(*_):
        raise AssertionError("the network ran again")

    with monkeypatch.context() as patch:
        patch.setattr(embeddings, "LiteRTEmbedder", must_not_run)
        second = embed(copies, manifest, tmp_path)
    assert (second.features == first.features).all()

    for image in images[2:7]:
        embed([image], manifest, tmp_path)
    assert len(list(tmp_path.glob("*.npz"))) == 4


def test_a_damaged_cache_is_made_again(folder, tmp_path, caplog):
    manifest = Manifest.load(paths.model_dir(NETWORK))
    images = sorted((folder / "level").iterdir())[:1]
    first = embed(images, manifest, tmp_path)
    next(tmp_path.glob("*.npz")).write_bytes(b"half a file")
    assert (embed(images, manifest, tmp_path).features == first.features).all()
    assert "damaged" in caplog.text


def chosen_weight(images, wrong):
    """κ chosen with 12 categories whose prototypes are off by so much."""
    rng = np.random.default_rng(3)
    means = rng.normal(0, 0.5, (12, 32))
    prototypes = means + wrong * rng.normal(0, 1, means.shape)
    space = FeatureSpace(np.zeros(32), np.eye(32), prototypes, "none")
    categories = np.repeat(np.arange(12), images)
    codes = np.clip(
        np.rint((means[categories] + rng.normal(0, 1, (12 * images, 32))) / STEP), -127, 127
    )
    lessons = evaluation._Lessons(codes.astype(np.int8), categories, np.zeros(32))
    known = [(category,) for category in range(12)]
    return evaluation._best_weight(known, lessons, space)


def test_prototypes_of_a_fitted_space_count_as_much_as_they_are_worth():
    assert chosen_weight(20, wrong=1.0) < KNOWN_WEIGHT
    assert chosen_weight(20, wrong=0.01) > KNOWN_WEIGHT


def test_a_few_images_do_not_choose_what_prototypes_are_worth():
    assert chosen_weight(4, wrong=1.0) == KNOWN_WEIGHT
