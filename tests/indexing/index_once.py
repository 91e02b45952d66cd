"""Indexes a folder into a library with the fake network; run as a script, to be killed.

python -m tests.indexing.index_once LIBRARY FOLDER [BATCH]

BATCH: how many photos are stored at a time, and how many the worker is given at a time.
"""

import sys
from pathlib import Path

from photomanager.indexing import run, supervisor
from photomanager.operations import folders
from tests.indexing.workspaces import fake_indexer, open_workspace

if __name__ == "__main__":
    library, folder = map(Path, sys.argv[1:3])
    for size in map(int, sys.argv[3:]):
        run._BATCH = supervisor._OUTSTANDING = size
    with open_workspace(library) as workspace:
        root = folders.add(workspace, folder, origin="cli")
        sys.stdout.write("running\n")
        sys.stdout.flush()
        sys.stdout.write(f"{fake_indexer(workspace).run([root.id])}\n")
