"""How long one lesson takes in a large library, from click to committed rows.

    python benchmarks/rescore.py [--photos N] [--tags N] [--json]

- lesson: `operations.tagging.tag` with one photo: statement, lesson, learning, scoring of all
  photos, changed rows, durable commit. For a new tag; for one taught with 40 photos of four
  subjects; for a word of the vocabulary, whose parents follow; and for a vague one, taught with
  photos of all subjects, which is a guess for more than half of the library;
- undo: the same back;
- scoring alone: the log-odds of all photos under one tag;
- scikit-learn: `GaussianNB.predict_joint_log_proba` of the same photos, one tag against the
  rest, from the same stored codes, which it needs decoded: the same work the published way;
- the network on one photo: how fast this machine is beside the one that the budgets came from.

With --tags so many other tags have been taught before. Each time is printed on the clock
(median) and of the processor (the least of the runs), which a busy machine does not stretch.
"""

from __future__ import annotations

import photomanager  # noqa: F401 # isort: skip - sets what numpy reads when it is imported

import argparse
import collections
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

from photomanager.library import tags
from photomanager.operations.tagging import tag
from photomanager.operations.undo import undo
from photomanager.recognition.embedder import LiteRTEmbedder
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from collections.abc import Callable

    Times = tuple[float, float]  # ms on the clock and of the processor, all threads together

_RUNS = 9
_TAUGHT_SUBJECTS = 4
_NETWORK_MS = 4.8
_BUDGET_MS_PER_PHOTO = 100 / 100_000


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--photos", type=int, default=100_000)
    parser.add_argument("--tags", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        with Runtime.open(Path(folder) / "library") as runtime:
            photos = Path(folder) / "photos"
            subjects = synthetic_library.fill(runtime.workspace, photos, arguments.photos)
        # What is kept in memory is measured by the library as it is opened.
        measure(Path(folder) / "library", subjects, arguments)


def measure(library: Path, subjects: np.ndarray, arguments: argparse.Namespace) -> None:
    """Teaches a library whose photos show these subjects (int64[n])."""
    with Runtime.open(library) as runtime:
        workspace = runtime.workspace
        alike = 1 + np.flatnonzero(subjects < _TAUGHT_SUBJECTS)
        tag(workspace, alike[:40].tolist(), add=["taught"])
        tag(workspace, list(range(1, 40)), add=["vague"])
        for number in range(arguments.tags):
            tag(workspace, [100 + number % 800, 101 + number % 800], add=[f"other {number}"])
        rows: dict[str, list[Times]] = collections.defaultdict(list)
        for run in range(_RUNS):
            other, same = 1_000 + run, int(alike[40 + run])
            for name, word, photo in (
                ("new tag", f"new {run}", other),
                ("vague tag", "vague", other),
                ("dog", "dog", other),
                ("taught tag", "taught", same),
            ):
                rows[name].append(_ms(partial(tag, workspace, [photo], add=[word])))
            rows["undo"].append(_ms(partial(undo, workspace, origin="cli")))
        scoring, sklearn = _scoring_ms(runtime), _sklearn_ms(runtime)
        network = _network_ms(runtime)
    budget = _BUDGET_MS_PER_PHOTO * arguments.photos
    medians = {name: statistics.median(clock for clock, _ in times) for name, times in rows.items()}
    least = {name: min(own for _, own in times) for name, times in rows.items()}
    if arguments.json:
        measured = {
            "ms": medians,
            "processor_ms": least,
            "scoring_ms": scoring,
            "sklearn_ms": sklearn,
        }
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
        f"scoring alone {scoring[0]:6.1f} ms ({scoring[1]:.1f}), scikit-learn {sklearn[0]:.0f} ms"
        f" ({sklearn[1]:.0f}): {sklearn[0] / scoring[0]:.0f} × (at least 50)"
        f" ({sklearn[1] / scoring[1]:.0f} × of the processor)"
    )
    print(
        f"the network, one photo {network:.1f} ms: the budgets were set where it takes"
        f" {_NETWORK_MS} ms"
    )


def _ms(act: Callable[[], object]) -> Times:
    begin, own = time.perf_counter(), time.process_time()
    act()
    return 1000 * (time.perf_counter() - begin), 1000 * (time.process_time() - own)


def _scoring_ms(runtime: Runtime) -> Times:
    workspace = runtime.workspace
    _, codes = workspace.library.vectors(workspace.space_id).codes()
    with workspace.library.database.read() as connection:
        tagger = workspace.taggers.current(connection)
        (taught,) = [one.id for one in tags.all_tags(connection) if one.name == "taught"]
    times = [_ms(partial(tagger.log_odds, taught, codes)) for _ in range(_RUNS)]
    return statistics.median(clock for clock, _ in times), min(own for _, own in times)


def _network_ms(runtime: Runtime) -> float:
    embedder = LiteRTEmbedder(runtime.workspace.manifest)
    size = runtime.workspace.manifest.input_size
    pixels = np.random.default_rng(1).integers(0, 255, (size, size, 3)).astype(np.uint8)
    return min(_ms(partial(embedder.run, pixels))[0] for _ in range(30))


def _sklearn_ms(runtime: Runtime) -> Times:
    workspace = runtime.workspace
    _, codes = workspace.library.vectors(workspace.space_id).codes()

    def decoded(rows: slice) -> np.ndarray:
        return workspace.space.decode(np.asarray(codes[rows])).astype(np.float64)

    model = GaussianNB(var_smoothing=1e-3).fit(decoded(slice(2000)), np.arange(2000) < 40)
    everything = slice(None)
    times = [_ms(lambda: model.predict_joint_log_proba(decoded(everything))) for _ in range(3)]
    return statistics.median(clock for clock, _ in times), min(own for _, own in times)


if __name__ == "__main__":
    main()
