import os

import pytest

from photomanager.library import overlap


@pytest.mark.parametrize(
    ("inner", "outer", "rest"),
    [
        (b"/p/a/b", b"/p", b"a/b"),
        (b"/p", b"/p", b""),
        (b"/p", b"/", b"p"),
        (b"/pa", b"/p", None),
        (b"/p", b"/p/a", None),
        (b"/p\xff/\xe9", b"/p\xff", b"\xe9"),
    ],
)
def test_folders_that_are_not_there_are_known_by_name(inner, outer, rest):
    assert overlap.relative(b"/no such place" + inner, b"/no such place" + outer) == rest


def test_a_folder_is_known_by_every_name_that_the_disk_has_for_it(tmp_path):
    (tmp_path / "real" / "trip").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    real, link = os.fsencode(tmp_path / "real"), os.fsencode(tmp_path / "link")
    assert overlap.relative(link, real) == b""
    assert overlap.relative(link + b"/trip", real) == b"trip"
    assert overlap.relative(link + b"/not there yet", real) == b"not there yet"
    assert overlap.relative(real, link + b"/trip") is None


def test_disks_without_numbers_for_their_folders_are_known_by_name(tmp_path, monkeypatch):
    nothing = os.stat_result((0,) * 10)
    monkeypatch.setattr(os, "stat", lambda _path: nothing)
    assert overlap.relative(b"/a", b"/b") is None
