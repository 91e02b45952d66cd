import os
import random
import shutil
import subprocess
import sys

import pytest

from tests.indexing.conftest import fake_worker, make_photo

__all__ = ["fake_worker", "make_photo"]

LONG = os.environ.get("PHOTOMANAGER_FAULTS") == "long"


def pytest_collection_modifyitems(items):
    # watchdog warns of itself when folders are renamed as fast as here; its events still come.
    for item in items:
        item.add_marker(pytest.mark.filterwarnings("ignore:Callback with id:RuntimeWarning"))


@pytest.fixture
def how_many():
    """Chooses between the short form's number and the long one's."""
    return lambda short, long: long if LONG else short


@pytest.fixture
def chance():
    """Another course each time; its seed is printed when a test fails."""
    seed = random.randrange(1 << 32)
    sys.stderr.write(f"seed {seed}\n")
    return random.Random(seed)


def _may_mount():
    words = ["unshare", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"]
    if shutil.which("unshare") is None:
        return False
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="session")
def mount_namespace():
    """The words before a command that may mount what it likes, unseen by anybody else."""
    if not _may_mount():
        pytest.skip("this system lets nobody mount a file system in a namespace of his own")
    return ["unshare", "--map-root-user", "--mount"]
