"""A real library with seeded vectors and a small vocabulary, for tests of learning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from sqlalchemy import insert

from photomanager.indexing import scoring
from photomanager.indexing.scoring import TaggerCache
from photomanager.library import vectors
from photomanager.library.library import Library, activate_space, install_vocabulary
from photomanager.library.records import VocabularyEntry
from photomanager.library.schema import file, photo, root
from photomanager.operations.workspace import Workspace
from photomanager.recognition.vocabulary import Concept, Vocabulary, concept_uuid

if TYPE_CHECKING:
    from pathlib import Path

    from photomanager.recognition.feature_space import FeatureSpace
    from photomanager.recognition.manifest import Manifest

DIMENSIONS = 32
CLASSES = 1000
# key, name, parent, classes; the class numbers not named here belong to "thing".
WORDS = [
    ("animal", "animal", None, ()),
    ("dog", "dog", "animal", (0,)),
    ("poodle", "poodle", "dog", (1, 2)),
    ("husky", "husky", "dog", (3,)),
    ("cat", "cat", "animal", (4, 5)),
    ("boat", "boat", None, (6, 7)),
    ("thing", "thing", None, tuple(range(8, CLASSES))),
]
# `library_info` says which row numbers were ever given.
UNTOUCHED_BY_UNDO = ("operation", "operation_change", "lesson", "change", "library_info")


@dataclass(frozen=True)
class FakeSpace:
    """A feature space without a network: prototypes at random places."""

    prototypes: np.ndarray
    space_hash: str = "0123456789abcdef"


def vocabulary() -> Vocabulary:
    concepts = [
        Concept(key, name, parent, (), classes, key != "husky")
        for key, name, parent, classes in WORDS
    ]
    return Vocabulary(concepts, "test")


def random_codes(n: int, seed: int, dimensions: int = DIMENSIONS) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return np.clip(np.rint(rng.normal(0, 32, (n, dimensions))), -127, 127).astype(np.int8)


def random_heads(n: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Mostly classes with a word of their own, falling shares that sum to less than one."""
    rng = np.random.default_rng(seed + 1)
    classes = np.empty((n, 16), np.uint16)
    for row in classes:
        row[:8] = rng.permutation(8)
        row[8:] = 8 + rng.permutation(500)[:8]
    # A generator of their own: the first photos are the same however many there are.
    shares = np.random.default_rng(seed + 2).dirichlet(np.full(17, 0.3), n)[:, :16]
    return classes, np.rint(np.sort(shares, axis=1)[:, ::-1] * 65535).astype(np.uint16)


def make(directory: Path, photos: int = 80, seed: int = 7, *, scored: bool = True) -> Workspace:
    """A library of `photos` indexed photos; photo n has the nth seeded vector."""
    library = Library.open(directory)
    words = vocabulary()
    rng = np.random.default_rng(seed)
    space = FakeSpace(rng.normal(0, 1, (CLASSES, DIMENSIONS)))
    entries = [
        VocabularyEntry(
            one.key, str(concept_uuid(one.key)), one.name, one.parent, (), one.automatic
        )
        for one in words.concepts
    ]
    with library.database.write(durable=False) as connection:
        space_id = activate_space(connection, space.space_hash, "fake", DIMENSIONS)
        install_vocabulary(connection, entries)
        connection.execute(insert(root), {"id": 1, "uuid": "r", "path": b"/photos", "added_at": 1})
    cache = TaggerCache(library, words, cast("FeatureSpace", space))
    workspace = Workspace(
        library=library,
        manifest=cast("Manifest", None),
        space=cast("FeatureSpace", space),
        space_id=space_id,
        vocabulary=words,
        taggers=cache,
    )
    add_photos(workspace, list(range(1, photos + 1)))
    if scored:
        index(workspace, list(range(1, photos + 1)), seed)
    return workspace


def add_photos(workspace: Workspace, ids: list[int]) -> None:
    with workspace.library.database.write(durable=False) as connection:
        connection.execute(
            insert(photo), [{"id": n, "uuid": f"photo-{n:06}", "added_at": n} for n in ids]
        )
        connection.execute(
            insert(file),
            [
                {
                    "photo_id": n,
                    "root_id": 1,
                    "path": f"{n}.jpg".encode(),
                    "name": f"{n}.jpg",
                    "size": 1,
                    "mtime_ns": 1,
                    "state": "indexed",
                    "content_hash": n.to_bytes(16, "big"),
                }
                for n in ids
            ],
        )


def index(workspace: Workspace, ids: list[int], seed: int = 7) -> None:
    """Stores the vectors of these photos and scores them, as the pipeline does."""
    codes = random_codes(max(ids), seed)
    classes, shares = random_heads(max(ids), seed)
    rows = [
        (n, codes[n - 1].tobytes(), classes[n - 1].tobytes() + shares[n - 1].tobytes()) for n in ids
    ]
    with workspace.library.database.write(durable=False) as connection:
        vectors.put(connection, workspace.space_id, rows)
        scoring.score_batch(connection, workspace.taggers, ids)


def tables(workspace: Workspace) -> dict[str, list[Any]]:
    """Every row of every table."""
    with workspace.library.database.read() as connection:
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        ).scalars()
        return {
            name: sorted(map(repr, connection.exec_driver_sql(f'SELECT * FROM "{name}"')))
            for name in names.all()
        }


def kept(workspace: Workspace) -> dict[str, list[Any]]:
    """Every row that an undo must bring back as it was."""
    return {name: rows for name, rows in tables(workspace).items() if name not in UNTOUCHED_BY_UNDO}


def machine(workspace: Workspace) -> list[Any]:
    with workspace.library.database.read() as connection:
        return list(
            connection.exec_driver_sql(
                "SELECT photo_id, tag.name, confidence, machine.automatic, via.name FROM machine"
                " JOIN tag ON tag.id = tag_id LEFT JOIN tag AS via ON via.id = via_tag_id"
                " ORDER BY 1, 2"
            )
        )


def learners(workspace: Workspace) -> list[Any]:
    with workspace.library.database.read() as connection:
        return list(
            connection.exec_driver_sql(
                "SELECT tag.name, positives, negatives, sum_positive, sum_negative, weights,"
                " scale, bias, slope, offset, threshold FROM tag_learner"
                " JOIN tag ON tag.id = tag_id ORDER BY 1"
            )
        )
