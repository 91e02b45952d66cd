"""Reads a network's folder: its description, and files whose digest the description names.

A half-copied or exchanged file is found here, before it can give wrong answers.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, TypeVar

from photomanager.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_Description = TypeVar("_Description")

FORMAT = 1
MANIFEST_FILE = "manifest.json"


def read_description(
    folder: Path, understand: Callable[[dict[str, Any]], _Description]
) -> _Description:
    """What `manifest.json` says, as `understand` makes it of the record.

    Args:
        folder: Of the network.
        understand: Raises KeyError, TypeError or ValueError for a record of another kind.

    Raises:
        ModelError: The description is missing, damaged or of another version.
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
        return understand(record)
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(
            f"The network description {path} is not one that this version understands; "
            "build the network again with `python -m photomanager.training`."
        ) from error


def write_description(folder: Path, record: dict[str, Any]) -> None:
    """Writes `manifest.json`."""
    text = json.dumps(record, indent=2, ensure_ascii=False) + "\n"
    (folder / MANIFEST_FILE).write_text(text, "utf-8")


def checked_bytes(folder: Path, network: str, name: str, sha256: str) -> bytes:
    """The contents of one of the network's files, after comparing its digest.

    Args:
        folder: Of the network.
        network: Its name, for people.
        name: Of the file.
        sha256: What the description says, hexadecimal.

    Raises:
        ModelError: The file is missing, unreadable or not the one the manifest names.
    """
    path = folder / name
    try:
        contents = path.read_bytes()
    except FileNotFoundError:
        raise ModelError(
            f"The network {network} is incomplete: {path} is missing. Install the program again."
        ) from None
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror}.") from error
    if hashlib.sha256(contents).hexdigest() != sha256:
        raise ModelError(
            f"{path} is not the file that the network {network} was made with "
            "(its SHA-256 differs). Install the program again."
        )
    return contents
