"""Questions that are listed now and answered later, maybe by another process.

Whoever answers names a photo and a tag. If they were on a list, it is the answer to a question; if
not, the user has picked the photo, and his word teaches, but says nothing of how honest a
confidence is: he picked it for what is on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from photomanager.library import asked_questions
from photomanager.library.records import PhotoId
from photomanager.operations.asked_tags import known_tag, photo_rows
from photomanager.operations.review import Question, answer, questions
from photomanager.operations.tagging import tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from photomanager.operations.review import ReviewQueue, Verdict
    from photomanager.operations.workspace import Workspace


def list_questions(workspace: Workspace, limit: int, names: Sequence[str] = ()) -> ReviewQueue:
    """The best next questions (`review.questions`), which may be answered later.

    Raises:
        TagError: A name is unknown or ambiguous.
        LibraryError: Disk or file are at fault.
    """
    queue = questions(workspace, limit, names)
    with workspace.library.database.write(durable=False) as connection:
        photos = {
            row.id: row.uuid
            for row in photo_rows(connection, [one.photo_id for one in queue.questions])
        }
        asked_questions.remember(
            connection,
            [
                (photos[one.photo_id], known_tag(connection, one.tag).uuid)
                for one in queue.questions
            ],
        )
    return queue


def answer_listed(
    workspace: Workspace, photo_id: int, name: str, verdict: Verdict, *, origin: str = "cli"
) -> bool:
    """Answers a question by its photo and tag, or teaches if nobody asked.

    Args:
        workspace: Library and tagger.
        photo_id: The photo.
        name: The tag's name or path.
        verdict: yes, no or skip.
        origin: window, cli or api.

    Returns:
        Whether it was asked.

    Raises:
        TagError: The tag is unknown.
        UnknownPhotoError: The photo is gone.
        LibraryError: Disk or file are at fault; nothing has changed then.
    """
    with workspace.library.database.read() as connection:
        (photo,) = photo_rows(connection, [photo_id])
        uuid = known_tag(connection, name).uuid
        asked = asked_questions.was_asked(connection, photo.uuid, uuid)
    if asked or verdict == "skip":
        question = Question(PhotoId(photo_id), "", name, confidence=0.0, effect=0.0, audit=False)
        answer(workspace, question, verdict, origin=origin)
    elif verdict == "yes":
        tag(workspace, [photo_id], confirm=[name], origin=origin)
    else:
        tag(workspace, [photo_id], reject=[name], origin=origin)
    return asked
