"""What a network's folder says about itself, and whether its files can be trusted.

A network is a folder with `manifest.json`, the LiteRT model, the feature space beside it,
the licence of the weights and a model card. The manifest names every file the program
reads with its SHA-256, so a half-copied or exchanged file is found before it can give
wrong tags instead of after.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from photomanager.recognition.network_folder import (
    FORMAT,
    checked_bytes,
    read_description,
    write_description,
)

if TYPE_CHECKING:
    from pathlib import Path

# The only way of turning a photo into network input this version knows; the code stands in
# the manifest and in the identity of the feature space. See `embedder.prepare`.
PREPARATION = "centre-square-bicubic-uint8-rgb"


@dataclass(frozen=True)
class Manifest:
    """The checked contents of one `manifest.json`.

    Attributes:
        folder: Where the files lie.
        name: The network's name, also the folder's name.
        origin: Where the weights came from, for people.
        licence: SPDX identifier of the weights' licence.
        input_size: Side of the square input in pixels.
        preparation: Code of the way a photo becomes input (`PREPARATION`).
        logits_output: Name of the model's output with the class logits.
        feature_map_output: Name of the output with the last feature map.
        classes: Number of classes of the network's head.
        channels: Channels of the feature map, the length of an embedding.
        dimensions: Length of a whitened vector.
        temperature: Divide logits by this before softmax to get calibrated probabilities.
        model_file: File name of the LiteRT model.
        space_file: File name of the feature space.
        sha256: Hexadecimal digest of each of these files by name.
    """

    folder: Path
    name: str
    origin: str
    licence: str
    input_size: int
    preparation: str
    logits_output: str
    feature_map_output: str
    classes: int
    channels: int
    dimensions: int
    temperature: float
    model_file: str
    space_file: str
    sha256: dict[str, str]

    @classmethod
    def load(cls, folder: Path) -> Manifest:
        """Reads the manifest of the network in `folder`; opens no other file.

        Raises:
            ModelError: The manifest is missing, damaged or of another version.
        """
        return read_description(folder, lambda record: cls._from_record(folder, record))

    @classmethod
    def _from_record(cls, folder: Path, record: dict[str, Any]) -> Manifest:
        if record["format"] != FORMAT or record["input"]["preparation"] != PREPARATION:
            raise ValueError("unknown format or preparation")
        files = {str(name): str(digest) for name, digest in record["files"].items()}
        manifest = cls(
            folder=folder,
            name=str(record["name"]),
            origin=str(record["origin"]),
            licence=str(record["licence"]),
            input_size=int(record["input"]["size"]),
            preparation=str(record["input"]["preparation"]),
            logits_output=str(record["outputs"]["logits"]),
            feature_map_output=str(record["outputs"]["feature_map"]),
            classes=int(record["classes"]),
            channels=int(record["channels"]),
            dimensions=int(record["dimensions"]),
            temperature=float(record["temperature"]),
            model_file=str(record["model_file"]),
            space_file=str(record["space_file"]),
            sha256=files,
        )
        if manifest.model_file not in files or manifest.space_file not in files:
            raise ValueError("a file without a digest")
        return manifest

    def save(self) -> None:
        """Writes `manifest.json` into the network's folder."""
        record = {
            "format": FORMAT,
            "name": self.name,
            "origin": self.origin,
            "licence": self.licence,
            "input": {"size": self.input_size, "preparation": self.preparation},
            "outputs": {"logits": self.logits_output, "feature_map": self.feature_map_output},
            "classes": self.classes,
            "channels": self.channels,
            "dimensions": self.dimensions,
            "temperature": self.temperature,
            "model_file": self.model_file,
            "space_file": self.space_file,
            "files": self.sha256,
        }
        write_description(self.folder, record)

    def checked_bytes(self, name: str) -> bytes:
        """The contents of one of the network's files, after comparing its digest.

        Raises:
            ModelError: The file is missing, unreadable or not the one the manifest names.
        """
        return checked_bytes(self.folder, self.name, name, self.sha256[name])
