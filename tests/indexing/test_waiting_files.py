import os

import pytest

from photomanager.indexing.waiting_files import WaitingFiles, Wishes
from photomanager.library import roots, scanned_files
from photomanager.library.history import Recorder
from photomanager.library.scanned_files import FoundFile
from tests.indexing.workspaces import open_workspace

PHOTOS = 700


@pytest.fixture
def workspace(tmp_path):
    with open_workspace(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def files(workspace, tmp_path):
    """The waiting files and what is wished of them; the photos are numbered from 1."""
    with workspace.library.database.write() as connection:
        recorder = Recorder(connection, "cli", "folder", "Added a folder")
        root = roots.add(connection, recorder, os.fsencode(tmp_path))
        found = [FoundFile(b"%04d.jpg" % n, 1, 1) for n in range(PHOTOS)]
        scanned_files.add_found(connection, root, found)
    wishes = Wishes()
    return WaitingFiles(workspace.library, [root], workspace.space_id, wishes), wishes


def numbers(taken):
    return [int(one.photo_id) for one in taken]


def test_files_come_in_order_and_each_once(files):
    waiting, _ = files
    assert numbers(waiting.take(3)) == [1, 2, 3]
    assert numbers(waiting.take(10_000)) == list(range(4, PHOTOS + 1))
    assert numbers(waiting.take(1)) == []


def test_what_is_looked_at_comes_first_and_not_again(files):
    waiting, wishes = files
    assert numbers(waiting.take(2)) == [1, 2]
    wishes.prefer([650, 640, 2, 5])
    assert numbers(waiting.take(2)) == [5, 640]
    wishes.prefer([660])
    assert numbers(waiting.take(3)) == [660, 3, 4]
    rest = numbers(waiting.take(PHOTOS))
    assert sorted(rest) == sorted(set(range(6, PHOTOS + 1)) - {640, 660})


def test_an_unknown_photo_is_no_wish(files):
    waiting, wishes = files
    wishes.prefer([PHOTOS + 5])
    assert numbers(waiting.take(1)) == [1]
