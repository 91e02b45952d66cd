import os
import stat

import pytest

from photomanager.errors import MetadataError
from photomanager.imaging import replacing


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "a.jpg"
    path.write_bytes(b"old")
    path.chmod(0o640)
    os.utime(path, ns=(10**18, 10**18 + 5))
    return path


def replace(path, data=b"new", *, keep_times=True):
    replacing.replace(bytes(path), data, path.stat(), keep_times=keep_times)


def test_times_and_rights_stay(photo):
    replace(photo)
    now = photo.stat()
    assert photo.read_bytes() == b"new"
    assert (stat.S_IMODE(now.st_mode), now.st_mtime_ns) == (0o640, 10**18 + 5)
    replace(photo, keep_times=False)
    assert photo.stat().st_mtime_ns > 10**18 + 5
    assert [one.name for one in photo.parent.iterdir()] == ["a.jpg"]


def test_a_new_file(tmp_path):
    path = tmp_path / "a.xmp"
    replacing.replace(bytes(path), b"new", None, keep_times=False)
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o600 == 0o600


def test_a_link_stays_a_link(photo, tmp_path):
    link = tmp_path / "link.jpg"
    link.symlink_to(photo)
    replace(link)
    assert link.is_symlink()
    assert photo.read_bytes() == b"new"


def test_a_write_protected_file_is_left_alone(photo):
    photo.chmod(0o444)
    with pytest.raises(MetadataError, match="write-protected"):
        replace(photo)
    assert photo.read_bytes() == b"old"


def test_a_file_that_somebody_else_has_changed_meanwhile_is_left_alone(photo):
    before = photo.stat()
    photo.write_bytes(b"theirs")
    with pytest.raises(MetadataError, match="another program"):
        replacing.replace(bytes(photo), b"new", before, keep_times=True)
    assert photo.read_bytes() == b"theirs"
    assert [one.name for one in photo.parent.iterdir()] == ["a.jpg"]


def test_a_file_that_came_meanwhile_is_left_alone(photo):
    with pytest.raises(MetadataError, match="another program"):
        replacing.replace(bytes(photo), b"new", None, keep_times=False)
    assert photo.read_bytes() == b"old"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_named(photo):
    photo.parent.chmod(0o555)
    try:
        with pytest.raises(MetadataError, match="read-only"):
            replace(photo)
    finally:
        photo.parent.chmod(0o755)


def test_a_folder_that_is_gone_is_named(tmp_path):
    with pytest.raises(MetadataError, match="cannot be written"):
        replacing.replace(bytes(tmp_path / "gone" / "a.xmp"), b"", None, keep_times=False)


def test_a_full_disk_leaves_nothing_behind(photo, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(MetadataError, match="No space left"):
        replace(photo)
    assert photo.read_bytes() == b"old"
    assert [one.name for one in photo.parent.iterdir()] == ["a.jpg"]
