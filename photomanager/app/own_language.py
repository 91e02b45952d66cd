"""Sentences of the rooms below, said in the user's language.

They arrive as plain English text, some of it written into the library by an older version (see
`photomanager.sentences`). Each is recognised by the sentence it was made from, and what stood in
its gaps is put into the translation. What is not recognised is shown as it came.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from photomanager import paths
from photomanager.app.translation import translate

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTEXT = "Sentences"
# Gaps that hold words of ours, several of them parted by semicolons, and not of the user's.
OURS = frozenset({"done", "file_says", "photos", "reason", "what"})
_GAP = re.compile(r"\{(\w+)\}")


def own_language(said: str) -> str:
    """What a room below said, in the user's language and with curly quotation marks; any thread.

    Args:
        said: One or more sentences, as an operation said them: 'There is no tag "dog".'
    """
    return curly(_translated(said) or said)


def curly(text: str) -> str:
    """Straight quotation marks as the user's language prints them."""
    return re.sub(r'"([^"]*)"', lambda one: translate("Said", "“{text}”", text=one[1]), text)


def _translated(said: str) -> str | None:
    whole = _one(said)
    if whole is not None:
        return whole
    # Several sentences in a row: the first that ends in a full stop, then the others.
    for end in re.finditer(r"\. ", said):
        first, others = _one(said[: end.end() - 1]), said[end.end() :]
        if first is not None and (rest := _translated(others)) is not None:
            return f"{first} {rest}"
    return None


def _one(said: str) -> str | None:
    for source, shape in _shapes():
        found = shape.fullmatch(said)
        if found is not None and (values := _values(found)) is not None:
            # No literal text: what is found here is in the list already.
            return QCoreApplication.translate(CONTEXT, source).format(**values)
    return None


def _values(found: re.Match[str]) -> dict[str, str] | None:
    """What stands in the gaps; None if something else stands where words of ours should be."""
    values = found.groupdict()
    for name in OURS & values.keys():
        parts = [_part(one) for one in values[name].split("; ")]
        known = [one for one in parts if one is not None]
        if len(known) < len(parts):
            return None
        values[name] = "; ".join(known)
    return values


def _part(words: str) -> str | None:
    """Words in a gap; the second of a list has lost its capital letter."""
    return _one(words) or _one(words[:1].upper() + words[1:])


@cache
def _shapes() -> list[tuple[str, re.Pattern[str]]]:
    """Every sentence with the shape of what is made from it, the strictest first.

    Those with words of ours in a gap fit nothing else; of the others, most words fit least.
    """
    file = paths.resource_dir() / "translations" / "sentences.txt"
    sources = file.read_text(encoding="utf-8").splitlines()
    sources.sort(key=lambda one: len(_GAP.sub("", one)), reverse=True)
    sources.sort(key=lambda one: OURS.isdisjoint(_GAP.findall(one)))
    return [(one, re.compile("".join(_shape(one)), re.DOTALL)) for one in sources]


def _shape(source: str) -> Iterator[str]:
    seen = set()
    parts = _GAP.split(source)
    for place, part in enumerate(parts):
        if place % 2 == 0:
            yield re.escape(part)
        elif part in seen:
            yield f"(?P={part})"
        else:
            seen.add(part)
            quoted = parts[place - 1].endswith("“") and parts[place + 1].startswith("”")
            some = ".+" if part in OURS else "[^”]+?" if quoted else ".+?"
            yield f"(?P<{part}>{some})"
