"""Predictions are said again when their scale has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from photomanager.indexing import retesting
from photomanager.operations.review import answer, questions
from photomanager.operations.tagging import tag
from tests import taught_library

if TYPE_CHECKING:
    from pathlib import Path


def test_answers_about_invented_tags_are_predicted_anew_without_themselves(tmp_path: Path) -> None:
    workspace = taught_library.make(tmp_path / "library", 200)
    tag(workspace, [1, 2, 3, 4], add=["Rex"])
    for one in questions(workspace, 6, ["Rex", "boat"]).questions:
        answer(workspace, one, "yes" if one.photo_id % 2 else "no")
    for photo in range(20, 30):
        tag(workspace, [photo], reject=["Rex"], source="asked")
    with workspace.library.database.write() as connection:
        connection.execute(text("UPDATE lesson SET opinion = 50 WHERE opinion IS NOT NULL"))
        tagger = workspace.taggers.uncommitted(connection)
        retesting.test_again(connection, tagger, workspace.space_id)
    with workspace.library.database.read() as connection:
        query = text(
            "SELECT name = 'Rex' AND source != 'user', opinion FROM lesson"
            " JOIN tag ON tag.uuid = tag_uuid WHERE opinion IS NOT NULL"
        )
        found = [tuple(row) for row in connection.execute(query)]
    assert {opinion for renewed, opinion in found if not renewed} == {50}
    again = [opinion for renewed, opinion in found if renewed]
    assert len(again) >= 10
    assert max(map(abs, again)) < 30
    workspace.library.close()
