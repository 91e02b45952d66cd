"""A whole library with a fake network, for tests of indexing and of what stands on it."""

import contextlib
import threading
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from photomanager.indexing.indexer import Indexer
from photomanager.indexing.run import Run
from photomanager.indexing.scoring import TaggerCache
from photomanager.library.installation import activate_space, install_vocabulary
from photomanager.library.library import Library
from photomanager.library.records import VocabularyEntry
from photomanager.operations.workspace import Workspace
from photomanager.recognition.manifest import Manifest
from photomanager.recognition.vocabulary import Vocabulary, concept_uuid
from tests.indexing.conftest import FAKE_WORKER
from tests.indexing.fake_worker import CHANNELS, CLASSES, DIMENSIONS, fake_network


def fake_manifest():
    return Manifest(
        folder=Path("no folder"),
        name="fake",
        origin="tests",
        licence="GPL-3.0-or-later",
        input_size=4,
        preparation="fake",
        logits_output="logits",
        feature_map_output="features",
        classes=CLASSES,
        channels=CHANNELS,
        dimensions=DIMENSIONS,
        temperature=1.0,
        model_file="none",
        space_file="none",
        sha256={},
    )


@cache
def prepared_database():
    """A new library's database with the vocabulary in it, which takes most of a second to make."""
    vocabulary = Vocabulary.load()
    space = fake_network().space
    entries = [
        VocabularyEntry(
            one.key, str(concept_uuid(one.key)), one.name, one.parent, one.synonyms, one.automatic
        )
        for one in vocabulary.concepts
    ]
    with TemporaryDirectory() as directory:
        library = Library.open(Path(directory) / "library")
        with library.database.write() as connection:
            install_vocabulary(connection, entries)
            space_id = activate_space(connection, space.space_hash, "fake", DIMENSIONS)
        library.close()
        return vocabulary, space, space_id, library.database.path.read_bytes()


@contextmanager
def open_workspace(directory):
    """A `Workspace` over the library in this folder, made when there is none."""
    vocabulary, space, space_id, database = prepared_database()
    if not directory.exists():
        directory.mkdir()
        (directory / "library.db").write_bytes(database)
    library = Library.open(directory)
    try:
        taggers = TaggerCache(library, vocabulary, space)
        yield Workspace(library, fake_manifest(), space, space_id, vocabulary, taggers)
    finally:
        library.close()


def fake_indexer(workspace, **options):
    """An indexer whose worker runs the fake network."""
    return Indexer(workspace, threads=2, command=FAKE_WORKER, **options)


def scan_only(workspace):
    """What a window does while it must not read photos: on battery, say."""
    run = Run(
        workspace,
        lambda: contextlib.nullcontext(NoWorker()),
        lambda _progress: None,
        threading.Event(),
        why_wait=lambda: "on battery",
    )
    return run.report(None)


class NoWorker:
    """A supervisor that is asked for nothing."""

    outstanding = 0
    room = 0
