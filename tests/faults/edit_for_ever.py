"""Tags photos until it is killed, and says each edit after it was acknowledged.

python -m tests.faults.edit_for_ever LIBRARY SEED
"""

import random
import sys
from contextlib import suppress
from pathlib import Path

from photomanager.errors import TagError
from photomanager.library import backup
from photomanager.operations import tag_admin, tagging, undo
from tests.faults.libraries import reopen


def say(*words):
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    directory, seed = Path(sys.argv[1]), int(sys.argv[2])
    chance = random.Random(seed)
    workspace = reopen(directory)
    say("running")
    for number in range(100_000):
        photo = chance.randrange(1, 61)
        kind = chance.choice(["add", "confirm", "reject", "delete", "undo", "backup"])
        said = []
        if kind == "undo":
            undone = undo.undo(workspace, 1, origin="cli").undone
            said = [one.uuid for one in undone]
        elif kind == "backup":
            backup.backup(workspace.library)
        elif kind == "delete":
            with suppress(TagError):  # it is gone already
                said = [tag_admin.delete(workspace, f"my {number % 5}", origin="cli").operation]
        else:
            name = f"my {number % 5}" if kind == "add" else chance.choice(["dog", "cat", "boat"])
            said = [tagging.tag(workspace, [photo], origin="cli", **{kind: [name]}).operation]
        say(kind, *filter(None, said))
