"""The state of a library in one look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from photomanager.indexing.indexer import is_indexing
from photomanager.library import tags
from photomanager.library.schema import SCHEMA_VERSION, lesson, operation
from photomanager.operations import folders as folder_operations
from photomanager.operations import problems as problem_operations

if TYPE_CHECKING:
    from photomanager.operations.folders import Folder
    from photomanager.operations.problems import Problem
    from photomanager.operations.workspace import Workspace

# Statements that taught something and were not undone.
_LESSONS = (
    select(func.count())
    .select_from(lesson)
    .join(operation, operation.c.id == lesson.c.operation_id)
    .where(operation.c.undone_by.is_(None), lesson.c.verdict != 0)
)


@dataclass(frozen=True, slots=True)
class WorkerStatus:
    """Who reads photos.

    Attributes:
        indexing: Whether some process is indexing this library now.
        network: The network that embeds photos.
    """

    indexing: bool
    network: str


@dataclass(frozen=True, slots=True)
class Status:
    """The state of a library.

    Attributes:
        library: Its folder.
        version: Of its database.
        worker: Who reads photos.
        photos: Photos of its folders, whatever their state.
        tags: Tags that are shown on at least one photo.
        lessons: Statements that taught something and were not undone.
        folders: Its folders.
        problems: Folders and files that could not be read.
    """

    library: str
    version: int
    worker: WorkerStatus
    photos: int
    tags: int
    lessons: int
    folders: tuple[Folder, ...]
    problems: tuple[Problem, ...]


def status(workspace: Workspace) -> Status:
    """Reads the state of the library.

    Raises:
        LibraryError: Disk or file are at fault.
    """
    library = workspace.library
    found = folder_operations.folders(workspace)
    with library.database.read() as connection:
        used = len(tags.counts(connection))
        taught = connection.execute(_LESSONS).scalar_one()
    return Status(
        library=str(library.directory),
        version=SCHEMA_VERSION,
        worker=WorkerStatus(is_indexing(library), workspace.manifest.name),
        photos=sum(one.photos for one in found),
        tags=used,
        lessons=taught,
        folders=tuple(found),
        problems=tuple(problem_operations.problems(workspace)),
    )
