"""The entry of the command line: global options, exit codes, and one sentence for each error."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from photomanager import __version__, paths
from photomanager.cli import commands
from photomanager.cli.output import emit_json, messages, readable
from photomanager.errors import PhotoManagerError

# What the window's door offers: opens a library, with folders to add first.
OpenWindow = Callable[[Path, Sequence[Path]], int]

_GLOBAL_FLAGS = ("--json",)
_GLOBAL_OPTIONS = ("--library",)


@dataclass(frozen=True, slots=True)
class Invocation:
    """What every command knows of its call.

    Attributes:
        library: The library's folder.
        json: Whether to answer with one JSON object.
        open_window: Opens the window; None where there is none.
    """

    library: Path
    json: bool
    open_window: OpenWindow | None


application = typer.Typer(
    name="photomanager",
    help="Finds, tags and searches the photos in your folders. Alone, it opens the window.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@application.callback(invoke_without_command=True)
def photomanager(
    context: typer.Context,
    library: Annotated[
        Path | None,
        typer.Option(help="The library's folder (else PHOTOMANAGER_LIBRARY, else your own)."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Answer with one JSON object.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Global options may stand before or after the command."""
    if version:
        print(f"photomanager {__version__}")
        raise typer.Exit
    directory = library.expanduser() if library else paths.library_dir()
    invocation = Invocation(directory, json, context.obj)
    context.obj = invocation
    if context.invoked_subcommand is None:
        if invocation.open_window is None:
            raise typer.Exit(2)
        raise typer.Exit(invocation.open_window(directory, ()))


def main(arguments: Sequence[str], open_window: OpenWindow | None = None) -> int:
    """Runs one command.

    Args:
        arguments: The words after the program's name.
        open_window: How to open the window; the command line itself knows no Qt.

    Returns:
        0 done, 1 failed with a plain sentence on standard error, 2 wrong usage.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    hoisted = hoist(arguments)
    commands.register(application, _command_of(hoisted))
    try:
        code = application(hoisted, obj=open_window, standalone_mode=False)
    except PhotoManagerError as error:
        return _fail(str(error), as_json="--json" in hoisted)
    except typer.Exit as stop:
        return stop.exit_code
    except KeyboardInterrupt:
        messages.print("Stopped. What was finished is kept.")
        return 130
    except BrokenPipeError:
        return 0
    except Exception as error:
        usage = getattr(error, "show", None)
        if usage is None:
            raise
        usage(file=sys.stderr)
        return int(getattr(error, "exit_code", 2))
    return code if isinstance(code, int) else 0


def hoist(arguments: Sequence[str]) -> list[str]:
    """Moves global options to the front, so that they may stand after the command too.

    Everything behind a bare `--` is left where it is.
    """
    front: list[str] = []
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        name, has_value, _ = word.partition("=")
        if word == "--":
            rest += [word, *words]
        elif word in _GLOBAL_FLAGS or (name in _GLOBAL_OPTIONS and has_value):
            front.append(word)
        elif word in _GLOBAL_OPTIONS:
            front += [word, *([value] if (value := next(words, None)) is not None else [])]
        else:
            rest.append(word)
    return front + _with_command(rest)


def _command_of(hoisted: Sequence[str]) -> str | None:
    """The command in words whose global options stand in front."""
    words = iter(hoisted)
    for word in words:
        if word in _GLOBAL_OPTIONS:
            next(words, None)
        elif not word.startswith("-"):
            return word
    return None


def _with_command(words: list[str]) -> list[str]:
    """`photomanager FOLDER` is `photomanager run FOLDER`, as file managers call programs."""
    if words and words[0] not in commands.COMMANDS and Path(words[0]).is_dir():
        return ["run", *words]
    return words


def _fail(sentence: str, *, as_json: bool) -> int:
    if as_json:
        emit_json({"error": sentence})
    messages.print(readable(sentence), markup=False)
    return 1
