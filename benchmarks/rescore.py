"""How long one lesson takes in a large library, from click to committed rows.

    python benchmarks/rescore.py [--photos N] [--tags N] [--json]

- lesson: `operations.tagging.tag` with one photo: statement, lesson, learning, scoring of all
  photos, changed rows, durable commit. For a new tag, for a taught one, and for a word of the
  vocabulary, whose parents follow;
- undo: the same back;
- scikit-learn: `GaussianNB.predict_joint_log_proba` of the same photos, one tag against the
  rest, on decoded vectors and without a database: what scoring alone costs the published way.

With --tags so many other tags have been taught before. Each time is printed on the clock
(median) and of the processor (the least of the runs), which a busy machine does not stretch.
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

    Times = tuple[float, float]  # ms on the clock and of the processor, all threads together

_RUNS = 5
_BUDGET_MS_PER_PHOTO = 100 / 100_000


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--photos", type=int, default=100_000)
    parser.add_argument("--tags", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Runtime.open(Path(folder) / "library") as runtime:
        workspace = runtime.workspace
        synthetic_library.fill(workspace, Path(folder) / "photos", arguments.photos)
        taught = list(range(1, 40))
        tag(workspace, taught, add=["taught"])
        for number in range(arguments.tags):
            tag(workspace, [100 + number % 800, 101 + number % 800], add=[f"other {number}"])
        rows: dict[str, list[Times]] = {"new tag": [], "taught tag": [], "dog": [], "undo": []}
        for run in range(_RUNS):
            photo = 1_000 + run
            for name, word in (("new tag", f"new {run}"), ("taught tag", "taught"), ("dog", "dog")):
                rows[name].append(_ms(partial(tag, workspace, [photo], add=[word])))
            rows["undo"].append(_ms(partial(undo, workspace, origin="cli")))
        sklearn = _sklearn_ms(runtime)
    budget = _BUDGET_MS_PER_PHOTO * arguments.photos
    medians = {name: statistics.median(clock for clock, _ in times) for name, times in rows.items()}
    least = {name: min(own for _, own in times) for name, times in rows.items()}
    if arguments.json:
        measured = {"ms": medians, "processor_ms": least, "sklearn_ms": sklearn}
        print(json.dumps({"photos": arguments.photos, "tags": arguments.tags, **measured}))
        return
    print(f"{arguments.photos:,} photos, {arguments.tags:,} other tags taught, {_RUNS} runs")
    for name, ms in medians.items():
        share = ms / budget
        print(
            f"{name:12} {ms:7.1f} ms ({least[name]:.1f} of the processor)"
            f"   {share:.2f} of the budget of {budget:.0f} ms"
        )
    print(
        f"scikit-learn {sklearn[0]:7.0f} ms ({sklearn[1]:.0f} of the processor) for scoring alone,"
        f" {sklearn[0] / medians['taught tag']:.0f} × a whole lesson"
        f" ({sklearn[1] / least['taught tag']:.0f} × of the processor)"
    )


def _ms(act: Callable[[], object]) -> Times:
    begin, own = time.perf_counter(), time.process_time()
    act()
    return 1000 * (time.perf_counter() - begin), 1000 * (time.process_time() - own)


def _sklearn_ms(runtime: Runtime) -> Times:
    workspace = runtime.workspace
    _, codes = workspace.library.vectors(workspace.space_id).codes()
    z = workspace.space.decode(np.asarray(codes)).astype(np.float64)
    labels = np.arange(len(z)) < 40
    model = GaussianNB(var_smoothing=1e-3).fit(z[:2000], labels[:2000])
    times = [_ms(partial(model.predict_joint_log_proba, z)) for _ in range(3)]
    return statistics.median(clock for clock, _ in times), min(own for _, own in times)


if __name__ == "__main__":
    main()
