"""The statistics of a feature space: a shrunk whitening and the prototypes of the head.

Pure numpy, no images and no network: everything is computed from embeddings and logits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import threadpool_limits

from photomanager.errors import ModelError
from photomanager.recognition.feature_space import FeatureSpace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


DIMENSIONS = 512
# Chosen by user-made tags (five labels of natural scenes, 51 starter tags), see the model cards.
SHRINKAGE = 1.0

# Share of the mean eigenvalue; only keeps the equations solvable where channels are always zero.
_HEAD_RIDGE = 1e-3


@dataclass(frozen=True)
class Whitening:
    """z = transform (f − mean), and the way back for directions.

    Attributes:
        mean: float64[C].
        transform: float64[D, C], rows by falling eigenvalue, each with its largest entry positive.
        unwhiten: float64[C, D], the pseudo-inverse of `transform`: f ≈ mean + unwhiten z.
    """

    mean: NDArray[np.float64]
    transform: NDArray[np.float64]
    unwhiten: NDArray[np.float64]


def fit_space(
    sources: Sequence[tuple[NDArray[np.float32], NDArray[np.float32]]], network: str
) -> FeatureSpace:
    """A feature space from what a network made of generic images; labels are not needed.

    Args:
        sources: Embeddings float32[n, C] and logits float32[n, K] of each source of images.
        network: Identity of the network, see `feature_space.network_identity`.

    Raises:
        ModelError: All images look the same to the network.
    """
    # On one thread, because the last bits of BLAS' sums depend on their number.
    with threadpool_limits(limits=1, user_api="blas"):
        whitening = fit_whitening([features for features, _ in sources])
        fitted = fit_prototypes(whitening, sources)
    # Half precision is enough for prototypes (a thousandth of a standard deviation) and halves
    # their file; the whitening stays in float32, because codes are made with it.
    prototypes = fitted.astype(np.float16)
    return FeatureSpace(
        mean=whitening.mean.astype(np.float32),
        transform=whitening.transform.astype(np.float32),
        prototypes=prototypes.astype(np.float32),
        network=network,
    )


def fit_whitening(
    sources: Sequence[NDArray[np.float32]],
    dimensions: int = DIMENSIONS,
    shrinkage: float = SHRINKAGE,
) -> Whitening:
    """Whitening of the average of the sources' covariances.

    Every source counts the same, however many images it has, so that ten thousand thumbnails
    do not outvote a thousand photographs. Directions are divided by
    sqrt(eigenvalue + shrinkage × mean eigenvalue): without the second term the last directions
    kept, which are mostly noise, would count as much as the first.

    Args:
        sources: Embeddings float32[n, C] of each source of images.
        dimensions: How many directions to keep; fewer if the network has fewer channels.
        shrinkage: See above.

    Raises:
        ModelError: All images look the same to the network.
    """
    mean = np.mean([source.mean(0, dtype=np.float64) for source in sources], axis=0)
    covariance = np.mean([_second_moment(source, mean) for source in sources], axis=0)
    if not covariance.any():
        raise ModelError(
            "The network gives every image the same features; use other weights or images."
        )
    values, vectors = np.linalg.eigh(covariance)
    largest = np.argsort(values)[::-1][:dimensions]
    directions = vectors[:, largest]
    # An eigenvector's sign is arbitrary; this makes it the same on every machine.
    peaks = directions[np.abs(directions).argmax(0), np.arange(directions.shape[1])]
    directions = directions * np.sign(peaks)
    scale = np.sqrt(np.maximum(values[largest], 0) + shrinkage * values.mean())
    return Whitening(mean, (directions / scale).T, directions * scale)


def _second_moment(features: NDArray[np.float32], mean: NDArray[np.float64]) -> NDArray[np.float64]:
    centred = features.astype(np.float64) - mean
    return np.asarray(centred.T @ centred / len(centred))


def fit_prototypes(
    whitening: Whitening,
    sources: Sequence[tuple[NDArray[np.float32], NDArray[np.float32]]],
) -> NDArray[np.float64]:
    """The mean of every class of the head, in units of z, without a labelled image.

    With covariance equal to the identity, a Gaussian classifier's weights are its means. So the
    head's own weights, seen in the whitened space, are the directions of its class means; their
    one common length is that at which images lie along the direction of the class the network
    thinks they belong to.

    The head's weights are recovered from its answers by ridge regression. On the shipped
    networks this gives the weights of the checkpoint (cosine .9999); and it works for every
    network, of whatever layers its head is made, and for the quantised network itself.

    Args:
        whitening: The space.
        sources: Embeddings float32[n, C] and logits float32[n, K] of each source, the sources
            counting the same.

    Returns:
        float64[K, D].
    """
    features = np.concatenate([features for features, _ in sources]) - whitening.mean
    logits = np.concatenate([logits for _, logits in sources]).astype(np.float64)
    # Softmax does not see what is added to all classes at once, so it is taken out.
    logits -= logits.mean(axis=1, keepdims=True)
    logits -= logits.mean(axis=0)
    gram = features.T @ features
    ridge = _HEAD_RIDGE * np.trace(gram) / len(gram) * np.eye(len(gram))
    head = np.linalg.solve(gram + ridge, features.T @ logits)
    directions = (whitening.unwhiten.T @ head).T
    lengths = []
    for source_features, source_logits in sources:
        z = (source_features - whitening.mean) @ whitening.transform.T
        own = directions[source_logits.argmax(axis=1)]
        lengths.append((own * z).sum() / (own**2).sum())
    return np.asarray(directions * np.mean(lengths))
