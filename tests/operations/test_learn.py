"""Learning from folders, with pictures that a fake network tells apart by their colours."""

import json
import shutil

import numpy as np
import pytest
from PIL import Image
from sqlalchemy import text

from photomanager.cli.main import main
from photomanager.errors import FolderError, TagError
from photomanager.indexing.vector_batch import Vectors
from photomanager.library import facts
from photomanager.operations.learn import held_out, learn
from photomanager.operations.scores import scores
from photomanager.operations.tagging import tag
from photomanager.operations.undo import undo
from tests.indexing.workspaces import fake_indexer, open_workspace

COLOURS = {"dark_lord": (220, 20, 20), "ice queen": (20, 20, 220)}


def paint(path, colour, seed):
    path.parent.mkdir(parents=True, exist_ok=True)
    # So different that no two are near-identical to the networks.
    random = np.random.default_rng(seed)
    base = np.array(colour) * random.uniform(0.3, 1) + [0, random.uniform(0, 200), 0]
    noise = random.normal(base, random.uniform(10, 60), (*random.integers(1, 40, 2), 3))
    pixels = np.clip(noise, 0, 255).astype(np.uint8)
    Image.fromarray(pixels).resize((64, 48)).save(path)
    return path


@pytest.fixture
def heroes(tmp_path):
    """A folder with a folder for each category, of which one has a folder inside."""
    folder = tmp_path / "heroes"
    for number, (name, colour) in enumerate(COLOURS.items()):
        for seed in range(10):
            inside = "more/" if seed > 7 else ""
            paint(folder / name / f"{inside}{seed}.png", colour, 100 * number + seed)
    return folder


@pytest.fixture
def workspace(tmp_path):
    with open_workspace(tmp_path / "library") as opened:
        yield opened


def learned(workspace, folder):
    indexer = fake_indexer(workspace)
    try:
        return learn(workspace, indexer, folder)
    finally:
        indexer.stop()


def test_every_folder_becomes_a_tag(workspace, heroes, tmp_path):
    outcome = learned(workspace, heroes)
    assert [(one.name, one.examples) for one in outcome.tags] == [
        ("dark lord", 10),
        ("ice queen", 10),
    ]
    assert outcome.held_out is None  # all photos of a colour are one to the fake network
    assert outcome.failed == ()
    rows = scores(workspace, "dark lord").rows
    assert all("dark_lord" in row.path for row in rows[:10])
    # Photos that come later are told apart too.
    for seed in range(4):
        paint(tmp_path / "heroes" / f"{seed}.png", COLOURS["ice queen"], 500 + seed)
    outcome = learned(workspace, heroes)
    assert outcome.operation is None
    dark, ice = (
        {row.path: row.log_odds for row in scores(workspace, name).rows}
        for name in ("dark lord", "ice queen")
    )
    assert all(ice[path] > dark[path] for path in map(str, heroes.glob("*.png")))


def test_it_is_one_operation_and_undo_forgets_all(workspace, heroes):
    outcome = learned(workspace, heroes)
    with workspace.library.database.read() as connection:
        query = "SELECT count(*) FROM operation WHERE kind != 'folder'"
        assert connection.execute(text(query)).scalar_one() == 1
    done = undo(workspace).undone
    assert done[0].uuid == outcome.operation
    assert done[0].summary == 'Learned "dark lord", "ice queen" from 20 photos'
    with workspace.library.database.read() as connection:
        for table in ("statement", "tag_learner"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == 0


def test_what_the_user_said_before_stands(workspace, heroes):
    learned(workspace, heroes)
    undo(workspace)
    tag(workspace, [1], add=["dark lord"])
    tag(workspace, [1], reject=["dark lord"])
    learned(workspace, heroes)
    with workspace.library.database.read() as connection:
        shown = {one.name: one.state for one in facts.shown(connection, [1])[1]}
    assert shown["dark lord"] == "rejected"


def test_a_broken_file_is_listed_and_the_rest_learned(workspace, heroes):
    (heroes / "ice queen" / "broken.jpg").write_bytes(b"not a picture")
    outcome = learned(workspace, heroes)
    (failed,) = outcome.failed
    assert failed.path == str(heroes / "ice queen" / "broken.jpg")
    assert failed.reason.endswith(".")
    assert [one.examples for one in outcome.tags] == [10, 10]


def test_a_folder_within_a_folder_of_the_library(workspace, heroes):
    paint(heroes.parent / "elsewhere" / "1.png", (0, 0, 0), 1)
    learned(workspace, heroes.parent)
    undo(workspace)
    outcome = learned(workspace, heroes)
    assert [one.name for one in outcome.tags] == ["dark lord", "ice queen"]


def test_too_little_for_a_score(workspace, heroes):
    shutil.rmtree(heroes / "ice queen")
    assert learned(workspace, heroes).held_out is None
    for number in range(1, 8):
        (heroes / "dark_lord" / f"{number}.png").unlink()
    paint(heroes / "ice queen" / "1.png", COLOURS["ice queen"], 1)
    outcome = learned(workspace, heroes)
    assert [one.examples for one in outcome.tags] == [3, 1]
    assert outcome.held_out is None


def test_folders_that_cannot_be_learned_get_a_sentence(workspace, heroes, tmp_path):
    with pytest.raises(FolderError, match="does not exist"):
        learned(workspace, tmp_path / "nowhere")
    (tmp_path / "empty" / "nothing").mkdir(parents=True)
    with pytest.raises(FolderError, match="into a folder of its own"):
        learned(workspace, tmp_path / "empty")


@pytest.mark.parametrize("name", ["_", "x" * 201])
def test_a_folder_that_cannot_be_a_tag_is_refused_before_anything_is_done(workspace, heroes, name):
    (heroes / "ice queen").rename(heroes / name)
    with pytest.raises(TagError, match=r"cannot be a tag by its name\. Rename it"):
        learned(workspace, heroes)
    with workspace.library.database.read() as connection:
        for table in ("lesson", "root", "photo"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == 0


@pytest.mark.parametrize("name", ["_", ".thumbnails"])
def test_a_folder_without_photos_needs_no_name(workspace, heroes, name):
    (heroes / name).mkdir()
    assert len(learned(workspace, heroes).tags) == 2


def test_a_burst_is_held_back_as_a_whole():
    codes = np.random.default_rng(1).integers(-90, 91, (12, 32)).astype(np.int8)
    codes[7] = codes[4]  # the fifth photo, and the eighth like it
    everything = Vectors(np.arange(1, 13), codes, None)
    assert held_out(everything, [*range(1, 13)]) == [5, 8, 11]


# -- the commands, with the network that ships --------------------------------------------------


@pytest.fixture
def run(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("PHOTOMANAGER_LIBRARY", str(tmp_path / "mine"))

    def run(*words):
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_learn_export_import_and_tags_from_the_command_line(run, heroes, tmp_path):
    (heroes / "ice queen" / "broken.jpg").write_bytes(b"not a picture")
    code, out, _ = run("learn", heroes, "--json")
    answer = json.loads(out)
    assert code == 0
    assert list(answer) == ["tags", "held_out", "failed", "seconds"]
    assert answer["tags"] == [
        {"name": "dark lord", "examples": 10},
        {"name": "ice queen", "examples": 10},
    ]
    assert answer["held_out"] > 0.5
    assert list(answer["failed"][0]) == ["path", "reason"]

    file = tmp_path / "me.learner"
    sent = {"file": str(file), "tags": 2, "lessons": 20}
    assert json.loads(run("export", "--learner", file, "--json")[1]) == sent
    other = ("--library", tmp_path / "other")
    assert json.loads(run("import", "--learner", file, "--json", *other)[1]) == sent
    assert "0 new lessons" in run("import", "--learner", file, *other)[1]
    assert "In both: 20 lessons" in run("tags", "compare", file, file)[1]

    assert "called" in run("tags", "rename", "dark lord", "villain")[1]
    code, out, _ = run("tags", "merge", "villain", "ice queen", "--json")
    assert list(json.loads(out)) == ["tag", "photos", "rescored", "operation"]
    assert "under animal" in run("tags", "move", "ice queen", "--under", "animal")[1]
    assert "Nothing changed" in run("tags", "switch", "ice queen", "--on")[1]
    code, _, err = run("tags", "delete", "animal")
    assert (code, err.count("\n")) == (1, 1)
    assert "4 operations taken back" in run("tags", "roll-back", "2020-01-01")[1]
    assert run("tags", "delete", "ice queen")[0] == 1
    version = json.loads(run("tags", "versions", "--json")[1])["versions"][0]["name"]
    assert "guesses taken back" in run("tags", "take-back", version)[1]
    assert "taken back" in run("tags", "versions")[1]


def test_bad_input_gets_one_sentence(run, tmp_path):
    file = tmp_path / "not a learner"
    file.write_text("hello")
    for words in (
        ("import", "--learner", file),
        ("import", "--learner", tmp_path / "nothing"),
        ("export", "--learner", file),
        ("tags", "compare", file, file),
        ("learn", tmp_path / "nowhere"),
        ("tags", "take-back", "x"),
    ):
        code, out, err = run(*words)
        assert (code, out, err.count("\n")) == (1, "", 1), words
    assert run("export")[0] == 2
    assert run("tags", "switch", "dog")[0] == 2
    assert run("tags", "roll-back", "yesterday")[0] == 2
    assert file.read_text() == "hello"
