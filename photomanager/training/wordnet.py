"""Reads the nouns of WordNet 3.0 from the data files that Debian's wordnet-base installs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from photomanager.errors import VocabularyError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Synset:
    """One meaning in WordNet: its words, and the offsets of the meanings directly above."""

    words: tuple[str, ...]
    above: tuple[str, ...]


@dataclass(frozen=True)
class WordNet:
    """The nouns of WordNet 3.0.

    Attributes:
        synsets: By offset, eight digits.
        senses: For a lower-case word, the offsets of its meanings, the commonest first.
    """

    synsets: Mapping[str, Synset]
    senses: Mapping[str, tuple[str, ...]]

    @classmethod
    def read(cls, folder: Path) -> WordNet:
        """Reads `data.noun` and `index.noun` (formats: WordNet's manual page wndb(5)).

        Raises:
            VocabularyError: If the folder does not hold WordNet 3.0.
        """
        try:
            data = (folder / "data.noun").read_text(encoding="ascii")
            index = (folder / "index.noun").read_text(encoding="ascii")
        except OSError as error:
            raise VocabularyError(
                f"WordNet is not in {folder} ({error.strerror}); "
                "install the Debian package wordnet-base or name its folder with --wordnet."
            ) from error
        if "WordNet 3.0 Copyright" not in data[:2000]:
            raise VocabularyError(
                f"The WordNet in {folder} is not version 3.0, whose numbers the classes use."
            )
        synsets = dict(map(_synset, _lines(data)))
        return cls(synsets, dict(map(_senses, _lines(index))))

    def closure(self, offset: str) -> set[str]:
        """The offset itself and everything above it, on every path."""
        found: set[str] = set()
        waiting = [offset]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found.add(current)
                waiting.extend(self.synsets[current].above)
        return found

    def sense(self, meaning: str) -> str:
        """The offset of a meaning written "bass#4": the fourth sense of the noun bass.

        Raises:
            VocabularyError: If WordNet has no such sense.
        """
        word, _, number = meaning.partition("#")
        offsets = self.senses.get(word.lower(), ())
        if not number.isdecimal() or not 1 <= int(number) <= len(offsets):
            raise VocabularyError(f"WordNet has no noun {meaning}.")
        return offsets[int(number) - 1]

    def is_latin(self, word: str) -> bool:
        """Whether a word is a Latin species name: its first part is a genus in WordNet."""
        first, _, rest = word.partition(" ")
        return bool(rest) and first.istitle() and f"genus {first.lower()}" in self.senses


def _lines(text: str) -> list[str]:
    """The lines of a WordNet file without the licence, which is indented."""
    return [line for line in text.splitlines() if not line.startswith("  ")]


def _synset(line: str) -> tuple[str, Synset]:
    fields = line.partition("|")[0].split()
    count = int(fields[3], 16)
    words = tuple(word.replace("_", " ") for word in fields[4 : 4 + 2 * count : 2])
    pointers = fields[5 + 2 * count :]
    above = tuple(
        offset
        for symbol, offset in zip(pointers[0::4], pointers[1::4], strict=False)
        if symbol in ("@", "@i")
    )
    return fields[0], Synset(words, above)


def _senses(line: str) -> tuple[str, tuple[str, ...]]:
    fields = line.split()
    return fields[0].replace("_", " "), tuple(fields[-int(fields[2]) :])
