"""Plain records that leave the library: identifiers, tags and vocabulary entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

PhotoId = NewType("PhotoId", int)
TagId = NewType("TagId", int)
FileId = NewType("FileId", int)
RootId = NewType("RootId", int)


# How a caller means a tag: by its row, or as a person does, by a name or a path in the tree.
TagRef = TagId | str


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of the library.

    Attributes:
        id: Row of the tag.
        uuid: The tag's identity in lessons, exports and other libraries.
        name: As the user reads it.
        parent_id: The tag above it in the tree, None at the top.
        origin: vocabulary, starter, user or imported.
        vocabulary_key: The concept it stands for, None if the network does not know it.
        automatic: Whether the machine may set it without being asked.
        enabled: Whether the machine's guesses of it are shown at all.
    """

    id: TagId
    uuid: str
    name: str
    parent_id: TagId | None
    origin: str
    vocabulary_key: str | None
    automatic: bool
    enabled: bool


@dataclass(frozen=True, slots=True)
class VocabularyEntry:
    """One concept that becomes a tag when a vocabulary is installed.

    Attributes:
        key: Lasting key of the concept.
        uuid: The tag's UUID, the same in every library.
        name: The word shown.
        parent_key: The concept above it, None at the top.
        synonyms: Other words that find it.
        automatic: Whether the machine may set it without being asked.
        origin: Of its tag: vocabulary, or starter for a word that photos have taught.
    """

    key: str
    uuid: str
    name: str
    parent_key: str | None
    synonyms: tuple[str, ...] = ()
    automatic: bool = True
    origin: str = "vocabulary"
