import numpy as np
import pytest

from photomanager.errors import ModelError
from photomanager.recognition.whitening import fit_prototypes, fit_space, fit_whitening


def source(seed=0, count=4000, channels=6, offset=0.0):
    rng = np.random.default_rng(seed)
    mixing = np.random.default_rng(99).normal(size=(channels, channels))
    return (rng.normal(size=(count, channels)) @ mixing + offset).astype(np.float32)


def test_without_shrinkage_the_whitened_images_have_unit_covariance():
    images = source()
    whitening = fit_whitening([images], dimensions=6, shrinkage=0.0)
    z = (images - whitening.mean) @ whitening.transform.T
    np.testing.assert_allclose(z.T @ z / len(z), np.eye(6), atol=1e-5)
    np.testing.assert_allclose(z.mean(axis=0), 0, atol=1e-5)


def test_the_strongest_directions_are_kept_and_small_ones_are_held_down():
    images = source()
    whitening = fit_whitening([images], dimensions=3, shrinkage=1.0)
    z = (images - whitening.mean) @ whitening.transform.T
    variances = z.var(axis=0)
    assert whitening.transform.shape == (3, 6)
    assert (np.diff(variances) < 0).all()
    assert variances[0] < 1


def test_sources_count_the_same_whatever_their_size():
    few, many = source(1, 500), source(2, 5000, offset=3.0)
    whitening = fit_whitening([few, many])
    expected = (few.mean(axis=0, dtype=float) + many.mean(axis=0, dtype=float)) / 2
    np.testing.assert_allclose(whitening.mean, expected, rtol=1e-6)
    again = fit_whitening([few, np.concatenate([many, many])])
    np.testing.assert_allclose(whitening.transform, again.transform, atol=1e-9)


def test_unwhitening_is_the_way_back():
    whitening = fit_whitening([source()], dimensions=6, shrinkage=0.5)
    np.testing.assert_allclose(whitening.transform @ whitening.unwhiten, np.eye(6), atol=1e-9)


def two_class_source(seed, head, count=3000):
    """Images of as many Gaussian classes as the head has, and the head's logits for them."""
    rng = np.random.default_rng(seed)
    classes = rng.integers(0, len(head.T), count)
    features = (3 * head.T[classes] + rng.normal(size=(count, len(head)))).astype(np.float32)
    return features, (features @ head + 7).astype(np.float32), classes


def test_prototypes_lie_where_the_classes_are_though_nobody_labelled_them():
    head = np.linalg.qr(np.random.default_rng(3).normal(size=(8, 4)))[0]
    features, logits, classes = two_class_source(4, head)
    whitening = fit_whitening([features], dimensions=8, shrinkage=0.0)
    prototypes = fit_prototypes(whitening, [(features, logits)])
    z = (features - whitening.mean) @ whitening.transform.T
    means = np.stack([z[classes == c].mean(axis=0) for c in range(4)])
    cosine = (prototypes * means).sum(1) / (
        np.linalg.norm(prototypes, axis=1) * np.linalg.norm(means, axis=1)
    )
    assert cosine.min() > 0.95
    lengths = np.linalg.norm(prototypes, axis=1) / np.linalg.norm(means, axis=1)
    np.testing.assert_allclose(lengths, 1, atol=0.15)
    answers = (z @ prototypes.T - (prototypes**2).sum(1) / 2).argmax(axis=1)
    assert (answers == classes).mean() > 0.9


def test_the_same_images_give_the_same_space():
    head = np.random.default_rng(5).normal(size=(8, 4))
    features, logits, _ = two_class_source(6, head)
    first, second = (fit_space([(features, logits)], "net") for _ in range(2))
    assert first.to_bytes() == second.to_bytes()
    assert first.dimensions == 8


def test_images_that_all_look_the_same_are_refused():
    features, logits = np.ones((50, 4), np.float32), np.ones((50, 3), np.float32)
    with pytest.raises(ModelError, match="every image the same features"):
        fit_space([(features, logits)], "net")
