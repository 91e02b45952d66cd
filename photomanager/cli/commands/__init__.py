"""One module per command; `register` hangs them on the application."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer

# By the command's name, in the order of the help: its module here, and what stands for it there.
COMMANDS = {
    "run": ("run", "run"),
    "index": ("index", "index"),
    "status": ("status", "status"),
    "search": ("search", "search"),
    "show": ("show", "show"),
    "scores": ("scores", "scores"),
    "explain": ("explain", "explain"),
    "tag": ("tag", "tag"),
    "mark": ("mark", "mark"),
    "review": ("review", "review"),
    "precision": ("precision", "precision"),
    "undo": ("history", "undo"),
    "redo": ("history", "redo"),
    "classify": ("classify", "classify"),
    "evaluate": ("evaluate", "evaluate"),
    "backup": ("backup", "backup"),
    "restore": ("backup", "restore"),
    "learn": ("learn", "learn"),
    "export": ("exchange", "export"),
    "import": ("exchange", "import_"),
    "tags": ("tags", "application"),
}


def register(application: typer.Typer, wanted: str | None) -> None:
    """Adds one command, so that a short one need not wait for the imports of the others.

    Args:
        application: What they are added to; those it has already stay.
        wanted: The command's name; any other word, or None, adds all of them, for the help.
    """
    known = {one.name for one in application.registered_commands}
    known |= {one.name for one in application.registered_groups}
    for name, (module, part) in COMMANDS.items():
        if name in known or (wanted in COMMANDS and name != wanted):
            continue
        found = getattr(importlib.import_module(f"{__name__}.{module}"), part)
        if name == "tags":
            application.add_typer(found, name=name)
        else:
            application.command(name)(found)
