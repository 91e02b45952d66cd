"""Where the program keeps and finds its files. Nobody else builds such paths.

Bundled files (`resources/`, `models/`) lie beside the package in a checkout and
inside it, as `_resources` and `_models`, in an installed wheel.
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_APPLICATION = "photomanager"
_PACKAGE = Path(__file__).resolve().parent


def _bundled(name: str) -> Path:
    installed = _PACKAGE / f"_{name}"
    return installed if installed.is_dir() else _PACKAGE.parent / name


def resource_dir() -> Path:
    """The folder with icons, translations and the vocabulary."""
    return _bundled("resources")


def models_dir() -> Path:
    """The folder with one sub-folder for each network."""
    return _bundled("models")


def model_dir(name: str) -> Path:
    """The folder of one network: model, manifest, feature space and card."""
    return models_dir() / name


def library_dir() -> Path:
    """The library to open when the user names none: PHOTOMANAGER_LIBRARY or the default."""
    named = os.environ.get("PHOTOMANAGER_LIBRARY")
    return Path(named).expanduser() if named else default_library_dir()


def default_library_dir() -> Path:
    """The library of a user who never chose a place."""
    return Path(platformdirs.user_data_dir(_APPLICATION, appauthor=False)) / "library"


def demo_dir() -> Path:
    """Where the photos to try the program with are copied to."""
    return Path(platformdirs.user_data_dir(_APPLICATION, appauthor=False)) / "Sample photos"


def settings_file() -> Path:
    """The settings a person may edit, as TOML."""
    return Path(platformdirs.user_config_dir(_APPLICATION, appauthor=False)) / "settings.toml"


def log_dir() -> Path:
    """The folder of the rotating log and of crash reports."""
    return Path(platformdirs.user_log_dir(_APPLICATION, appauthor=False))


def cache_dir() -> Path:
    """Files that may be deleted at any time and do not belong to one library."""
    return Path(platformdirs.user_cache_dir(_APPLICATION, appauthor=False))
