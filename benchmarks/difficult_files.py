"""What becomes of a folder of difficult files, how long it takes and how much memory.

    python benchmarks/difficult_files.py DIR [--json]

Indexes DIR into a library of its own, as the command line does. Every file must be indexed, be
listed with a sentence that says why it is not, or be known as no photo (text, sidecars, formats
that nobody takes photos in); none may be lost, and the worker must be there at the end. Prints the
time (at most 120 s), the memory of the largest process (at most 600 MB) and the reasons.
"""

from __future__ import annotations

import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil

from photomanager.imaging import sidecar
from photomanager.operations import not_shown, problems, status
from photomanager.runtime import Runtime

SECONDS, MEGABYTES = 120, 600
_LOOK_S = 0.02


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if arguments.folder is None:
        print("Skipped: name a folder of difficult files.")
        return
    with tempfile.TemporaryDirectory() as place:
        library = Path(place) / "library"
        seconds, megabytes = index(library, arguments.folder)
        again, _ = index(library, arguments.folder)
        found = account(library, arguments.folder)
    found = {"seconds": seconds, "again_seconds": again, "largest_process_mb": megabytes, **found}
    if arguments.json:
        print(json.dumps(found))
        return
    print(f"{found['files']} files, {found['indexed']} indexed, {found['refused']} refused:")
    for reason, count in found["reasons"].items():
        print(f"  {count:4}  {reason}")
    print(f"{found['no_photos']} are no photos, {found['sidecars']} sidecars, {found['lost']} lost")
    print(f"time            {seconds:6.1f} s  {verdict(seconds <= SECONDS)} (at most {SECONDS})")
    print(f"a second look   {again:6.1f} s")
    print(f"largest process {megabytes:6.0f} MB {verdict(megabytes <= MEGABYTES)} ({MEGABYTES})")
    print(f"none lost                {verdict(not found['lost'])}")


def verdict(holds: bool) -> str:
    """In a word."""
    return "holds" if holds else "DOES NOT HOLD"


def index(library: Path, folder: Path) -> tuple[float, float]:
    """Seconds, and megabytes of the largest process at any moment."""
    words = [sys.executable, "-m", "photomanager", "--library", str(library), "index", str(folder)]
    begun = time.perf_counter()
    with subprocess.Popen(words, stdout=subprocess.DEVNULL) as running:
        program, largest = psutil.Process(running.pid), 0
        while running.poll() is None:
            largest = max(largest, *(memory(one) for one in family(program)), 0)
            time.sleep(_LOOK_S)
        if running.returncode:
            raise SystemExit(f"indexing ended with {running.returncode}")
    return time.perf_counter() - begun, largest / 1e6


def family(program: psutil.Process) -> list[psutil.Process]:
    """The program and all that it has started."""
    try:
        return [program, *program.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def memory(process: psutil.Process) -> int:
    """Bytes it holds; 0 when it has just ended."""
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def account(library: Path, folder: Path) -> dict[str, Any]:
    """What became of every file."""
    files = {str(path.resolve()) for path in folder.rglob("*") if path.is_file()}
    with Runtime.open(library) as runtime:
        workspace = runtime.workspace
        refused = {one.path: one.reason for one in problems.problems(workspace)}
        others = {one.path for one in not_shown.not_shown(workspace) if one.kind != "copy"}
        photos = status.status(workspace).photos
    sidecars = {one for one in files if sidecar.is_sidecar_name(os.fsencode(one))}
    kinds = collections.Counter(
        reason.replace(Path(path).name, "…") for path, reason in refused.items()
    )
    indexed = photos - len(refused)
    return {
        "files": len(files),
        "indexed": indexed,
        "refused": len(refused),
        "no_photos": len(others),
        "sidecars": len(sidecars),
        "lost": len(files) - photos - len(others | sidecars),
        "reasons": dict(kinds.most_common()),
    }


if __name__ == "__main__":
    main()
