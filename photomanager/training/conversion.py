"""Turns a Keras network into an int8 LiteRT model that takes raw pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import tensorflow as tf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from photomanager.training.network import Network


def convert(network: Network, images: Iterable[NDArray[np.uint8]]) -> bytes:
    """Quantises weights and activations to int8 after training.

    The model takes uint8[1, S, S, 3] pixels, and its outputs `feature_map` and `logits` are
    float32, dequantised by the model itself. Both come out of one invocation.

    Args:
        network: The network to convert.
        images: Prepared photos, uint8[S, S, 3]; the ranges of all activations are taken from
            them, so they should look like a user's photos. Some two hundred are enough.

    Returns:
        The contents of a `.tflite` file.
    """
    converter = tf.lite.TFLiteConverter.from_keras_model(network.model)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    converter.representative_dataset = lambda: _representative(network, images)
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
    converter.inference_input_type = tf.uint8
    converter.inference_output_type = tf.float32
    return bytes(converter.convert())


def _representative(
    network: Network, images: Iterable[NDArray[np.uint8]]
) -> Iterator[list[NDArray[np.float32]]]:
    for number, image in enumerate(images):
        pixels = image.astype(np.float32)
        if number == 0:
            # Pins the input's range to exactly 0…255, so that a raw byte is the quantised input.
            pixels[0, 0], pixels[0, 1] = 0, 255
        yield [(pixels * network.scale + network.offset)[np.newaxis]]
