"""The settings of this computer's user, in one TOML file that a person can read.

What belongs to a library (the precision dial, say) lives in the library; window
geometry lives in Qt's own store.
"""

from __future__ import annotations

import json
import logging
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING

from photomanager.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

THEMES = ("system", "light", "dark")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set.

    Attributes:
        network: Folder name under `models/` of the network that embeds photos.
        theme: One of `THEMES`.
        worker_threads: Threads that decode photos; 0 takes one for each processor.
        battery_saver: Whether reading photos waits while the battery is low.
        backup_folder: A second folder for backups, perhaps on another disk; empty for none.
        language: The window's language, e.g. `de`; empty for that of the system.
        slide_seconds: How long a slide show shows each photo, in seconds.
        shortcuts: Keys that the user gave to actions of the window, by action.
        problem: A sentence when the file could not be read and defaults are in use.
    """

    network: str = "efficientnet-lite2"
    theme: str = "system"
    worker_threads: int = 0
    battery_saver: bool = True
    backup_folder: str = ""
    language: str = ""
    slide_seconds: int = 4
    shortcuts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problem: str | None = None

    @property
    def second_backups(self) -> Path | None:
        """The second folder for backups, if there shall be one."""
        return Path(self.backup_folder).expanduser() if self.backup_folder else None


def load(path: Path) -> Settings:
    """Reads the settings; a missing file gives defaults, a damaged one defaults and a sentence."""
    try:
        stored = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        _log.warning("settings not read: %s", error)
        return Settings(
            problem=sentence(
                f"The settings file {path} cannot be read, so the defaults are in use. "
                "Correct or delete the file."
            )
        )
    known = {
        "network": str, "theme": str, "worker_threads": int, "battery_saver": bool,
        "backup_folder": str, "language": str, "slide_seconds": int,
    }  # fmt: skip
    values = {key: stored[key] for key, kind in known.items() if type(stored.get(key)) is kind}
    values["shortcuts"] = _shortcuts(stored.get("shortcuts"))
    if values.get("theme") not in THEMES:
        values.pop("theme", None)
    if values.get("worker_threads", 0) < 0:
        values.pop("worker_threads")
    if values.get("slide_seconds", 1) < 1:
        values.pop("slide_seconds")
    return Settings(**values)


def save(settings: Settings, path: Path) -> None:
    """Writes the settings whole or not at all.

    Raises:
        OSError: The folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    plain = [one.name for one in fields(settings) if one.name not in ("problem", "shortcuts")]
    lines = [f"{name} = {_toml(getattr(settings, name))}\n" for name in plain]
    if settings.shortcuts:
        lines.append("\n[shortcuts]\n")
        lines += [f"{key} = {_toml(list(keys))}\n" for key, keys in settings.shortcuts.items()]
    draft = path.with_suffix(".toml.new")
    draft.write_text("".join(lines), encoding="utf-8")
    draft.replace(path)


def _toml(value: object) -> str:
    """TOML's basic strings, integers and lists are written as JSON writes them."""
    return json.dumps(value, ensure_ascii=False)


def _shortcuts(stored: object) -> dict[str, tuple[str, ...]]:
    """Lists of strings by name; what is of another kind is left out."""
    if not isinstance(stored, dict):
        return {}
    return {
        key: tuple(keys)
        for key, keys in stored.items()
        if isinstance(keys, list) and all(isinstance(one, str) for one in keys)
    }
