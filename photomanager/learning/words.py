"""The tree of words a tagger scores: who is above whom, and which network classes lie below."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from photomanager.learning.starter import Starter


@dataclass(frozen=True, slots=True)
class Word:
    """One tag as the tagger sees it.

    Attributes:
        tag: Its id.
        parent: The tag above, None at the top.
        classes: Classes of the network that mean this word itself; those of the words below
            are not repeated. Empty for an invented tag.
        automatic: Whether the machine may set it without being asked.
        enabled: Whether the machine may say anything about it.
        evidence: Whether its classes count when a word above it is to be set without being
            asked; False for classes that the network misuses.
        starter: What it was taught before anybody used the program, if it was.
    """

    tag: int
    parent: int | None
    classes: tuple[int, ...]
    automatic: bool = True
    enabled: bool = True
    evidence: bool = True
    starter: Starter | None = None


class WordTree:
    """All words, built once, then unchanging; may be shared by threads.

    Args:
        words: In any order; a parent must be among them.
        classes: Number of classes of the network's head.
    """

    def __init__(self, words: Iterable[Word], classes: int) -> None:
        self._words = {word.tag: word for word in sorted(words, key=lambda word: word.tag)}
        self.classes = classes
        self._children: dict[int, list[int]] = defaultdict(list)
        self._classes_below: dict[int, NDArray[np.int64]] = {}
        for word in self._words.values():
            if word.parent is not None:
                self._children[word.parent].append(word.tag)

    def __getitem__(self, tag: int) -> Word:
        return self._words[tag]

    def __contains__(self, tag: object) -> bool:
        return tag in self._words

    def invented(self, tag: int) -> bool:
        """Whether only the user's lessons say what the tag means."""
        return self._words[tag].starter is None and not self.known(tag)

    def known(self, tag: int) -> bool:
        """Whether a class of the network means the word or one below it."""
        return tag in self._known

    @cached_property
    def _known(self) -> frozenset[int]:
        found: set[int] = set()
        for word in self._words.values():
            one = word.tag if word.classes else None
            while one is not None and one not in found:
                found.add(one)
                one = self._words[one].parent
        return frozenset(found)

    def children(self, tag: int) -> tuple[int, ...]:
        """The words directly below, by id."""
        return tuple(self._children.get(tag, ()))

    def ancestors(self, tag: int) -> tuple[int, ...]:
        """The words above, the nearest first, without the word itself."""
        found = []
        parent = self._words[tag].parent
        while parent is not None:
            found.append(parent)
            parent = self._words[parent].parent
        return tuple(found)

    def below(self, tag: int) -> tuple[int, ...]:
        """The word and all below it, parents before children."""
        found = [tag]
        for one in found:  # grows while it is walked
            found.extend(self._children.get(one, ()))
        return tuple(found)

    def classes_below(self, tag: int) -> NDArray[np.int64]:
        """The network's classes that mean the word or one below it, ascending, each once."""
        if tag not in self._classes_below:
            own = {number for word in self.below(tag) for number in self._words[word].classes}
            self._classes_below[tag] = np.array(sorted(own), np.int64)
        return self._classes_below[tag]

    def trusted_below(self, tag: int) -> NDArray[np.int64]:
        """Those of `classes_below` that are evidence for the words above them."""
        trusted = [number for number in self.classes_below(tag) if number in self._trusted]
        return np.array(trusted, np.int64)

    @cached_property
    def _trusted(self) -> frozenset[int]:
        return frozenset(
            number for word in self._words.values() if word.evidence for number in word.classes
        )

    @cached_property
    def deepest_first(self) -> tuple[int, ...]:
        """All words, every child before its parent."""
        top = [tag for tag, word in self._words.items() if word.parent is None]
        for one in top:  # grows while it is walked
            top.extend(self._children.get(one, ()))
        return tuple(reversed(top))

    def upwards(self, tags: Iterable[int]) -> list[int]:
        """These words, every child before its parent."""
        return sorted(tags, key=self._height.__getitem__)

    @cached_property
    def _height(self) -> dict[int, int]:
        return {tag: place for place, tag in enumerate(self.deepest_first)}

    @cached_property
    def column(self) -> dict[int, int]:
        """Position of each word in matrices over all words, by ascending id."""
        return {tag: position for position, tag in enumerate(self._words)}

    @cached_property
    def enabled(self) -> NDArray[np.bool_]:
        """bool[words]: which may be guessed at all, by column."""
        return np.array([word.enabled for word in self._words.values()], np.bool_)

    @cached_property
    def automatic(self) -> NDArray[np.bool_]:
        """bool[words]: which may be set without being asked, by column."""
        return np.array([word.automatic for word in self._words.values()], np.bool_)

    @cached_property
    def columns_above(self) -> NDArray[np.int64]:
        """int64[classes, m]: the words whose probability a class adds to, as columns.

        Rows are filled up with the number of words, a column that is thrown away.
        """
        return self._columns_above(self._words)

    @cached_property
    def trusted_columns_above(self) -> NDArray[np.int64]:
        """`columns_above` of the classes that are evidence for the words above them."""
        return self._columns_above(tag for tag, word in self._words.items() if word.evidence)

    def _columns_above(self, tags: Iterable[int]) -> NDArray[np.int64]:
        above: list[set[int]] = [set() for _ in range(self.classes)]
        for tag in tags:
            line = {self.column[tag], *(self.column[one] for one in self.ancestors(tag))}
            for number in self._words[tag].classes:
                above[number] |= line
        width = max((len(one) for one in above), default=0)
        filled = np.full((self.classes, width), len(self._words), np.int64)
        for number, one in enumerate(above):
            filled[number, : len(one)] = sorted(one)
        return filled
