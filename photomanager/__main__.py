"""`photomanager` and `python -m photomanager`: the window, or the command line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def open_window(library: Path, folders: Sequence[Path]) -> int:
    """Opens the window; Qt is imported only now, so that commands start fast."""
    from photomanager.app.application import main as run_window

    return run_window([sys.argv[0]], library=library, folders=folders)


def main() -> None:
    """The console script: exits with the code of what was asked."""
    from photomanager.cli.main import main as run_command

    sys.exit(run_command(sys.argv[1:], open_window))


if __name__ == "__main__":
    main()
