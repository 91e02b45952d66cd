"""Keeps LiteRT's greetings off the terminal.

Its C++ library tells standard error about every delegate it makes ("INFO: Created TensorFlow
Lite XNNPACK delegate for CPU.") and offers Python no way to ask for less.
"""

from __future__ import annotations

import os
import tempfile
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_STANDARD_ERROR = 2
_GREETING = b"INFO: "
_alone = threading.Lock()


@contextmanager
def greetings_dropped() -> Iterator[None]:
    """While the block runs, lines that begin with "INFO: " do not reach standard error.

    Whatever else is written there meanwhile, by any thread, follows when the block ends.
    """
    with _alone, tempfile.TemporaryFile() as kept:
        try:
            terminal = os.dup(_STANDARD_ERROR)
        except OSError:  # a window started without a terminal has none
            yield
            return
        os.dup2(kept.fileno(), _STANDARD_ERROR)
        try:
            yield
        finally:
            os.dup2(terminal, _STANDARD_ERROR)
            os.close(terminal)
            kept.seek(0)
            for line in kept:
                if not line.startswith(_GREETING):
                    os.write(_STANDARD_ERROR, line)
