"""A library of photos that nobody had to take: random vectors, plausible heads, real tables."""

from __future__ import annotations

import os
import uuid
from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import insert, update

from photomanager.indexing import scoring
from photomanager.library import vectors
from photomanager.library.schema import file, photo, root

if TYPE_CHECKING:
    from pathlib import Path

    from photomanager.operations.workspace import Workspace

_CHUNK = 5_000
_HEAD = 16
_MINUTE_US = 60_000_000
_SUBJECTS = 300  # photos come in kinds, as people take them


def fill(workspace: Workspace, folder: Path, count: int, seed: int = 7) -> np.ndarray:
    """Adds `count` indexed photos below `folder`, which is made and stays empty.

    Vectors are drawn around `_SUBJECTS` centres of the whitened space; each head puts most of
    its probability on two classes. The machine's guesses are made by the application itself.

    Returns:
        int64[count]: the subject of photo 1, 2, …
    """
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(seed)
    dimensions = workspace.space.dimensions
    centres = random.normal(0, 0.7, (_SUBJECTS, dimensions))
    with workspace.library.database.write() as connection:
        row = {"uuid": str(uuid.UUID(int=seed)), "path": os.fsencode(folder), "added_at": 1}
        root_id = connection.execute(insert(root).values(row)).inserted_primary_key[0]
    subjects = []
    for start in range(0, count, _CHUNK):
        ids = range(start + 1, min(count, start + _CHUNK) + 1)
        kinds = random.integers(0, _SUBJECTS, len(ids))
        subjects.append(kinds)
        z = centres[kinds] + random.normal(0, 0.7, (len(ids), dimensions))
        codes = np.clip(np.rint(z * 127 / 4), -127, 127).astype(np.int8)
        heads = _heads(random, kinds)
        with workspace.library.database.write(durable=False) as connection:
            connection.execute(insert(photo), [_photo(n) for n in ids])
            connection.execute(insert(file), [_file(n, root_id) for n in ids])
            vectors.put(
                connection,
                workspace.space_id,
                [
                    (n, code.tobytes(), head.tobytes())
                    for n, code, head in zip(ids, codes, heads, strict=True)
                ],
            )
            scoring.score_batch(connection, workspace.taggers, list(ids))
    with workspace.library.database.read() as connection:
        workspace.library.vectors(workspace.space_id).catch_up(connection)
    return np.concatenate(subjects)


def appear(workspace: Workspace, ids: range) -> None:
    """Adds photos to a filled library that wait to be indexed."""
    with workspace.library.database.write(durable=False) as connection:
        root_id = connection.exec_driver_sql("SELECT min(id) FROM root").scalar_one()
        connection.execute(insert(photo), [_photo(n) for n in ids])
        rows = [{**_file(n, root_id), "state": "pending", "content_hash": None} for n in ids]
        connection.execute(insert(file), rows)


def read(workspace: Workspace, ids: range, seed: int) -> None:
    """Indexes photos for the first time, or after they were edited.

    Args:
        workspace: With the photos.
        ids: The photos.
        seed: What they show; the same seed and photos give the same vectors.
    """
    random = np.random.default_rng((seed, ids.start))
    z = random.normal(0, 1, (len(ids), workspace.space.dimensions))
    codes = np.clip(np.rint(z * 127 / 4), -127, 127).astype(np.int8)
    heads = _heads(random, random.integers(0, _SUBJECTS, len(ids)))
    with workspace.library.database.write(durable=False) as connection:
        for n in ids:
            content = content_hash(n + (seed << 64))
            values = {"state": "indexed", "content_hash": content}
            connection.execute(update(file).where(file.c.photo_id == n).values(values))
        rows = [
            (n, code.tobytes(), head.tobytes())
            for n, code, head in zip(ids, codes, heads, strict=True)
        ]
        vectors.put(connection, workspace.space_id, rows)
        scoring.score_batch(connection, workspace.taggers, list(ids))


def content_hash(number: int) -> bytes:
    """The made-up hash of one photo's contents."""
    return number.to_bytes(16, "big")


def _heads(random: np.random.Generator, kinds: np.ndarray) -> np.ndarray:
    """uint16[n, 32]: classes, then probabilities per 65,535."""
    heads = np.zeros((len(kinds), 2, _HEAD), "<u2")
    heads[:, 0] = random.integers(0, 1000, (len(kinds), _HEAD))
    heads[:, 0, 0] = kinds * 3
    heads[:, 1] = random.integers(0, 1200, (len(kinds), _HEAD))
    heads[:, 1, 0] = random.integers(5_000, 45_000, len(kinds))
    return heads.reshape(len(kinds), 2 * _HEAD)


def _photo(number: int) -> dict[str, object]:
    return {
        "id": number,
        "uuid": str(uuid.UUID(int=number)),
        "added_at": number * _MINUTE_US,
        "taken_at": 1_262_304_000_000_000 + number * 60 * _MINUTE_US,
        "width": 4000,
        "height": 3000,
        "metadata": "{}",
        "faces": 0,  # somebody has looked
    }


def _file(number: int, root_id: int) -> dict[str, object]:
    name = f"{2010 + number // 20_000}/holiday {number % 97}/IMG_{number:06}.jpg"
    return {
        "photo_id": number,
        "root_id": root_id,
        "path": name.encode(),
        "name": name,
        "role": "main",
        "size": 4_000_000,
        "mtime_ns": number,
        "content_hash": content_hash(number),
        "state": "indexed",
    }
