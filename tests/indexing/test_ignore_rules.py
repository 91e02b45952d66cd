import os
import shutil
import subprocess
import sys

import pytest

from photomanager.indexing.ignore_rules import IgnoreRules


def write(folder, text):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".photomanagerignore").write_text(text)


def ignored(root, *names):
    """Which of these are left alone; the names of folders end in "/"."""
    rules = IgnoreRules(os.fsencode(root))
    return [
        name
        for name in names
        if rules.ignores(os.fsencode(name.rstrip("/")), is_folder=name.endswith("/"))
    ]


@pytest.mark.parametrize(
    "name",
    [
        *(".hidden.jpg", ".git/", "a/.thumbnails/b.jpg", "@eaDir/", "a/#recycle/b.jpg"),
        *("$RECYCLE.BIN/", "System Volume Information/", "__MACOSX/a.jpg", "Thumbs.db"),
        *("~$a.jpg", "a.jpg~", "a.jpg.part", "a.JPG.crdownload", "~syncthing~a.jpg.tmp"),
        *(".syncthing.a.jpg.tmp", "a.xmp.tmp", ".a.jpg.Xb3dQe"),
    ],
)
def test_what_programs_hide_or_have_not_finished_is_left_alone(tmp_path, name):
    assert ignored(tmp_path, name) == [name]


def test_ordinary_names_are_not(tmp_path):
    names = ("a.jpg", "tmp/", "part/a.jpg", "IMG.sync-conflict-1.jpg", "~a.jpg", "a.b.jpg", "c/")
    assert ignored(tmp_path, *names) == []


def test_rules_of_git(tmp_path):
    write(tmp_path, "# words\n\n*.png\n/top.jpg\nexports/\nraw/**/proof-?.jpg\n!keep.png\n")
    assert ignored(
        tmp_path,
        *("a.png", "b/c.png", "keep.png", "top.jpg", "b/top.jpg", "exports/", "b/exports/d.jpg"),
        *("exports", "raw/proof-1.jpg", "raw/x/y/proof-2.jpg", "raw/proof-12.jpg"),
    ) == [
        *("a.png", "b/c.png", "top.jpg", "exports/", "b/exports/d.jpg"),
        *("raw/proof-1.jpg", "raw/x/y/proof-2.jpg"),
    ]


def test_everything_but(tmp_path):
    write(tmp_path, "*\n!*/\n!*.jpg\n")
    assert ignored(tmp_path, "a.png", "b/c.png", "b/", "b/c.jpg") == ["a.png", "b/c.png"]


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize(
    "rules",
    [
        ("*\n!*/\n!*.jpg\n", ""),
        ("/a/**\n!/a/**/\n!a/**/x.jpg\n", ""),
        ("b\n!b/\n", ""),
        ("*.jpg\n!/a/\n", ""),
        ("a/b\n!/a/b/c\n*.png", "!x.png\n"),
        ("/*\n!/a\n", "/b/*\n!/b/c/\n"),
        ("**/b/**\n", "!x.jpg"),
        ("[ab]/?.jpg\nc/\n\\!x.jpg\nx.png \n", "b/\n"),
    ],
)
def test_git_agrees(tmp_path, rules):
    above, inside = rules
    folders = [*("a/", "b/", "c/", "a/b/", "a/c/", "b/b/"), *("a/b/c/", "a/b/b/", "c/a/b/")]
    files = [folder + name for folder in ("", *folders) for name in ("x.jpg", "x.png", "!x.jpg")]
    for file in files:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).touch()
    for name in (".gitignore", ".photomanagerignore"):
        (tmp_path / name).write_text(above)
        (tmp_path / "a" / name).write_text(inside)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    said = subprocess.run(
        ["git", "-C", tmp_path, "check-ignore", "--no-index", "--stdin"],
        input="\n".join(files),
        capture_output=True,
        text=True,
        check=False,
    )
    assert set(ignored(tmp_path, *files)) == set(said.stdout.splitlines())


def test_the_deepest_file_decides(tmp_path):
    write(tmp_path, "*.png\n")
    write(tmp_path / "a", "!*.png\nsecret.jpg\n")
    write(tmp_path / "a" / "b", "*.png\n")
    names = ("x.png", "a/x.png", "a/b/x.png", "a/secret.jpg", "secret.jpg", "a/b/secret.jpg")
    assert ignored(tmp_path, *names) == ["x.png", "a/b/x.png", "a/secret.jpg", "a/b/secret.jpg"]


def test_nothing_comes_back_out_of_a_folder_that_is_left_alone(tmp_path):
    write(tmp_path, "old/\n!old/keep.jpg\n")
    write(tmp_path / "old", "!keep.jpg\n")
    assert ignored(tmp_path, "old/keep.jpg") == ["old/keep.jpg"]


def test_an_empty_file_leaves_nothing_out_and_a_lone_star_everything(tmp_path):
    write(tmp_path / "a", "")
    write(tmp_path / "b", "*\n")
    assert ignored(tmp_path, "a/x.jpg", "b/x.jpg", "b/") == ["b/x.jpg"]


def test_a_line_that_is_no_rule_is_named_and_the_others_hold(tmp_path):
    write(tmp_path, "*.png\n!\n*.gif\n")
    rules = IgnoreRules(os.fsencode(tmp_path))
    assert rules.ignores(b"a.png", is_folder=False)
    assert rules.ignores(b"a.gif", is_folder=False)
    assert rules.problems == [
        f"Line 2 of {tmp_path}/.photomanagerignore is no rule and was left out; correct it."
    ]


def test_rules_that_cannot_be_read_are_named(tmp_path):
    (tmp_path / ".photomanagerignore").mkdir()
    rules = IgnoreRules(os.fsencode(tmp_path))
    assert not rules.ignores(b"a.jpg", is_folder=False)
    (problem,) = rules.problems
    assert "cannot be read" in problem


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_are_not_utf8(tmp_path):
    (tmp_path / ".photomanagerignore").write_bytes(b"caf\xe9*\n")
    rules = IgnoreRules(os.fsencode(tmp_path))
    assert rules.ignores(b"caf\xe9.jpg", is_folder=False)
    assert not rules.ignores("café.jpg".encode(), is_folder=False)
