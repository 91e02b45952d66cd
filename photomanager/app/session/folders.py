"""Photo folders, what could not be read in them, and the indexer that reads them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from photomanager import paths
from photomanager.app.session.door import Door
from photomanager.app.translation import translate
from photomanager.operations import demo, folders, problems

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from photomanager.app.session.session import Session
    from photomanager.indexing.indexer import Indexer
    from photomanager.operations.folders import Folder


class Folders(Door):
    """Adds folders and steers the indexer."""

    def __init__(self, session: Session, indexer: Indexer) -> None:
        super().__init__(session)
        self._indexer = indexer

    def add(self, paths: Sequence[Path]) -> None:
        """Adds folders and starts to index them; each that fails says why."""
        workspace = self._workspace
        for path in paths:
            self._session.write(partial(folders.add, workspace, path, origin="window"), self._added)

    def add_demo(self) -> None:
        """Adds the photos that come with the program."""
        workspace = self._workspace
        self._session.write(
            lambda: demo.add(workspace, paths.demo_dir(), origin="window"), self._added
        )

    def remove(self, folder_id: int, name: str) -> None:
        """Takes a folder out of the library; its files stay, and so for a while do its tags."""
        session, workspace = self._session, self._workspace
        sentence = translate(
            "Session",
            "Took “{name}” out of the library. Add it again to get its tags back.",
            name=name,
        )
        session.write(
            lambda: folders.remove(workspace, folder_id, origin="window"),
            lambda _: session.said.emit(sentence),
        )

    def relocate(self, folder_id: int, path: Path) -> None:
        """Says where a folder lies now, and looks through it."""
        session, workspace = self._session, self._workspace

        def found(folder: Folder) -> None:
            words = translate("Session", "The folder lies in {path} now", path=folder.path)
            session.said.emit(words)
            self.look()

        session.write(lambda: folders.relocate(workspace, folder_id, path, origin="window"), found)

    def look(self) -> None:
        """Looks for changes in the folders, without a word about it."""
        self._indexer.start()

    def rescan(self) -> None:
        """Looks through all folders again."""
        self._indexer.start()
        self._session.said.emit(translate("Session", "Looking through the folders …"))

    def problems(self, done: Callable[[list[tuple[str, str]]], None]) -> None:
        """Reads the files and folders that could not be read, as (path, reason)."""
        workspace = self._workspace
        self._session.read(
            lambda: [(one.path, one.reason) for one in problems.problems(workspace)],
            done,
            "problems",
        )

    def retry_problems(self) -> None:
        """Tries every file that failed once more, whether or not it has changed."""
        workspace = self._workspace
        self._session.write(lambda: problems.retry(workspace), lambda _: self.rescan())

    def prefer(self, photo_ids: list[int]) -> None:
        """Has these photos, which are on the screen, read before all others."""
        self._indexer.prefer(photo_ids)

    def set_paused(self, paused: bool) -> None:
        """Pauses the indexer or lets it go on."""
        if paused:
            self._indexer.pause()
        else:
            self._indexer.resume()
        self._session.poll()

    def stop(self) -> None:
        """Ends indexing until it is asked for again; what is finished is kept."""
        session = self._session
        session.read(
            self._indexer.stop,
            lambda _: session.said.emit(
                translate("Session", "Stopped. Look through the folders again to go on.")
            ),
            None,
            pool="pictures",  # it may take a second until the worker process is gone
        )

    def _added(self, folder: Folder) -> None:
        self._session.said.emit(translate("Session", "Added the folder {path}", path=folder.path))
        self._indexer.start()
        self._session.places_changed.emit()
