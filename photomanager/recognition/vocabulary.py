"""The words the program knows from the start: names, parents, synonyms, classes.

The words form a tree ("golden retriever" below "retriever" below "dog" below "animal").
Each word knows the network's classes that mean exactly it. `resources/vocabulary/` holds
the data: `vocabulary.json` is built from a curated file by
`photomanager.training.build_vocabulary` and is only read here.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
import uuid
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from photomanager import paths
from photomanager.errors import VocabularyError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

FORMAT = 1
VOCABULARY_FILE = "vocabulary.json"
CLASS_COUNT = 1000

# Never changes: two libraries recognise each other's built-in tags by these identifiers.
_NAMESPACE = uuid.UUID("6f0d7a52-2f5b-5d0e-9a4c-8f1b3c6e4d21")

_IRREGULAR_PLURALS = {
    "calves": "calf",
    "children": "child",
    "elves": "elf",
    "feet": "foot",
    "geese": "goose",
    "halves": "half",
    "hooves": "hoof",
    "knives": "knife",
    "leaves": "leaf",
    "lives": "life",
    "loaves": "loaf",
    "men": "man",
    "mice": "mouse",
    "oxen": "ox",
    "people": "person",
    "scarves": "scarf",
    "shelves": "shelf",
    "teeth": "tooth",
    "wives": "wife",
    "wolves": "wolf",
    "women": "woman",
}


@dataclass(frozen=True)
class Concept:
    """One word of the vocabulary.

    Attributes:
        key: Stable identifier: a WordNet 3.0 noun offset ("n02099601"), "x-…" where
            WordNet has no such noun, "starter:…" where photos have taught the word, or
            "file:…" where the photo's file tells.
        name: What people read; unique in the vocabulary without regard to case.
        parent: Key of the word directly above, or None at the top of the tree.
        synonyms: Other words for the same thing, for search. Several concepts may share one.
        classes: Ascending indices of the network's classes that mean exactly this word.
        automatic: Whether the program may write this word on a photo without being asked.
        evidence: Whether its probability counts when a word above it is to be written
            without being asked; False where the network misuses its classes.
    """

    key: str
    name: str
    parent: str | None
    synonyms: tuple[str, ...]
    classes: tuple[int, ...]
    automatic: bool
    evidence: bool = True

    @property
    def is_starter(self) -> bool:
        """Whether ImageNet lacks the word and photos have taught it (`starter.learner`)."""
        return self.key.startswith("starter:")


class Vocabulary:
    """All words and the tree they form. Immutable, so any thread may use it.

    Args:
        concepts: Parents before children; every class index below `CLASS_COUNT` exactly once.
        version: Identifies the content; the same words always have the same version.

    Raises:
        ValueError: If the concepts are no tree, or share keys, names or classes.
    """

    def __init__(self, concepts: Sequence[Concept], version: str) -> None:
        self.version = version
        self.concepts = tuple(concepts)
        by_key: dict[str, Concept] = {}
        children: dict[str, list[str]] = {}
        for concept in self.concepts:
            if concept.key in by_key:
                raise ValueError(f"two concepts have the key {concept.key}")
            if concept.parent is not None and concept.parent not in by_key:
                raise ValueError(f"{concept.name} comes before its parent {concept.parent}")
            by_key[concept.key] = concept
            children[concept.key] = []
            if concept.parent is not None:
                children[concept.parent].append(concept.key)
        self.by_key: Mapping[str, Concept] = MappingProxyType(by_key)
        self._children = children
        self._of_class = _concepts_by_class(self.concepts)
        self._keys_by_word = _keys_by_word(self.concepts)

    @classmethod
    def load(cls, file: Path | None = None) -> Vocabulary:
        """Reads the vocabulary that ships with the program.

        Args:
            file: Another vocabulary file; by default the bundled one.

        Raises:
            VocabularyError: If the file is missing, cannot be read or is damaged.
        """
        file = file or paths.resource_dir() / "vocabulary" / VOCABULARY_FILE
        try:
            content = file.read_bytes()
        except OSError as error:
            raise VocabularyError(
                f"The vocabulary {file} cannot be read ({error.strerror}); "
                "install the program again."
            ) from error
        try:
            data = json.loads(content)
            if data["format"] != FORMAT:
                raise ValueError(f"format {data['format']} instead of {FORMAT}")
            concepts = [_concept(entry) for entry in data["concepts"]]
            return cls(concepts, hashlib.sha256(content).hexdigest()[:16])
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise VocabularyError(
                f"The vocabulary {file} is damaged; install the program again."
            ) from error

    def of_class(self, index: int) -> Concept:
        """The word for a class of the network.

        Raises:
            IndexError: If there is no such class.
        """
        if not 0 <= index < CLASS_COUNT:
            raise IndexError(f"the network has no class {index}")
        return self._of_class[index]

    def below(self, key: str) -> tuple[str, ...]:
        """Keys of the word itself and of every word below it, parents before children."""
        found = [self.by_key[key].key]
        for above in found:
            found.extend(self._children[above])
        return tuple(found)

    def ancestors(self, key: str) -> tuple[str, ...]:
        """Keys of the words above, nearest first; empty for a word at the top."""
        found: list[str] = []
        parent = self.by_key[key].parent
        while parent is not None:
            found.append(parent)
            parent = self.by_key[parent].parent
        return tuple(found)

    def classes_below(self, key: str) -> tuple[int, ...]:
        """Ascending indices of all classes that mean the word or something below it."""
        return tuple(sorted(c for k in self.below(key) for c in self.by_key[k].classes))

    def find(self, word: str) -> tuple[str, ...]:
        """Keys of the concepts a person may mean by a word, in the order of the tree.

        Names and synonyms count alike. Upper case, hyphens and a simple English plural make
        no difference: "Dogs", "butterflies" and "t shirt" are found.
        """
        keys = {key for form in _forms(word) for key in self._keys_by_word.get(form, ())}
        return tuple(concept.key for concept in self.concepts if concept.key in keys)


def concept_uuid(key: str) -> uuid.UUID:
    """The identifier of a built-in word in every library, so that learned tags can merge."""
    return uuid.uuid5(_NAMESPACE, key)


def normal_word(word: str) -> str:
    """The form in which two spellings of a word are equal: NFC, no case, hyphens as spaces."""
    text = unicodedata.normalize("NFC", word).casefold().replace("’", "'")
    return " ".join(text.replace("-", " ").replace("_", " ").split())


def _concept(entry: dict[str, Any]) -> Concept:
    """Turns one JSON object into a concept, refusing what has another type."""
    concept = Concept(
        key=entry["key"],
        name=entry["name"],
        parent=entry["parent"],
        synonyms=tuple(entry["synonyms"]),
        classes=tuple(entry["classes"]),
        automatic=entry["automatic"],
        evidence=entry["evidence"],
    )
    texts = (concept.key, concept.name, concept.parent or "", *concept.synonyms)
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("a key, name or synonym is not a text")
    if not all(type(index) is int for index in concept.classes):
        raise TypeError("a class index is not a whole number")
    if not all(isinstance(flag, bool) for flag in (concept.automatic, concept.evidence)):
        raise TypeError("automatic or evidence is neither true nor false")
    return concept


def _concepts_by_class(concepts: Sequence[Concept]) -> tuple[Concept, ...]:
    by_class: dict[int, Concept] = {}
    for concept in concepts:
        for index in concept.classes:
            if index in by_class:
                raise ValueError(f"class {index} is {by_class[index].name} and {concept.name}")
            by_class[index] = concept
    if sorted(by_class) != list(range(CLASS_COUNT)):
        raise ValueError("the classes are not all there")
    return tuple(by_class[index] for index in range(CLASS_COUNT))


def _keys_by_word(concepts: Sequence[Concept]) -> dict[str, list[str]]:
    """Index from normal words to keys; a name's bracket is no part of the word."""
    keys: dict[str, list[str]] = {}
    names: set[str] = set()
    for concept in concepts:
        name = normal_word(concept.name)
        if name in names:
            raise ValueError(f"two concepts have the name {concept.name}")
        names.add(name)
        bare = normal_word(re.sub(r"\s*\(.*?\)", "", concept.name))
        for word in {name, bare, *map(normal_word, concept.synonyms)}:
            keys.setdefault(word, []).append(concept.key)
    return keys


def _forms(word: str) -> Iterator[str]:
    """The word as typed and its possible singulars ("birds of prey": "bird of prey")."""
    text = normal_word(word)
    yield text
    head, of, tail = text.partition(" of ")
    before, space, last = head.rpartition(" ")
    for singular in _singulars(last):
        yield f"{before}{space}{singular}{of}{tail}"


def _singulars(word: str) -> Iterator[str]:
    if word in _IRREGULAR_PLURALS:
        yield _IRREGULAR_PLURALS[word]
    if word.endswith("ies") and len(word) > 4:
        yield word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes", "oes", "uses")):
        yield word[:-2]
    if word.endswith("s") and not word.endswith("ss") and len(word) > 2:
        yield word[:-1]
