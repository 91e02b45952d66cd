"""The shipped words, and how they are read and searched."""

from __future__ import annotations

import json
import re
import uuid
from typing import TYPE_CHECKING, Any

import pytest

from photomanager import paths
from photomanager.errors import VocabularyError
from photomanager.recognition.vocabulary import CLASS_COUNT, Concept, Vocabulary, concept_uuid

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = paths.resource_dir() / "vocabulary" / "vocabulary.json"

ABSTRACT = {
    "artifact", "artefact", "instrumentality", "conveyance", "placental", "entity", "object",
    "whole", "matter", "carnivore", "vertebrate", "invertebrate", "ungulate", "eutherian",
    "covering", "commodity", "consumer goods", "durables", "equipment", "implement", "device",
    "geological formation", "natural object", "chordate", "arthropod", "domestic animal",
}  # fmt: skip

# Any English word may end like this; in this list they are exactly the Latin ones.
LATIN = re.compile(r"\b(genus|family|[a-z]+idae|[a-z]+iformes|[A-Z][a-z]+ [a-z]+us)\b")


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.load()


def names(vocabulary: Vocabulary, keys: tuple[str, ...]) -> list[str]:
    return [vocabulary.by_key[key].name for key in keys]


def key_of(vocabulary: Vocabulary, name: str) -> str:
    (key,) = (concept.key for concept in vocabulary.concepts if concept.name == name)
    return key


def class_names_below(vocabulary: Vocabulary, name: str) -> set[str]:
    classes = vocabulary.classes_below(key_of(vocabulary, name))
    return {vocabulary.of_class(index).name for index in classes}


def test_every_class_has_exactly_one_word(vocabulary: Vocabulary) -> None:
    classes = [index for concept in vocabulary.concepts for index in concept.classes]
    assert sorted(classes) == list(range(CLASS_COUNT))
    for concept in vocabulary.concepts:
        assert list(concept.classes) == sorted(concept.classes)
        for index in concept.classes:
            assert vocabulary.of_class(index) is concept


def test_names_are_unique_short_and_readable(vocabulary: Vocabulary) -> None:
    folded = [concept.name.casefold() for concept in vocabulary.concepts]
    assert len(set(folded)) == len(folded)
    for concept in vocabulary.concepts:
        assert 2 <= len(concept.name) <= 30
        assert concept.name == " ".join(concept.name.split())
        assert not set(concept.name) & set('/|_,;:"')
        assert not re.search(r"\d", concept.name)
        assert concept.name.casefold() not in ABSTRACT
        assert not LATIN.search(concept.name), concept.name


def test_keys_are_wordnet_offsets_or_marked_as_our_own(vocabulary: Vocabulary) -> None:
    for concept in vocabulary.concepts:
        assert re.fullmatch(r"n\d{8}|(x-|starter:|file:)[a-z-]+", concept.key)
        assert not (concept.classes and concept.key.startswith(("x-", "starter:", "file:")))


def test_synonyms_differ_from_every_name(vocabulary: Vocabulary) -> None:
    taken = {concept.name.casefold() for concept in vocabulary.concepts}
    for concept in vocabulary.concepts:
        folded = [synonym.casefold() for synonym in concept.synonyms]
        assert len(set(folded)) == len(folded)
        assert not taken & set(folded)


def test_tree_is_shallow_and_has_no_circle(vocabulary: Vocabulary) -> None:
    tops = [concept for concept in vocabulary.concepts if concept.parent is None]
    assert len(tops) <= 25
    for concept in vocabulary.concepts:
        above = vocabulary.ancestors(concept.key)
        assert len(above) <= 4
        assert concept.key not in above
        assert all(concept.key in vocabulary.below(key) for key in above)
    reached = [key for top in tops for key in vocabulary.below(top.key)]
    assert sorted(reached) == sorted(vocabulary.by_key)


def test_a_word_to_browse_by_has_something_below_or_in_it(vocabulary: Vocabulary) -> None:
    for concept in vocabulary.concepts:
        taught = any(key.startswith(("starter:", "file:")) for key in vocabulary.below(concept.key))
        assert taught or vocabulary.classes_below(concept.key), f"{concept.name} is never found"


@pytest.mark.parametrize(
    ("word", "count", "inside", "outside"),
    [
        ("dog", 118, {"golden retriever", "pug", "husky"}, {"gray wolf", "dingo", "red fox"}),
        ("cat", 6, {"tabby cat", "Siamese cat", "lynx", "cougar"}, {"lion", "meerkat"}),
        ("bird", 59, {"rooster", "ostrich", "king penguin", "bald eagle"}, {"dragonfly"}),
        ("snake", 17, {"cobra", "sidewinder", "boa constrictor"}, {"eel", "gecko"}),
        ("insect", 27, {"ladybug", "bee", "monarch butterfly"}, {"tarantula", "scorpion"}),
        ("car", 10, {"taxi", "ambulance", "sports car", "minivan"}, {"fire truck", "car wheel"}),
        ("boat", 8, {"canoe", "gondola", "yawl", "speedboat"}, {"container ship"}),
        ("fruit", 13, {"Granny Smith", "lemon", "acorn"}, {"cucumber"}),
        ("musical instrument", 26, {"violin", "drum", "pipe organ"}, {"guitar pick", "whistle"}),
        ("bridge", 3, {"viaduct", "suspension bridge"}, {"pier"}),
        ("monkey", 13, {"baboon", "squirrel monkey"}, {"gorilla", "ring-tailed lemur"}),
        ("fish", 16, {"goldfish", "great white shark", "stingray"}, {"starfish", "gray whale"}),
    ],
)
def test_common_words_hold_what_people_expect(
    vocabulary: Vocabulary, word: str, count: int, inside: set[str], outside: set[str]
) -> None:
    below = class_names_below(vocabulary, word)
    assert len(below) == count
    assert inside <= below
    assert not outside & below


@pytest.mark.parametrize(
    ("word", "path"),
    [
        ("golden retriever", ["retriever", "dog", "animal"]),
        ("violin", ["string instrument", "musical instrument", "music"]),
        ("sports car", ["car", "vehicle"]),
        ("Granny Smith", ["apple", "fruit", "food"]),
        ("airliner", ["airplane", "aircraft", "vehicle"]),
        ("volcano", ["mountain", "landscape", "nature"]),
    ],
)
def test_parents_are_those_people_think_of(
    vocabulary: Vocabulary, word: str, path: list[str]
) -> None:
    assert names(vocabulary, vocabulary.ancestors(key_of(vocabulary, word))) == path


def test_classes_that_look_alike_are_one_word(vocabulary: Vocabulary) -> None:
    for first, second in ((836, 837), (638, 639), (620, 681), (657, 744)):
        assert vocabulary.of_class(first) is vocabulary.of_class(second)
    assert vocabulary.of_class(134).name == "crane (bird)"
    assert vocabulary.of_class(517).name == "crane (machine)"


def test_useless_words_are_never_written_automatically(vocabulary: Vocabulary) -> None:
    written = {concept.name for concept in vocabulary.concepts if concept.automatic}
    assert not written & {"diaper", "web page", "roundworm", "envelope", "bikini", "sunglasses"}
    assert not written & {"Band-Aid", "bib", "crossword"}
    assert {"golden retriever", "dog", "violin", "mountain"} <= written


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("dog", ["dog"]),
        ("DOGS", ["dog"]),
        ("butterflies", ["butterfly"]),
        ("boxes", ["box"]),
        ("churches", ["church"]),
        ("wolves", ["wolf"]),
        ("geese", ["goose"]),
        ("buses", ["bus"]),
        ("TVs", ["television"]),
        ("people", ["person"]),
        ("birds of prey", ["bird of prey"]),
        ("automobile", ["car"]),
        ("auto", ["car"]),
        ("aeroplane", ["airplane"]),
        ("bikes", ["bicycle", "motorcycle"]),
        ("cranes", ["crane (bird)", "crane (machine)"]),
        ("t shirt", ["T-shirt"]),
        ("  golden   Retriever ", ["golden retriever"]),
        ("pandas", ["giant panda", "red panda"]),
        ("jack-o’-lantern", ["jack-o'-lantern"]),
        ("n02099601", []),
        ("", []),
    ],
)
def test_find(vocabulary: Vocabulary, typed: str, found: list[str]) -> None:
    assert names(vocabulary, vocabulary.find(typed)) == found


def test_find_compares_composed_and_decomposed_letters_as_equal() -> None:
    concepts = [
        Concept("x-cafe", "café", None, (), tuple(range(CLASS_COUNT)), automatic=True),
    ]
    assert Vocabulary(concepts, "1").find("cafe\N{COMBINING ACUTE ACCENT}s") == ("x-cafe",)


def test_of_class_refuses_numbers_outside_the_network(vocabulary: Vocabulary) -> None:
    for index in (-1, CLASS_COUNT):
        with pytest.raises(IndexError):
            vocabulary.of_class(index)


def test_identifiers_never_change() -> None:
    assert concept_uuid("n02099601") == uuid.UUID("19fb09c0-5e5d-57b2-b485-5502bb7b3227")
    assert concept_uuid("n02099601") != concept_uuid("n02099712")


def test_version_tells_contents_apart(vocabulary: Vocabulary, tmp_path: Path) -> None:
    same = tmp_path / "same.json"
    same.write_bytes(SHIPPED.read_bytes())
    other = tmp_path / "other.json"
    other.write_bytes(SHIPPED.read_bytes().replace(b'"tench"', b'"doctor fish"'))
    assert Vocabulary.load(same).version == vocabulary.version
    assert Vocabulary.load(other).version != vocabulary.version


def test_a_missing_file_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError) as caught:
        Vocabulary.load(tmp_path / "gone.json")
    sentence = str(caught.value)
    assert "gone.json" in sentence
    assert "install the program again" in sentence
    assert "\n" not in sentence


def _damage(change: str) -> bytes:
    """The shipped file with one thing wrong."""
    content = SHIPPED.read_bytes()
    if change == "truncated":
        return content[: len(content) // 2]
    if change == "not text":
        return b"\xff\xfe\x00" + content
    data: dict[str, Any] = json.loads(content)
    words = data["concepts"]
    child = next(word for word in words if word["parent"])
    with_class = next(word for word in words if word["classes"])
    changes: dict[str, Any] = {
        "other format": lambda: data.update(format=2),
        "no list": lambda: data.update(concepts=7),
        "a word lost": lambda: words.remove(with_class),
        "a class twice": lambda: with_class["classes"].append(with_class["classes"][0]),
        "unknown parent": lambda: child.update(parent="n00000000"),
        "same key twice": lambda: words.append(dict(child, classes=[])),
        "same name twice": lambda: words.append(dict(child, key="x-twin", classes=[])),
        "number as name": lambda: child.update(name=7),
        "text as class": lambda: with_class.update(classes=["7"]),
        "text as automatic": lambda: child.update(automatic="yes"),
        "text as evidence": lambda: child.update(evidence="no"),
    }
    changes[change]()
    return json.dumps(data).encode()


@pytest.mark.parametrize(
    "change",
    [
        "truncated",
        "not text",
        "other format",
        "no list",
        "a word lost",
        "a class twice",
        "unknown parent",
        "same key twice",
        "same name twice",
        "number as name",
        "text as class",
        "text as automatic",
        "text as evidence",
    ],
)
def test_a_damaged_file_is_refused_in_one_sentence(tmp_path: Path, change: str) -> None:
    file = tmp_path / "vocabulary.json"
    file.write_bytes(_damage(change))
    with pytest.raises(VocabularyError, match=r"vocabulary\.json is damaged; install"):
        Vocabulary.load(file)
