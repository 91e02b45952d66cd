"""Disks that are full, read-only or pulled out; real ones, mounted where nobody else sees them."""

import subprocess
import sys

import pytest


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        "disk_full",
        "disk_full_while_indexing",
        "disk_fills_while_indexing",
        "disk_full_while_migrating",
        "read_only",
        "unplugged",
        "unplugged_inside",
        "plugged_in_elsewhere",
        "mounted_twice",
        "few_watches",
        "watches_run_out",
    ],
)
def test_a_disk(name, mount_namespace, tmp_path, make_photo):
    for number in range(12):
        make_photo(tmp_path / "photos" / f"{number}.jpg", seed=number)
    for place in ("disk", "drive", "port"):
        (tmp_path / place).mkdir()
    words = [*mount_namespace, sys.executable, "-m", "tests.faults.in_namespace", name, tmp_path]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
