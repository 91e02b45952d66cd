"""What a run of the indexer tells while it goes on, and in the end."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What one run did, and how the files of its folders stand.

    Attributes:
        indexed: Photos read and tagged in this run, new or edited.
        unchanged: Photos that are as they were.
        moved: Photos found again under another path.
        missing: Photos that are not there now.
        failed: Files that cannot be read, now or since an earlier run.
        ignored: Files that are no photos.
        seconds: Wall-clock time.
        changed: Whether this run found or tried anything new.
        videos: How many of the ignored files are videos.
        held: One sentence if it ended early because it has to wait for something.
        complete: Whether the look at the folders came to its end, and nothing that it saw went
            elsewhere meanwhile; else another must follow.
    """

    indexed: int
    unchanged: int
    moved: int
    missing: int
    failed: int
    ignored: int
    seconds: float
    changed: bool
    videos: int = 0
    held: str | None = None
    complete: bool = True


@dataclass(frozen=True, slots=True)
class IndexProgress:
    """Where indexing stands.

    Attributes:
        phase: scanning, indexing, idle, paused, or elsewhere (another process does it).
        done: Files finished; while scanning, files seen.
        total: Files to do; 0 while that is not known.
        rate: Files a second, over the last seconds.
        remaining_s: Seconds left at this rate, None while that is not known.
        failed: Files that could not be read in this run.
        current: Name of the last file.
        problem: One sentence when indexing stopped because of a fault.
    """

    phase: str = "idle"
    done: int = 0
    total: int = 0
    rate: float = 0.0
    remaining_s: float | None = None
    failed: int = 0
    current: str = ""
    problem: str | None = None
