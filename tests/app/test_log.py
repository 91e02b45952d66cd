import logging
import subprocess
import sys

from photomanager.app.application import crash_report, open_log


def written(folder):
    handler = open_log(folder)
    try:
        try:
            raise ValueError("a bug of ours")
        except ValueError:
            logging.getLogger("photomanager.app").exception("went wrong")
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()


def test_a_bug_is_written_to_the_log_with_its_trace(tmp_path):
    written(tmp_path / "new" / "log")
    text = (tmp_path / "new" / "log" / "photomanager.log").read_text(encoding="utf-8")
    assert "ERROR photomanager.app: went wrong" in text
    assert "ValueError: a bug of ours" in text


def test_without_a_place_for_the_log_the_window_still_opens(tmp_path, capsys):
    (tmp_path / "file").touch()
    written(tmp_path / "file" / "log")
    assert "a bug of ours" in capsys.readouterr().err


CRASH = """
import os, sys
from pathlib import Path
from photomanager.app.application import crash_report
with crash_report(Path(sys.argv[1])):
    os.abort()
"""


def test_a_crash_leaves_where_it_happened(tmp_path):
    done = subprocess.run([sys.executable, "-c", CRASH, str(tmp_path)], check=False)
    assert done.returncode != 0
    assert "most recent call first" in (tmp_path / "crash.log").read_text("utf-8")


def test_where_nothing_can_be_written_the_window_opens_without_a_report(tmp_path):
    (tmp_path / "file").touch()
    with crash_report(tmp_path / "file"):
        assert not (tmp_path / "file" / "crash.log").exists()
