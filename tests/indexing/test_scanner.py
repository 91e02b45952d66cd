import os
import sys

import pytest

from photomanager.indexing.scanner import Comparison, Walk, device_of, why_offline
from photomanager.library.records import RootId
from photomanager.library.roots import Root
from photomanager.library.scanned_files import FoundFile, KnownFile

JPEG = b"\xff\xd8\xff\xe0"


def fill(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(JPEG)


def walked(folder, **options):
    walk = Walk(os.fsencode(folder), **options)
    return [found.path for found in walk], walk


def root_at(path, device=None):
    return Root(RootId(1), os.fsencode(path), device, "online", None, None, removed=False)


def known(size=1, mtime_ns=1, state="indexed", attempts=0, hashed=True):
    return KnownFile(1, size, mtime_ns, state, attempts, hashed)


def test_files_come_in_the_order_of_their_paths(tmp_path):
    fill(tmp_path, "b.jpg", "a/z.jpg", "a.jpg", "a-b/c.jpg", "a/b/c.jpg", "B.jpg", "a0.jpg")
    paths, walk = walked(tmp_path)
    assert paths == sorted(paths)
    assert len(paths) == 7
    assert walk.complete


def test_size_and_time_are_those_of_the_file(tmp_path):
    fill(tmp_path, "a.jpg")
    os.utime(tmp_path / "a.jpg", ns=(5, 1_234_567_890_123_456_789))
    (found,) = Walk(os.fsencode(tmp_path))
    assert found == FoundFile(b"a.jpg", 4, 1_234_567_890_123_456_789)


def test_what_is_no_photo_is_counted_and_what_is_hidden_is_not(tmp_path):
    fill(tmp_path, "a.jpg", "a.xmp", "film.mp4", ".hidden.jpg", ".trash/b.jpg", "@eaDir/c.jpg")
    fill(tmp_path, "noext")
    (tmp_path / "README").write_text("words")
    paths, walk = walked(tmp_path)
    assert paths == [b"a.jpg", b"noext"]
    assert (walk.videos, walk.others) == (1, 1)
    assert [one.path for one in walk.sidecars] == [b"a.xmp"]


def test_rules_of_the_user_are_respected_in_every_folder(tmp_path):
    fill(tmp_path, "a.jpg", "b/c.jpg", "b/d/e.jpg", "b/film.mp4", "f/g.jpg")
    (tmp_path / ".photomanagerignore").write_text("d/\n*.mp4\n")
    (tmp_path / "f" / ".photomanagerignore").write_text("*\n")
    paths, walk = walked(tmp_path)
    assert paths == [b"a.jpg", b"b/c.jpg"]
    assert (walk.videos, walk.others) == (0, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_are_not_utf8(tmp_path):
    fill(tmp_path, os.fsdecode(b"\xe9t\xe9/caf\xe9.jpg"))
    assert walked(tmp_path)[0] == [b"\xe9t\xe9/caf\xe9.jpg"]


def test_links_are_followed_once_and_never_in_circles(tmp_path):
    fill(tmp_path, "inside/a.jpg", "elsewhere/b.jpg")
    root = tmp_path / "root"
    fill(root, "own/c.jpg")
    (root / "out").symlink_to(tmp_path / "elsewhere")
    (root / "again").symlink_to(root / "own")
    (root / "up").symlink_to(root)
    (root / "own" / "circle").symlink_to(root / "own")
    (root / "d.jpg").symlink_to(tmp_path / "inside" / "a.jpg")
    (root / "e.jpg").symlink_to(root / "own" / "c.jpg")
    (root / "nowhere.jpg").symlink_to(root / "gone")
    (tmp_path / "elsewhere" / "back").symlink_to(tmp_path)
    paths, walk = walked(root)
    assert b"out/b.jpg" in paths
    assert b"d.jpg" in paths
    assert b"own/c.jpg" in paths
    assert not [path for path in paths if path.startswith((b"again/", b"up/", b"own/circle"))]
    assert b"e.jpg" not in paths
    assert walk.complete


def test_what_two_links_or_two_photo_folders_lead_to_is_found_once(tmp_path):
    fill(tmp_path, "root/a.jpg", "outside/b.jpg", "other/c.jpg", "other/sub/d.jpg")
    for name, target in {"x": "outside", "y": "outside", "z": "other/sub", "w": "other"}.items():
        (tmp_path / "root" / name).symlink_to(tmp_path / target)
    (tmp_path / "root" / "c.jpg").symlink_to(tmp_path / "other" / "c.jpg")
    elsewhere = [os.fsencode(tmp_path / "other")]
    assert walked(tmp_path / "root", elsewhere=elsewhere)[0] in (
        [b"a.jpg", b"x/b.jpg"],
        [b"a.jpg", b"y/b.jpg"],
    )


def test_the_librarys_own_folder_is_left_out(tmp_path):
    fill(tmp_path, "a.jpg", "library/cache/b.jpg")
    assert walked(tmp_path, skip=os.fsencode(tmp_path / "library"))[0] == [b"a.jpg"]


def test_an_unreadable_folder_is_named(tmp_path, monkeypatch):
    fill(tmp_path, "a/x.jpg", "b/y.jpg")
    scandir = os.scandir

    def refusing(path):
        if path.endswith(b"/a"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    paths, walk = walked(tmp_path)
    assert paths == [b"b/y.jpg"]
    assert walk.unreadable == [b"a"]
    comparison = Comparison()
    files = {b"a/x.jpg": known(), b"gone.jpg": known()._replace(id=2)}
    comparison.finish(walk, files, set(paths))
    assert comparison.missing == [2]


def test_a_stopped_walk_calls_nothing_missing(tmp_path):
    fill(tmp_path, "a.jpg", "b.jpg")
    walk = Walk(os.fsencode(tmp_path), stopped=lambda: True)
    assert list(walk) == []
    comparison = Comparison()
    comparison.finish(walk, {b"a.jpg": known()}, set())
    assert comparison.missing == []


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        (None, "new"),
        (known(), "unchanged"),
        (known(size=2), "changed"),
        (known(mtime_ns=2), "changed"),
        (known(state="pending"), "nothing"),
        (known(state="failed", attempts=1), "failed"),
        (known(state="failed", attempts=1, size=9), "changed"),
        (known(state="failed", attempts=0), "changed"),
        (known(state="missing"), "returned"),
        (known(state="missing", hashed=False), "changed"),
        (known(state="missing", size=9), "changed"),
    ],
)
def test_a_file_against_what_is_known_of_it(before, kind):
    comparison = Comparison()
    comparison.take(FoundFile(b"a", 1, 1), before)
    told = {
        "new": len(comparison.new),
        "changed": len(comparison.changed),
        "returned": len(comparison.returned),
        "unchanged": comparison.unchanged - len(comparison.returned),
        "failed": comparison.failed,
    }
    assert [name for name, count in told.items() if count] == ([] if kind == "nothing" else [kind])


def test_a_folder_that_is_gone_empty_or_a_file_is_offline(tmp_path):
    files = [(b"a.jpg", known())]
    assert "is not there" in why_offline(root_at(tmp_path / "gone"), files)
    (tmp_path / "file").touch()
    assert "no longer a folder" in why_offline(root_at(tmp_path / "file"), files)
    (tmp_path / "empty").mkdir()
    assert "is empty" in why_offline(root_at(tmp_path / "empty"), files)
    assert why_offline(root_at(tmp_path / "empty"), []) is None


def test_another_device_is_offline_unless_the_photos_are_on_it(tmp_path):
    fill(tmp_path, "a.jpg", "other.txt")
    here = device_of(os.fsencode(tmp_path))
    lost = [(b"b.jpg", known()), (b"c.jpg", known())]
    assert why_offline(root_at(tmp_path, here), lost) is None
    assert "another drive" in why_offline(root_at(tmp_path, "1:2"), lost)
    assert why_offline(root_at(tmp_path, "1:2"), [(b"a.jpg", known())]) is None
