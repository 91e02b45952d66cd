"""The composition root: opens, owns and closes everything that works on one library.

The three doors (window, command line, API) each hold one `Runtime` and hand its
`workspace` to operations. Nothing else builds these parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from photomanager import paths, settings
from photomanager.indexing import battery
from photomanager.indexing.indexer import Indexer
from photomanager.indexing.scoring import TaggerCache
from photomanager.learning.starter import Starters
from photomanager.library import installation
from photomanager.library.changes import ChangeReader
from photomanager.library.library import Library
from photomanager.library.records import VocabularyEntry
from photomanager.operations.workspace import Workspace
from photomanager.recognition.feature_space import STEP, FeatureSpace
from photomanager.recognition.manifest import Manifest
from photomanager.recognition.vocabulary import Vocabulary, concept_uuid

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from photomanager.settings import Settings


class Runtime:
    """One open library with its tagger, its indexer and its change feed.

    Attributes:
        workspace: First argument of every operation.
        indexer: Scans folders and tags photos; idle until asked.
        changes: What other windows and processes have committed since.
        settings: The user's settings as read at the start.
    """

    def __init__(
        self, workspace: Workspace, indexer: Indexer, changes: ChangeReader, chosen: Settings
    ) -> None:
        self.workspace = workspace
        self.indexer = indexer
        self.changes = changes
        self.settings = chosen

    @classmethod
    def open(cls, directory: Path) -> Runtime:
        """Opens the library in `directory`, making it when there is none.

        Raises:
            LibraryError: The folder cannot be used, or the library is damaged or newer.
            ModelError: The network's files are missing or changed.
            VocabularyError: The vocabulary is missing or damaged.
        """
        chosen = settings.load(paths.settings_file())
        manifest, space, vocabulary = load_recognition(chosen)
        library = Library.open(directory)
        try:
            space_id = _install(library, manifest, space, vocabulary)
            starters = Starters.load(manifest.folder, space.space_hash, STEP)
            taggers = TaggerCache(library, vocabulary, space, starters)
            workspace = Workspace(library, manifest, space, space_id, vocabulary, taggers)
            why_wait = battery.why_wait if chosen.battery_saver else lambda: None
            indexer = Indexer(workspace, threads=chosen.worker_threads, why_wait=why_wait)
            return cls(workspace, indexer, ChangeReader(library.database), chosen)
        except BaseException:
            library.close()
            raise

    def close(self) -> None:
        """Stops the indexer, then closes the library; in reverse order of opening."""
        self.indexer.stop()
        self.workspace.errands.close()
        self.changes.close()
        self.workspace.library.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def load_recognition(chosen: Settings | None = None) -> tuple[Manifest, FeatureSpace, Vocabulary]:
    """The network that the settings name, its feature space and its words.

    Args:
        chosen: The settings; by default they are read.

    Raises:
        ModelError: The network's files are missing or changed.
        VocabularyError: The vocabulary is missing or damaged.
    """
    chosen = settings.load(paths.settings_file()) if chosen is None else chosen
    manifest = Manifest.load(paths.model_dir(chosen.network))
    return manifest, FeatureSpace.load(manifest), Vocabulary.load()


def _install(
    library: Library, manifest: Manifest, space: FeatureSpace, vocabulary: Vocabulary
) -> int:
    """Makes the network's space and words the library's, and returns the space's row."""
    entries = [
        VocabularyEntry(
            key=concept.key,
            uuid=str(concept_uuid(concept.key)),
            name=concept.name,
            parent_key=concept.parent,
            synonyms=concept.synonyms,
            automatic=concept.automatic,
            origin="starter" if concept.is_starter else "vocabulary",
        )
        for concept in vocabulary.concepts
    ]
    with library.database.read() as connection:
        installed = installation.installed_space(connection, space.space_hash, entries)
    if installed is not None:
        return installed
    with library.database.write() as connection:
        installation.install_vocabulary(connection, entries)
        return installation.activate_space(
            connection, space.space_hash, manifest.name, space.dimensions
        )
