"""The order in which names are listed."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = re.compile(r"0*(\d+)")


def name_order(name: str) -> str:
    """What names are sorted by wherever they are listed: "tag 2" before "Tag 10", "Ä" beside "A".

    Case and accents only decide between names that are otherwise alike. Also for paths in the
    tree, and for folders.
    """
    apart = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    # A number by how long it is, then by its digits.
    sizes = _DIGITS.sub(lambda found: f"{len(found[1]):03}{found[1]}", plain)
    return "\0".join((sizes.replace("/", "\1"), apart, name))
