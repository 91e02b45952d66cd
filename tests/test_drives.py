"""Which drives are a network's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import psutil
import pytest

from photomanager import drives

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def mounts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    def mount(*kinds: tuple[str, str, str]) -> None:
        table = [
            psutil._ntuples.sdiskpart("device", str(tmp_path / point) if point else "/", kind, opts)
            for point, kind, opts in kinds
        ]
        monkeypatch.setattr(psutil, "disk_partitions", lambda *, all: table)

    return mount


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("nfs4", "nfs4"),
        ("cifs", "cifs"),
        ("fuse.sshfs", "fuse.sshfs"),
        ("fuse.gvfsd-fuse", "fuse.gvfsd-fuse"),
        ("ext4", None),
        ("fuse.exfat-fuse", None),
        ("fuseblk", None),
    ],
)
def test_the_kind_of_the_drive_below_a_path(
    mounts: Any, tmp_path: Path, kind: str, found: str | None
) -> None:
    mounts(("", "ext4", "rw"), ("share", kind, "rw"))
    assert drives.network_kind(tmp_path / "share" / "not there yet") == found
    assert drives.network_kind(tmp_path / "shared") is None


def test_the_innermost_and_latest_mount_counts(mounts: Any, tmp_path: Path) -> None:
    mounts(("", "nfs", "rw"), ("a", "nfs", "rw"), ("a", "ext4", "rw"), ("a/b", "cifs", "rw"))
    assert drives.network_kind(tmp_path) == "nfs"
    assert drives.network_kind(tmp_path / "a" / "c") is None
    assert drives.network_kind(tmp_path / "a" / "b" / "c") == "cifs"


def test_a_link_leads_to_another_drive(mounts: Any, tmp_path: Path) -> None:
    mounts(("", "ext4", "rw"), ("share", "nfs", "rw"))
    (tmp_path / "share").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "share")
    assert drives.network_kind(tmp_path / "link" / "deep") == "nfs"


def test_windows_says_remote(mounts: Any, tmp_path: Path) -> None:
    mounts(("", "NTFS", "rw,fixed"), ("z", "", "rw,remote"))
    assert drives.network_kind(tmp_path / "z") == "network drive"


def test_this_computers_own_table_is_read(tmp_path: Path) -> None:
    kinds = {mount.fstype.lower() for mount in psutil.disk_partitions(all=True)}
    assert drives.network_kind(tmp_path) in {None, *kinds}
