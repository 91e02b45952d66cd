"""The running application needs neither TensorFlow nor scikit-learn nor PyTorch."""

import json
import subprocess
import sys

import pytest

BLOCKED = ("tensorflow", "keras", "sklearn", "scipy", "torch")

PROGRAM = f"""
import sys
for name in {BLOCKED!r}:
    sys.modules[name] = None  # importing it raises ImportError
from photomanager.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("command", [["status"], ["search", "dog"]])
def test_commands_run_without_the_heavy_packages(tmp_path, command):
    words = ["--json", "--library", str(tmp_path / "library"), *command]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["photos"] in (0, [])


def test_the_worker_and_the_window_import_none_of_them():
    program = (
        "import sys, photomanager.indexing.worker, photomanager.app.main_window\n"
        f"print([name for name in {BLOCKED!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
