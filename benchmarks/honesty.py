"""Is the confidence honest after 500 lessons, and does the precision dial keep its word?

    python benchmarks/honesty.py LABELLED_SET [--vectors FILE] [--draws N] [--dial P]
        [--tags N] [--lessons N] [--known] [--json]

A simulated user makes a tag of each of the 20 commonest labels of a set (`labelled_library`)
and gives it to three photos of a library that has half of the set, moves the dial, and answers
what `review` asks until 500 lessons are given. With `--known` the labels are given as they are,
so that those the network has a word for mean that word. Then the other half comes into the
library. Printed over those photos and tags:

- expected calibration error over ten equal bins, of what is shown (confidence from .1), and of
  all pairs of photo and tag, where nothing shown counts as zero;
- precision of what the machine set without being asked, and the share of the true tags found;
- the running score and the claimed precision, as the application says them.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
import labelled_library

from photomanager.indexing import guesses
from photomanager.library import tags
from photomanager.operations.precision import precision, set_precision
from photomanager.operations.review import answer, questions
from photomanager.operations.tagging import tag
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from labelled_library import LabelledPhotos

    from photomanager.operations.workspace import Workspace

TAGS = 20
LESSONS = 500
FIRST = 3
BATCH = 5
LIMITS = {"calibration_error_shown": 0.05, "precision": 0.93}


def main() -> int:
    """Prints one line a draw, then the means against what is asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--vectors", type=Path)
    parser.add_argument("--draws", type=int, default=3)
    parser.add_argument("--dial", type=float, default=0.95)
    parser.add_argument("--tags", type=int, default=TAGS)
    parser.add_argument("--lessons", type=int, default=LESSONS)
    parser.add_argument("--known", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.folder is None:
        print("Skipped: name a folder of labelled photos (with a labels.json).")
        return 0
    photos = labelled_library.load(options.folder, options.vectors)
    if photos is None:
        print(f"Skipped: there is no labels.json in {options.folder}.", file=sys.stderr)
        return 0
    rows = []
    for draw in range(options.draws):
        rows.append(
            simulate(
                photos,
                draw,
                options.dial,
                options.tags,
                known=options.known,
                lessons=options.lessons,
            )
        )
        if not options.json:
            print(rows[-1])
    means = {
        name: round(float(np.mean([row[name] for row in rows])), 4)
        for name, value in rows[0].items()
        if isinstance(value, int | float)
    }
    if options.json:
        json.dump({"draws": rows, "means": means, "asked": LIMITS}, sys.stdout)
        return 0
    error, right = means["calibration_error_shown"], means["precision"]
    print(f"means {means}")
    print(f"calibration error / .05: {error / 0.05:.2f}    precision / .93: {right / 0.93:.3f}")
    return 0


def simulate(
    photos: LabelledPhotos,
    draw: int,
    dial: float,
    count: int,
    *,
    known: bool = False,
    lessons: int = LESSONS,
) -> dict[str, float | int | str]:
    """One user in one library; half of the photos come after the lessons."""
    random = np.random.default_rng(draw)
    order = random.permutation(len(photos.labels))
    here, later = order[: len(order) // 2], order[len(order) // 2 :]
    names = {label if known else f"{label} of mine": label for label in photos.commonest(count)}
    with tempfile.TemporaryDirectory() as folder, Runtime.open(Path(folder) / "library") as runtime:
        workspace = runtime.workspace
        labelled_library.put(workspace, Path(folder) / "photos", photos, here)
        for name, label in names.items():
            having = [int(place) for place in here if label in photos.labels[place]]
            tag(workspace, [place + 1 for place in having[:FIRST]], add=[name])
        set_precision(workspace, dial)
        teach(workspace, photos, names, lessons)
        labelled_library.put(workspace, Path(folder) / "later", photos, later)
        said = precision(workspace)
        return {
            **judged(workspace, photos, names, later),
            "score": str(said.score),
            "claim": f"{said.claim.right} of {said.claim.asked}: {said.claim.at_least:.2f}",
        }


def teach(
    workspace: Workspace, photos: LabelledPhotos, names: dict[str, str], lessons: int
) -> None:
    """Answers questions by the labels until enough lessons are given."""
    given = FIRST * len(names)
    while given < lessons:
        queue = questions(workspace, min(BATCH, lessons - given), list(names))
        if not queue.questions:
            break
        for one in queue.questions:
            right = names[one.tag] in photos.labels[one.photo_id - 1]
            answer(workspace, one, "yes" if right else "no", origin="cli")
            given += 1


def judged(
    workspace: Workspace, photos: LabelledPhotos, names: dict[str, str], later: np.ndarray
) -> dict[str, float | int]:
    """What is shown on the photos that came later, against their labels."""
    row_of = {int(place) + 1: row for row, place in enumerate(later)}
    confidence = np.zeros((len(later), len(names)))
    automatic = np.zeros(confidence.shape, bool)
    truth = np.array(
        [[label in photos.labels[place] for label in names.values()] for place in later]
    )
    with workspace.library.database.read() as connection:
        for column, name in enumerate(names):
            found = tags.by_name(connection, name)
            assert found is not None
            for photo, _, sure, by_itself, _ in guesses.of_tags(connection, [found.id]).rows:
                if photo in row_of:
                    confidence[row_of[photo], column] = sure / 10_000
                    automatic[row_of[photo], column] = by_itself
    shown = confidence > 0
    return {
        "calibration_error_shown": calibration_error(confidence[shown], truth[shown]),
        "calibration_error_all": calibration_error(confidence.ravel(), truth.ravel()),
        "share_shown": round(float(shown.mean()), 4),
        "share_with_tag": round(float(truth.mean()), 4),
        "automatic": int(automatic.sum()),
        "precision": round(float(truth[automatic].mean()), 4) if automatic.any() else 1.0,
        "found": round(float(automatic[truth].mean()), 4),
    }


def calibration_error(confidence: np.ndarray, truth: np.ndarray) -> float:
    """Mean distance of confidence from truth over ten equal bins, weighed by their photos."""
    bins = np.minimum((confidence * 10).astype(int), 9)
    error = sum(
        (bins == one).mean() * abs(confidence[bins == one].mean() - truth[bins == one].mean())
        for one in np.unique(bins)
    )
    return round(float(error), 4)


if __name__ == "__main__":
    raise SystemExit(main())
