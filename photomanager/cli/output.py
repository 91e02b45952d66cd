"""How commands answer: one JSON object for programs, or words and tables for people.

Standard output carries the answer alone; progress and messages go to standard error.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from typing import TYPE_CHECKING, Any

from rich.console import Console

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from photomanager.library.facts import ShownTag

console = Console(highlight=False, soft_wrap=True)
messages = Console(stderr=True, highlight=False, soft_wrap=True)


def emit_json(answer: Mapping[str, Any]) -> None:
    """Writes one JSON object. Names that are not UTF-8 keep their bytes as JSON escapes."""
    json.dump(answer, sys.stdout, default=_plain)
    sys.stdout.write("\n")


def say(text: str) -> None:
    """Writes one line for people, whatever characters a file name has."""
    console.print(readable(text), markup=False)


def readable(text: str) -> str:
    """Text that any terminal can print: bytes that are not UTF-8 become a replacement mark."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    raise TypeError(f"not for JSON: {value!r}")


def shown_tags(tags: Iterable[ShownTag]) -> str:
    """A photo's tags in one line: sure ones plain, suggestions with their confidence."""
    words = []
    for tag in tags:
        if tag.state == "suggested" and tag.confidence is not None:
            words.append(f"{tag.name}? ({tag.confidence:.0%})")
        elif tag.state != "rejected":
            words.append(tag.name)
    return ", ".join(words)
