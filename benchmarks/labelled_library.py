"""A real library of labelled photos, half of them there from the start and half to come.

A labelled set is a folder with `labels.json`: a list of {"file", "labels" or "tags"}. The photos
go through the shipped network once (`--vectors FILE` keeps what it made of them); they are put
into the tables as the indexer does, without thumbnails.
"""

from __future__ import annotations

import json
import uuid
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageOps
from sqlalchemy import insert

from photomanager import paths
from photomanager.indexing import scoring
from photomanager.library import vectors
from photomanager.library.schema import file, photo
from photomanager.operations import folders
from photomanager.recognition.embedder import LiteRTEmbedder
from photomanager.recognition.feature_space import FeatureSpace
from photomanager.recognition.manifest import Manifest
from photomanager.recognition.opinion import top_classes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from photomanager.operations.workspace import Workspace

MODEL = "efficientnet-lite2"


@dataclass(frozen=True)
class LabelledPhotos:
    """Photos with what the network made of them.

    Attributes:
        codes: int8[n, d].
        heads: uint8[n, 64].
        labels: Of each photo.
    """

    codes: NDArray[np.int8]
    heads: NDArray[np.uint8]
    labels: list[set[str]]

    def commonest(self, count: int) -> list[str]:
        """The labels that most photos have."""
        counts = Counter(label for one in self.labels for label in sorted(one))
        return [label for label, _ in counts.most_common(count)]

    def shuffled(self, draw: int) -> LabelledPhotos:
        """The same photos in another order: a file's often has one kind after the other."""
        order = np.random.default_rng(draw + 1_000_000).permutation(len(self.labels))
        labels = [self.labels[place] for place in order]
        return LabelledPhotos(self.codes[order], self.heads[order], labels)


def load(folder: Path, kept: Path | None) -> LabelledPhotos | None:
    """The photos of a labelled set; None if there is none."""
    if not (folder / "labels.json").exists():
        return None
    records = json.loads((folder / "labels.json").read_text("utf-8"))
    labels = [set(record.get("labels", record.get("tags", ()))) for record in records]
    if kept is not None and kept.exists():
        with np.load(kept) as arrays:
            return LabelledPhotos(arrays["codes"], arrays["heads"], labels)
    manifest = Manifest.load(paths.model_dir(MODEL))
    network, space = LiteRTEmbedder(manifest, threads=2), FeatureSpace.load(manifest)
    features, heads = [], []
    for record in records:
        with Image.open(folder / record["file"]) as picture:
            upright = ImageOps.exif_transpose(picture).convert("RGB")
        made = network.run(network.prepare(upright))
        features.append(made.mean)
        heads.append(np.frombuffer(top_classes(made.logits, manifest.temperature), np.uint8))
    photos = LabelledPhotos(space.code(np.stack(features)), np.stack(heads), labels)
    if kept is not None:
        np.savez(kept, codes=photos.codes, heads=photos.heads)
    return photos


def put(workspace: Workspace, folder: Path, photos: LabelledPhotos, which: Sequence[int]) -> None:
    """Adds some of the photos; the photo at place n becomes `id:n+1`."""
    folder.mkdir(parents=True, exist_ok=True)
    ids = [int(place) + 1 for place in which]
    rows = [(n, photos.codes[n - 1].tobytes(), photos.heads[n - 1].tobytes()) for n in ids]
    root = folders.add(workspace, folder, origin="cli").id
    with workspace.library.database.write(durable=False) as connection:
        connection.execute(
            insert(photo), [{"id": n, "uuid": str(uuid.UUID(int=n)), "added_at": n} for n in ids]
        )
        connection.execute(insert(file), [_file(n, root) for n in ids])
        vectors.put(connection, workspace.space_id, rows)
        scoring.score_batch(connection, workspace.taggers, ids)


def _file(number: int, root: int) -> dict[str, object]:
    name = f"{number:06}.jpg"
    return {
        "photo_id": number,
        "root_id": root,
        "path": name.encode(),
        "name": name,
        "size": 1,
        "mtime_ns": number,
        "content_hash": number.to_bytes(16, "big"),
        "state": "indexed",
    }
