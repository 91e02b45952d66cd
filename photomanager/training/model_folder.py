"""Fills a network's folder: model, manifest, licence, and the feature space beside them."""

from __future__ import annotations

import dataclasses
import hashlib
import logging
from typing import TYPE_CHECKING

import numpy as np

from photomanager.recognition.embedder import LiteRTEmbedder
from photomanager.recognition.feature_space import FeatureSpace, network_identity
from photomanager.recognition.manifest import PREPARATION, Manifest
from photomanager.recognition.whitening import DIMENSIONS, fit_space
from photomanager.training.conversion import convert
from photomanager.training.image_sources import ImageSource, prepared

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from photomanager.training.network import Network

_log = logging.getLogger(__name__)

MODEL_FILE = "model.tflite"
SPACE_FILE = "feature_space.npz"
LICENCE_FILE = "LICENSE"
# The shipped heads were trained with softened labels and are honest as they are: of tags with a
# probability of .6 to .7 on ordinary photos .85 were right, and above .7 .95.
TEMPERATURE = 1.0
_CALIBRATION_IMAGES = 200


def build(network: Network, sources: Sequence[ImageSource], folder: Path) -> None:
    """Builds everything in a network's folder except the model card.

    Args:
        network: The network in Keras.
        sources: Generic images. Evenly spread ones of the first source give the ranges for int8.
        folder: Where the files go; made if missing, its files of the same names replaced.
    """
    first = sources[0].files
    step = max(1, len(first) // _CALIBRATION_IMAGES)
    _log.info("quantising %s", network.name)
    model = convert(network, list(prepared(first[::step], network.size)))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MODEL_FILE).write_bytes(model)
    (folder / LICENCE_FILE).write_text(network.licence_text, "utf-8")
    channels = int(network.model.output["feature_map"].shape[-1])
    manifest = Manifest(
        folder=folder,
        name=network.name,
        origin=network.origin,
        licence=network.licence,
        input_size=network.size,
        preparation=PREPARATION,
        logits_output="logits",
        feature_map_output="feature_map",
        classes=int(network.model.output["logits"].shape[-1]),
        channels=channels,
        dimensions=min(DIMENSIONS, channels),
        temperature=TEMPERATURE,
        model_file=MODEL_FILE,
        space_file=SPACE_FILE,
        sha256={MODEL_FILE: _digest(model)},
    )
    build_space(manifest, sources)


def build_space(manifest: Manifest, sources: Sequence[ImageSource]) -> None:
    """Fits the feature space of a network that is already converted, and saves the manifest.

    The same images in the same order give the same file on the same machine; another processor
    may differ in the last bits of float32.
    """
    embedder = LiteRTEmbedder(manifest)
    outputs = []
    for source in sources:
        _log.info("embedding %d images: %s", len(source.files), source.name)
        outputs.append(_outputs(embedder, manifest, source))
    _log.info("fitting the feature space")
    contents = fit_space(outputs, network_identity(manifest)).to_bytes()
    (manifest.folder / manifest.space_file).write_bytes(contents)
    digests = manifest.sha256 | {manifest.space_file: _digest(contents)}
    complete = dataclasses.replace(manifest, sha256=digests)
    complete.save()
    _log.info("feature space %s", FeatureSpace.load(complete).space_hash)


def _outputs(
    embedder: LiteRTEmbedder, manifest: Manifest, source: ImageSource
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Embeddings float32[n, C] and logits float32[n, K] of a source's images."""
    features = np.empty((len(source.files), manifest.channels), np.float32)
    logits = np.empty((len(source.files), manifest.classes), np.float32)
    images = prepared(source.files, manifest.input_size, thumbnails=source.thumbnails)
    for row, pixels in enumerate(images):
        activation = embedder.run(pixels)
        features[row], logits[row] = activation.mean, activation.logits
    return features, logits


def _digest(contents: bytes) -> str:
    return hashlib.sha256(contents).hexdigest()
