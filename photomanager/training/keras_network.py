"""Any network of `keras.applications`, with the user's own weights or Keras' download.

The feature map is the last layer with more than one cell. How pixels have to be scaled for a
network is known to its own module in Keras and is put in front of it, so the finished model
takes raw pixels like every other. Networks of this collection differ in how well they bear
int8; compare a new one with `photomanager evaluate` before you rely on it.
"""

from __future__ import annotations

import inspect
import re
import sys
import urllib.error
from pathlib import Path
from typing import Any

import keras

from photomanager.errors import ModelError
from photomanager.training.network import Network

_DEFAULT_SIZE = 224


def load(
    architecture: str,
    *,
    weights: str | Path | None = "imagenet",
    licence: str = "unknown",
    **options: Any,
) -> Network:
    """The network `keras.applications.<architecture>`.

    Args:
        architecture: For example "MobileNetV2".
        weights: "imagenet" for Keras' own download, a `.weights.h5` file for this architecture,
            a `.keras` file with a whole model, or None for random weights (tests).
        licence: What the manifest says about the weights' licence.
        **options: Passed to the architecture, for example `alpha`, `input_shape`, `classes`.

    Raises:
        ModelError: No such architecture, or the weights cannot be had or do not fit.
    """
    builder = getattr(keras.applications, architecture, None)
    if not inspect.isfunction(builder):
        raise ModelError(
            f"keras.applications has no network {architecture}; "
            "the names are listed at https://keras.io/api/applications."
        )
    whole_model = weights is not None and Path(weights).suffix == ".keras"
    try:
        if whole_model:
            model = keras.models.load_model(weights)
        else:
            model = _assemble(builder, weights, options)
    except (OSError, ValueError, urllib.error.URLError) as error:
        raise ModelError(
            f"The weights of {architecture} cannot be loaded: {error}. Name a .weights.h5 or "
            ".keras file of this network with --weights."
        ) from error
    origin = "random weights" if weights is None else _origin(str(weights))
    return Network(
        name=re.sub(r"[^a-z0-9]+", "-", architecture.lower()),
        model=_with_feature_map(model, builder),
        size=int(model.input_shape[1] or _DEFAULT_SIZE),
        scale=1.0,
        offset=0.0,
        origin=f"keras.applications.{architecture}, {origin}",
        licence=licence,
        licence_text=f"Licence of the weights as named by the person who built this: {licence}\n",
    )


def _assemble(builder: Any, weights: str | Path | None, options: dict[str, Any]) -> Any:
    """The architecture with linear outputs and, if a file is named, its weights."""
    downloaded = weights == "imagenet"
    model = builder(
        weights="imagenet" if downloaded else None, classifier_activation=None, **options
    )
    if weights is not None and not downloaded:
        model.load_weights(str(weights))
    return model


def _origin(weights: str) -> str:
    return "ImageNet weights from Keras" if weights == "imagenet" else Path(weights).name


def _with_feature_map(model: Any, builder: Any) -> Any:
    """The model from raw pixels to its last feature map and its logits."""
    maps = [layer.output for layer in model.layers[1:] if _is_map(layer.output)]
    if not maps:
        raise ModelError(f"The network {model.name} has no feature map.")
    last = model.layers[-1]
    if hasattr(last, "activation"):
        last.activation = keras.activations.linear  # a whole model usually ends in softmax
    outputs = keras.Model(model.input, [maps[-1], model.output])
    scale_pixels = sys.modules[builder.__module__].preprocess_input
    size = int(model.input_shape[1] or _DEFAULT_SIZE)
    image = keras.Input((size, size, 3), name="image")
    feature_map, logits = outputs(scale_pixels(image))
    return keras.Model(image, {"feature_map": feature_map, "logits": logits})


def _is_map(output: Any) -> bool:
    """Whether a layer gives one vector for each of several cells."""
    shape = tuple(getattr(output, "shape", ()))
    return len(shape) == 4 and shape[1:3] != (1, 1)
