"""Rating and culling: stars, pick or reject, and a colour label, for many photos at once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Literal, get_args

from photomanager.errors import RatingError
from photomanager.library import changes, history, photos
from photomanager.library.marks import KIND
from photomanager.library.schema import photo
from photomanager.operations.asked_tags import photo_rows
from photomanager.sentences import done_on, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row

    from photomanager.operations.workspace import Workspace

BEST = 5
Flag = Literal["pick", "reject", "none"]
FLAGS: dict[Flag, int | None] = {"pick": 1, "reject": -1, "none": None}
# As XMP writes them and Lightroom shows them; files of other programs may have other words.
Label = Literal["Red", "Yellow", "Green", "Blue", "Purple"]
LABELS: tuple[Label, ...] = get_args(Label)


class Same(Enum):
    """The argument that leaves things as they are, where None means something else."""

    SAME = 0


SAME = Same.SAME


@dataclass(frozen=True, slots=True)
class Marks:
    """What to set; `SAME` leaves it as it is.

    Attributes:
        rating: 0 (none) to 5 stars.
        pick: 1 picked, -1 rejected, None neither.
        label: A colour, None for none.
    """

    rating: int | Same = SAME
    pick: int | Same | None = SAME
    label: str | Same | None = SAME

    def set(self) -> dict[str, Any]:
        """The columns to set with their values."""
        values = {"rating": self.rating, "pick": self.pick, "label": self.label}
        return {name: value for name, value in values.items() if value is not SAME}


@dataclass(frozen=True, slots=True)
class MarkOutcome:
    """What marking changed.

    Attributes:
        changed: Photos that are marked otherwise now.
        operation: UUID of the operation, None if nothing changed.
        summary: As the history has it, empty if nothing changed.
    """

    changed: int
    operation: str | None
    summary: str


def mark(
    workspace: Workspace, photo_ids: Sequence[int], marks: Marks, *, origin: str = "window"
) -> MarkOutcome:
    """Rates, picks, rejects or labels photos, as one operation that undo takes back.

    The file stays as it is; from now on what it says of itself no longer counts for the three,
    until undo takes that back.

    Args:
        workspace: The library.
        photo_ids: The photos.
        marks: What to set.
        origin: window, cli or api.

    Raises:
        RatingError: There is no such rating, flag or label.
        UnknownPhotoError: A photo is not in the library.
        LibraryError: Disk or file are at fault; nothing has changed then.
    """
    wanted = _checked(marks)
    with workspace.library.database.write(durable=True) as connection:
        ids = [row.id for row in photo_rows(connection, photo_ids)]
        due = [row for row in photos.marks(connection, ids) if _differs(row, wanted)]
        if not due:
            return MarkOutcome(0, None, "")
        summary = _summary(wanted, len(due))
        recorder = history.Recorder(connection, origin, KIND, summary)
        made = recorder.operation
        recorder.update(photo, [{"id": row.id, **wanted, "marked_at": made.at} for row in due])
        changes.record(connection, "facts", {"photos": [row.id for row in due]}, made.uuid)
    return MarkOutcome(len(due), made.uuid, summary)


def label_named(name: str) -> Label:
    """The colour label that a person means, in any case.

    Raises:
        RatingError: There is no such label.
    """
    for label in LABELS:
        if label.casefold() == name.strip().casefold():
            return label
    raise RatingError(f'There is no label "{name}". The labels are {", ".join(LABELS)}.')


def _checked(marks: Marks) -> dict[str, Any]:
    wanted = marks.set()
    if not wanted:
        raise ValueError("nothing to mark")
    rating = wanted.get("rating", 0)
    if not 0 <= rating <= BEST:
        raise RatingError(f"{rating} is no rating. Give 0 to {BEST} stars.")
    if wanted.get("pick") not in (1, -1, None):
        raise RatingError("A photo is picked (1), rejected (-1) or neither.")
    if wanted.get("label") is not None:
        wanted["label"] = label_named(wanted["label"])
    return wanted


def _differs(row: Row[Any], wanted: dict[str, Any]) -> bool:
    now = {"rating": row.rating or 0, "pick": row.pick, "label": row.label}
    return any(now[name] != value for name, value in wanted.items())


def _summary(wanted: dict[str, Any], count: int) -> str:
    """'Rated 3 stars on 12 photos', as the menu shows it."""
    parts = []
    if "rating" in wanted:
        stars = wanted["rating"]
        parts.append(
            sentence(
                "Took the rating away"
                if not stars
                else "Rated 1 star"
                if stars == 1
                else f"Rated {stars} stars"
            )
        )
    if "pick" in wanted:
        done = {
            1: sentence("Picked"),
            -1: sentence("Set aside"),
            None: sentence("Took the flag away"),
        }
        parts.append(done[wanted["pick"]])
    if "label" in wanted:
        label = wanted["label"]
        parts.append(sentence(f'Labelled "{label}"' if label else "Took the label away"))
    return done_on(parts, count)
