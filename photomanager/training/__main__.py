"""Command line of the training room.

python -m photomanager.training network efficientnet-lite2 --data DATA
python -m photomanager.training space efficientnet-lite2 --data DATA
python -m photomanager.training starter efficientnet-lite2 --data DATA
python -m photomanager.training keras-network MobileNetV2 --images PHOTOS [--weights FILE]
python -m photomanager.training face-detector
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from photomanager import paths
from photomanager.errors import ModelError, PhotoManagerError
from photomanager.recognition.manifest import Manifest
from photomanager.training import image_sources

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHIPPED = ("efficientnet-lite2", "efficientnet-lite0")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns 0 when done and 1 after a sentence about what is wrong."""
    # Read by TensorFlow when it is imported: only warnings, not a line for every device.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except PhotoManagerError as error:
        print(error, file=sys.stderr)  # noqa: T201 (this is a command line)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m photomanager.training",
        description="Builds networks and feature spaces into the folder models/.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    network = commands.add_parser("network", help="a shipped network, with its feature space")
    network.add_argument("name", choices=_SHIPPED)
    network.set_defaults(run=_network)

    space = commands.add_parser("space", help="only the feature space of a shipped network")
    space.add_argument("name", choices=_SHIPPED)
    space.set_defaults(run=_space)

    starter = commands.add_parser("starter", help="the starter tags of a shipped network")
    starter.add_argument("name", choices=_SHIPPED)
    starter.set_defaults(run=_starter)

    for command in (network, space, starter):
        command.add_argument(
            "--data",
            type=Path,
            required=True,
            help="folder with the unpacked imagenet_samples and tiny-imagenet-200; for the starter"
            " tags with scenes and multilabel too",
        )

    keras = commands.add_parser(
        "keras-network", help="a network of keras.applications, with its feature space"
    )
    keras.add_argument("architecture", help="its name in keras.applications, e.g. MobileNetV2")
    keras.add_argument(
        "--weights",
        default="imagenet",
        help="a .weights.h5 or .keras file; without it Keras downloads its ImageNet weights",
    )
    keras.add_argument(
        "--images", type=Path, required=True, help="folder with a thousand or more ordinary photos"
    )
    keras.add_argument("--licence", default="unknown", help="licence of the weights, as SPDX name")
    keras.set_defaults(run=_keras_network)

    faces = commands.add_parser("face-detector", help="the shipped detector of faces")
    faces.set_defaults(run=_face_detector)

    for command in (network, space, starter, keras, faces):
        command.add_argument("--output", type=Path, help="folder to write; default models/NAME")
    return parser


def _network(options: argparse.Namespace) -> None:
    sources = image_sources.shipped_sources(options.data)
    # Here, as in `_keras_network`, because importing TensorFlow takes seconds.
    from photomanager.training import efficientnet_lite, model_folder

    folder = options.output or paths.model_dir(options.name)
    model_folder.build(efficientnet_lite.load(options.name), sources, folder)


def _space(options: argparse.Namespace) -> None:
    from photomanager.training import model_folder

    manifest = Manifest.load(options.output or paths.model_dir(options.name))
    model_folder.build_space(manifest, image_sources.shipped_sources(options.data))


def _starter(options: argparse.Namespace) -> None:
    from photomanager.training import starter_tags

    manifest = Manifest.load(options.output or paths.model_dir(options.name))
    starter_tags.build(manifest, options.data)


def _keras_network(options: argparse.Namespace) -> None:
    sources = image_sources.sources_of_folder(options.images)
    from photomanager.training import keras_network, model_folder

    if options.weights != "imagenet" and not Path(options.weights).is_file():
        raise ModelError(f"There is no file of weights {options.weights}.")
    network = keras_network.load(
        options.architecture, weights=options.weights, licence=options.licence
    )
    folder = options.output or paths.model_dir(network.name)
    model_folder.build(network, sources, folder)


def _face_detector(options: argparse.Namespace) -> None:
    from photomanager.training import face_detector

    face_detector.build(options.output or paths.model_dir(face_detector.NAME))


if __name__ == "__main__":
    sys.exit(main())
