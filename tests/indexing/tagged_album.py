"""A folder of photos, each with a tag of its own, and what the library says of them."""

import pytest
from sqlalchemy import select

from photomanager.library import facts
from photomanager.library.schema import file, lesson, photo, vector
from photomanager.operations import folders, photos, rating, tagging
from tests.indexing.workspaces import fake_indexer, open_workspace


@pytest.fixture
def workspace(tmp_path):
    with open_workspace(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def album(workspace, tmp_path, make_photo):
    """IMG_1 to IMG_4, each with a tag of its own name and as many stars."""
    folder = tmp_path / "album"
    for number in range(1, 5):
        # Other sizes, as those of real photos; files that a scan cannot tell apart are no matter.
        make_photo(folder / f"IMG_{number}.jpg", seed=number, size=(64 + 4 * number, 48))
    folders.add(workspace, folder, origin="cli")
    fake_indexer(workspace).run()
    for number in range(1, 5):
        name(workspace, folder / f"IMG_{number}.jpg", number)
    return folder


def name(workspace, path, number):
    photo_id = photos.resolve(workspace, str(path))
    tagging.tag(workspace, [photo_id], add=[f"picture {number}"])
    rating.mark(workspace, [photo_id], rating.Marks(rating=min(number, 5)))


def rename(folder, *moves):
    """Renames files all at once: the names before, and the names after."""
    for number, (before, _) in enumerate(moves):
        (folder / before).rename(folder.parent / f"between {number}")
    for number, (_, after) in enumerate(moves):
        (folder / after).parent.mkdir(exist_ok=True)
        (folder.parent / f"between {number}").rename(folder / after)


def shown(workspace):
    """Tags and stars of each file that is there, by path within its folder."""
    with workspace.library.database.read() as connection:
        query = select(file.c.name, file.c.photo_id, photo.c.rating)
        query = query.join(photo, photo.c.id == file.c.photo_id).where(file.c.role == "main")
        rows = connection.execute(query.where(file.c.state == "indexed")).all()
        tags = facts.shown(connection, [row.photo_id for row in rows])
    return {
        row.name: ([tag.name for tag in tags[row.photo_id] if tag.state == "confirmed"], row.rating)
        for row in rows
    }


def states(workspace):
    with workspace.library.database.read() as connection:
        return dict(connection.execute(select(file.c.name, file.c.state)).all())


def picture(number):
    return [f"picture {number}"], min(number, 5)


NOBODY = ([], None)


def lessons_are_right(workspace):
    """Each lesson has the vector of the picture it was about."""
    with workspace.library.database.read() as connection:
        query = select(lesson.c.code, vector.c.code).join(
            photo, photo.c.uuid == lesson.c.photo_uuid
        )
        rows = connection.execute(query.join(vector, vector.c.photo_id == photo.c.id)).all()
    return bool(rows) and all(taught == is_now for taught, is_now in rows)
