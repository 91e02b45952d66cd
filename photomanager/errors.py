"""What can go wrong in the user's world, each as one plain sentence.

Every error here is caused by files, disks, folders or typed text, not by a bug in
the program. `str(error)` is what the user reads: it names the thing and the remedy.
Anything else that is raised is a bug: it is logged with its trace.
"""

from __future__ import annotations


class PhotoManagerError(Exception):
    """Base of all errors that a user can act on."""


class LibraryError(PhotoManagerError):
    """The library folder cannot be opened, read or written."""


class LibraryDamagedError(LibraryError):
    """The database exists, but SQLite cannot read it."""


class LibraryTooNewError(LibraryError):
    """The database was written by a newer version of the program."""


class DiskFullError(LibraryError):
    """There is no room left on the disk that holds the library."""


class FolderError(PhotoManagerError):
    """A photo folder is missing, is not a folder, or may not be read."""


class DecodeError(PhotoManagerError):
    """A file cannot be read as a picture; the sentence says why."""


class ModelError(PhotoManagerError):
    """A network's files are missing, changed, or not of a kind the program runs."""


class VocabularyError(PhotoManagerError):
    """The vocabulary file is missing or damaged."""


class QueryError(PhotoManagerError):
    """A search text cannot be understood.

    Its words begin with the place, counted from 1; who can show the place itself takes `sentence`.

    Attributes:
        sentence: What is wrong, without the place.
        position: Index of the first character (0-based) that does not fit.
    """

    def __init__(self, sentence: str, position: int) -> None:
        super().__init__(f"Position {position + 1}: {sentence}")
        self.sentence = sentence
        self.position = position


class UnknownPhotoError(PhotoManagerError):
    """No photo in the library has this path or id."""


class TagError(PhotoManagerError):
    """A tag name is unknown, ambiguous or not usable."""


class RatingError(PhotoManagerError):
    """A rating, flag or colour label that does not exist was asked for."""


class SettingError(PhotoManagerError):
    """A setting was given a value that it cannot have."""


class SavedSearchError(PhotoManagerError):
    """A saved search is gone, or its name is taken."""


class OutputError(PhotoManagerError):
    """A file that the user asked for cannot be written where it was asked for."""


class MetadataError(PhotoManagerError):
    """Tags cannot be written into or beside a photo."""


class LearnerFileError(PhotoManagerError):
    """A learner file is missing, damaged, newer, or made for another network."""


class WorkerError(PhotoManagerError):
    """The worker process cannot be started at all."""
