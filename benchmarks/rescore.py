"""How long one lesson takes in a large library, from click to committed rows.

    python benchmarks/rescore.py [--photos N] [--json]

- lesson: `operations.tagging.tag` with one photo: statement, lesson, learning, scoring of all
  photos, changed rows, durable commit. For a new tag, for a taught one, and for a word of the
  vocabulary, whose parents follow;
- undo: the same back;
- scikit-learn: `GaussianNB.predict_joint_log_proba` of the same photos, one tag against the
  rest, on decoded vectors and without a database: what scoring alone costs the published way.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sklearn.naive_bayes import GaussianNB

sys.path.insert(0, str(Path(__file__).parent))
import synthetic_library

from photomanager.operations.tagging import tag
from photomanager.operations.undo import undo
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from collections.abc import Callable

_RUNS = 5
_BUDGET_MS_PER_PHOTO = 100 / 100_000


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--photos", type=int, default=100_000)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Runtime.open(Path(folder) / "library") as runtime:
        workspace = runtime.workspace
        synthetic_library.fill(workspace, Path(folder) / "photos", arguments.photos)
        taught = list(range(1, 40))
        tag(workspace, taught, add=["taught"])
        rows: dict[str, list[float]] = {"new tag": [], "taught tag": [], "dog": [], "undo": []}
        for run in range(_RUNS):
            photo = 1_000 + run
            for name, word in (("new tag", f"new {run}"), ("taught tag", "taught"), ("dog", "dog")):
                rows[name].append(_ms(partial(tag, workspace, [photo], add=[word])))
            rows["undo"].append(_ms(partial(undo, workspace, origin="cli")))
        sklearn_ms = _sklearn_ms(runtime)
    budget = _BUDGET_MS_PER_PHOTO * arguments.photos
    medians = {name: statistics.median(times) for name, times in rows.items()}
    if arguments.json:
        print(json.dumps({"photos": arguments.photos, **medians, "sklearn_ms": sklearn_ms}))
        return
    print(f"{arguments.photos:,} photos, median of {_RUNS}")
    for name, ms in medians.items():
        print(f"{name:12} {ms:7.1f} ms   {ms / budget:.2f} of the budget of {budget:.0f} ms")
    print(
        f"scikit-learn {sklearn_ms:7.0f} ms   for scoring alone, "
        f"{sklearn_ms / medians['taught tag']:.0f} × a whole lesson"
    )


def _ms(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - begin)


def _sklearn_ms(runtime: Runtime) -> float:
    workspace = runtime.workspace
    _, codes = workspace.library.vectors(workspace.space_id).codes()
    z = workspace.space.decode(np.asarray(codes)).astype(np.float64)
    labels = np.arange(len(z)) < 40
    model = GaussianNB(var_smoothing=1e-3).fit(z[:2000], labels[:2000])
    return statistics.median(_ms(partial(model.predict_joint_log_proba, z)) for _ in range(3))


if __name__ == "__main__":
    main()
