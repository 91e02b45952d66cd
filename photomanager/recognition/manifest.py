"""What a network's folder says about itself, and whether its files can be trusted.

A network is a folder with `manifest.json`, the LiteRT model, the feature space beside it,
the licence of the weights and a model card. The manifest names every file the program
reads with its SHA-256, so a half-copied or exchanged file is found before it can give
wrong tags instead of after.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from photomanager.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
MANIFEST_FILE = "manifest.json"

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
        path = folder / MANIFEST_FILE
        try:
            record = json.loads(path.read_text("utf-8"))
        except FileNotFoundError:
            raise ModelError(
                f"There is no network in {folder}: {MANIFEST_FILE} is missing. "
                "Install the program again or name another network."
            ) from None
        except (OSError, ValueError) as error:
            raise ModelError(f"The network description {path} cannot be read: {error}.") from error
        try:
            return cls._from_record(folder, record)
        except (KeyError, TypeError, ValueError) as error:
            raise ModelError(
                f"The network description {path} is not one that this version understands; "
                "build the network again with `python -m photomanager.training`."
            ) from error

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
        text = json.dumps(record, indent=2, ensure_ascii=False) + "\n"
        (self.folder / MANIFEST_FILE).write_text(text, "utf-8")

    def checked_bytes(self, name: str) -> bytes:
        """The contents of one of the network's files, after comparing its digest.

        Raises:
            ModelError: The file is missing, unreadable or not the one the manifest names.
        """
        path = self.folder / name
        try:
            contents = path.read_bytes()
        except FileNotFoundError:
            raise ModelError(
                f"The network {self.name} is incomplete: {path} is missing. "
                "Install the program again."
            ) from None
        except OSError as error:
            raise ModelError(f"{path} cannot be read: {error.strerror}.") from error
        if hashlib.sha256(contents).hexdigest() != self.sha256[name]:
            raise ModelError(
                f"{path} is not the file that the network {self.name} was made with "
                "(its SHA-256 differs). Install the program again."
            )
        return contents
