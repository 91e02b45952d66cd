"""How long a search takes in a large library.

    python benchmarks/search.py [--photos N] [--json]

Each query of the list is run several times in a library of synthetic photos; the median is
compared with the budget of 50 ms (300 ms at a million photos) and with the least that any
search must do: reading the ids of all photos by date.
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

sys.path.insert(0, str(Path(__file__).parent))
import synthetic_library

from photomanager.operations import search
from photomanager.operations.tagging import tag
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from collections.abc import Callable

QUERIES = (
    "",
    "dog",
    "animal",
    "golden retriever",
    "tag:vehicle",
    "dog NOT beach",
    "(dog OR cat) AND holiday",
    "state:suggested",
    "state:automatic tag:animal",
    "state:confirmed",
    "path:holiday",
    "IMG_0123",
    "date:2012",
    "date:2012-03..2013 bird",
    "-animal -vehicle date:>2015",
)
_RUNS = 7


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--photos", type=int, default=100_000)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Runtime.open(Path(folder) / "library") as runtime:
        workspace = runtime.workspace
        synthetic_library.fill(workspace, Path(folder) / "photos", arguments.photos)
        tag(workspace, list(range(1, 500)), add=["my own tag"])
        least = _median_ms(partial(_all_ids, runtime))
        rows = {}
        for query in QUERIES:
            found = search.search(workspace, query)
            ms = _median_ms(partial(search.search, workspace, query))
            rows[query] = (ms, found.count)
    slowest = max(ms for ms, _ in rows.values())
    if arguments.json:
        print(json.dumps({"photos": arguments.photos, "least_ms": least, "queries": rows}))
        return
    print(
        f"{arguments.photos:,} photos; all ids by date, without the query language: {least:.1f} ms"
    )
    for query, (ms, count) in rows.items():
        print(f"{ms:7.1f} ms {ms / least:6.1f} ×  {count:8,} photos  {query or '(everything)'}")
    print(f"slowest {slowest:.1f} ms, {slowest / 50:.2f} of the budget of 50 ms")


def _all_ids(runtime: Runtime) -> None:
    with runtime.workspace.library.database.read() as connection:
        connection.exec_driver_sql("SELECT id FROM photo ORDER BY taken_at").cursor.fetchall()


def _median_ms(act: Callable[[], object]) -> float:
    times = []
    for _ in range(_RUNS):
        begin = time.perf_counter()
        act()
        times.append(1000 * (time.perf_counter() - begin))
    return statistics.median(times)


if __name__ == "__main__":
    main()
