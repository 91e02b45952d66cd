"""What kind of drive a folder lies on, and how much room it has."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from pathlib import Path

# As systems call them. On these another computer holds the files: changes there send no events,
# and locks and shared memory are not reliable enough for a database.
_NETWORK = frozenset(
    {
        "9p",
        "afpfs",
        "afs",
        "ceph",
        "cifs",
        "davfs",
        "glusterfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb2",
        "smb3",
        "smbfs",
        "vboxsf",
        "vmhgfs",
        "webdav",
    }
)
# FUSE drives name the program behind them.
_NETWORK_PROGRAMS = ("sshfs", "rclone", "gvfs", "davfs", "s3fs", "smb", "nfs", "goofys", "vmhgfs")


def network_kind(path: Path) -> str | None:
    """How the network drive that holds this path is called, None on a drive of this computer.

    Any thread; reads the table of mounts, not the drive. A path that does not exist yet lies
    where its nearest parent does.
    """
    real = os.path.realpath(path)
    if sys.platform == "win32" and real.startswith("\\\\"):
        return "network share"
    holds, kind, options = "", "", ""
    for mount in psutil.disk_partitions(all=True):
        point = mount.mountpoint
        inside = real == point or real.startswith(point.rstrip(os.sep) + os.sep)
        # Of two mounts on one point the later one is in force.
        if inside and len(point) >= len(holds):
            holds, kind, options = point, mount.fstype.lower(), mount.opts
    if "remote" in options.split(","):  # as psutil says on Windows
        return kind or "network drive"
    program = kind.removeprefix("fuse.")
    network = kind in _NETWORK or (
        kind.startswith("fuse.") and any(name in program for name in _NETWORK_PROGRAMS)
    )
    return kind if network else None
