"""Searching while a word is being typed: what "elep" may become counts already."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from photomanager.library import tag_words, tags
from photomanager.library.query import quoted

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from photomanager.operations.workspace import Workspace

# A single letter begins half of all words.
_LEAST_LETTERS = 2
_MOST_TAGS = 12
# The last word of a text: after its start, a space, a parenthesis or a minus; no field, no phrase.
_LAST_WORD = re.compile(r"(?:^|(?<=[\s(])|(?<=[\s(]-)|(?<=^-))([^\s\"():\-][^\s\"():]*)\Z")
_OPERATORS = ("AND", "OR", "NOT")


def completed(workspace: Workspace, text: str) -> str:
    """The text with its last word standing for every tag that begins so.

    A word that is a tag's name or synonym already means that tag alone; a word that no tag
    begins with is left as it is, and a single letter counts for nothing yet. Everything before
    the word, and so the position of a mistake in it, stays where it was.
    """
    found = _LAST_WORD.search(text)
    if found is None or found[1] in _OPERATORS or text[: found.start()].count('"') % 2:
        return text  # nothing, or inside a phrase
    with workspace.library.database.read() as connection:
        known = bool(tag_words.named(connection, found[1]))
        if len(found[1]) < _LEAST_LETTERS and not known and found[1].isalpha():
            return text[: found.start(1)].rstrip("-").rstrip()
        names = [] if known else _names(connection, found[1])
    if not names:
        return text
    either = " OR ".join([*(f"tag:{quoted(name)}" for name in names), found[1]])
    return f"{text[: found.start(1)]}({either})"


def _names(connection: Connection, word: str) -> list[str]:
    """Names of which a word begins with these letters; the shortest first."""
    typed = tags.normal(word)
    begins = re.compile(rf"(?<!\w){re.escape(typed)}")
    names = {
        one.name: one
        for one in tags.all_tags(connection)
        if one.enabled and begins.search(tags.normal(one.name))
    }
    return sorted(names, key=lambda name: (not name.casefold().startswith(typed), len(name), name))[
        :_MOST_TAGS
    ]
