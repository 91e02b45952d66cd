"""Indexes a folder into a library with the fake network; run as a script, to be killed.

python -m tests.indexing.index_once LIBRARY FOLDER
"""

import sys
from pathlib import Path

from photomanager.operations import folders
from tests.indexing.workspaces import fake_indexer, open_workspace

if __name__ == "__main__":
    library, folder = map(Path, sys.argv[1:])
    with open_workspace(library) as workspace:
        root = folders.add(workspace, folder, origin="cli")
        sys.stdout.write("running\n")
        sys.stdout.flush()
        sys.stdout.write(f"{fake_indexer(workspace).run([root.id])}\n")
