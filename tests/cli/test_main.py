import json

import pytest
import typer

from photomanager import __version__
from photomanager.cli import commands
from photomanager.cli.main import hoist, main


@pytest.mark.parametrize(
    ("words", "hoisted"),
    [
        (["status", "--json"], ["--json", "status"]),
        (["index", "A", "--library", "L", "B"], ["--library", "L", "index", "A", "B"]),
        (["index", "--library=L", "A"], ["--library=L", "index", "A"]),
        (["search", "--", "--json"], ["search", "--", "--json"]),
        (["status", "--library"], ["--library", "status"]),
    ],
)
def test_global_options_may_stand_anywhere(words, hoisted):
    assert hoist(words) == hoisted


def test_one_command_does_not_wait_for_the_others():
    one, every = typer.Typer(), typer.Typer()
    commands.register(one, "status")
    assert [command.name for command in one.registered_commands] == ["status"]
    commands.register(one, None)
    commands.register(every, "no command")
    for application in (one, every):
        groups = application.registered_commands, application.registered_groups
        assert {command.name for group in groups for command in group} == set(commands.COMMANDS)


def test_a_library_may_be_called_like_a_command(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["--library", "index", "status", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["photos"] == 0


def test_a_folder_alone_opens_the_window_on_it(tmp_path, monkeypatch):
    monkeypatch.setattr("photomanager.cli.commands.run.has_display", lambda: True)
    opened = []

    def open_window(library, folders):
        opened.append((library, folders))
        return 0

    library, album = tmp_path / "library", tmp_path / "album"
    album.mkdir()
    assert main([str(album), "--library", str(library)], open_window) == 0
    assert opened == [(library, (album,))]
    assert main([str(tmp_path / "nothing")], open_window) == 2


def test_the_whole_way_of_a_few_photos(answer, make_album):
    album = make_album(4)
    report = answer("index", album)
    assert {name: report[name] for name in ("indexed", "unchanged", "failed")} == {
        "indexed": 4,
        "unchanged": 0,
        "failed": 0,
    }
    again = answer("index", album)
    assert (again["indexed"], again["unchanged"]) == (0, 4)
    before = answer("scores", "dog")
    tagged = answer("tag", album / "0.jpg", album / "1.jpg", "--add", "Grandma's garden")
    assert (tagged["changed"], tagged["lessons"], tagged["rescored"]) == (2, 2, 4)
    found = answer("search", 'state:confirmed tag:"grandma\'s garden"')
    assert found["count"] == 2
    assert all("Grandma's garden" in photo["tags"] for photo in found["photos"])
    shown = answer("show", found["photos"][0]["id"])
    assert shown["tags"][0]["name"] == "Grandma's garden"
    assert shown["tags"][0]["state"] == "confirmed"
    assert shown["metadata"]["width"] == 400
    scored = answer("scores", "grandma's GARDEN")
    assert len(scored["scores"]) == 4
    assert {row["state"] for row in scored["scores"][:2]} == {"confirmed"}
    assert answer("undo")["undone"][0]["uuid"] == tagged["operation"]
    assert answer("scores", "dog") == before
    assert answer("search", "state:confirmed")["count"] == 0
    assert answer("redo")["redone"][0]["uuid"] == tagged["operation"]
    assert [one["kind"] for one in answer("undo", "5")["undone"]] == ["tag", "folder"]
    assert answer("undo")["undone"] == []
    assert answer("status")["photos"] == 0
    assert answer("redo")["redone"][0]["summary"] == f"Added the folder {album}"
    status = answer("status")
    assert (status["photos"], status["lessons"], status["problems"]) == (4, 0, [])
    assert status["folders"][0]["path"] == str(album)


def test_photos_are_rated_found_and_unrated(run, answer, make_album):
    album = make_album(3)
    answer("index", album)
    first, second = album / "0.jpg", album / "1.jpg"
    marked = answer("mark", first, second, "--rating", "4", "--pick", "--label", "red")
    assert marked["changed"] == 2
    found = answer("search", "rating:>=4 pick:yes label:red")
    assert {photo["path"] for photo in found["photos"]} == {str(first), str(second)}
    assert answer("mark", first, "--rating", "4") == {"changed": 0, "operation": None}
    assert run("mark", first, "--unflag")[1] == "Took the flag away on 1 photo\n"
    assert answer("undo", "2")["undone"][1]["uuid"] == marked["operation"]
    assert answer("search", "rating:>0")["count"] == 0
    assert run("mark", first)[0] == 2
    assert run("mark", first, "--pick", "--reject")[0] == 2
    code, _, err = run("mark", first, "--label", "mauve")
    assert code == 1
    assert "no label" in err


def test_limit_keeps_the_count(answer, make_album):
    answer("index", make_album(3))
    found = answer("search", "", "--limit", "2")
    assert (found["count"], len(found["photos"])) == (3, 2)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["index", "/no/such/folder"], "/no/such/folder"),
        (["search", "(dog"], "Position 1"),
        (["show", "nowhere.jpg"], "nowhere.jpg"),
        (["scores", "no such tag at all"], "no such tag at all"),
    ],
)
def test_an_error_is_one_sentence_and_exit_code_1(run, words, sentence):
    code, out, err = run(*words)
    assert code == 1
    assert out == ""
    assert sentence in err
    assert "Traceback" not in err
    code, out, err = run(*words, "--json")
    assert code == 1
    assert sentence in json.loads(out)["error"]


@pytest.mark.parametrize("words", [["tag", "a.jpg"], ["no-such-command"], ["search"]])
def test_wrong_usage_is_exit_code_2(run, words):
    code, out, err = run(*words)
    assert code == 2
    assert out == ""
    assert "Usage" in err


def test_people_read_words(run, make_album):
    album = make_album(2)
    (album / "broken.jpg").write_bytes(b"this is no picture")
    code, out, _ = run("index", album)
    assert code == 0
    assert out.startswith("2 indexed, 1 failed")
    assert "broken.jpg is not a picture" in run("status")[1]
    assert run("search", "path:jpg", "--limit", "1")[1].startswith("3 photos")
    assert "nothing to be undone" in run("undo", "9")[1] + run("undo", "9")[1]


def test_backup_goes_where_it_is_asked_to(answer, make_album, tmp_path):
    answer("index", make_album(2))
    made = answer("backup", tmp_path / "elsewhere")
    assert made["photos"] == 2
    assert made["file"].startswith(str(tmp_path / "elsewhere"))


def test_without_a_display_run_prints_what_it_found(run, make_album, monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    code, out, _ = run("run", make_album(2))
    assert code == 0
    assert "2 indexed" in out
    assert "2 photos in" in out


def test_with_a_display_run_opens_the_window(tmp_path, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")
    opened = []

    def open_window(library, folders):
        opened.append((library, list(folders)))
        return 0

    words = ["--library", str(tmp_path / "library"), "run", str(tmp_path)]
    assert main(words, open_window) == 0
    assert main(words[:2], open_window) == 0
    assert opened == [(tmp_path / "library", [tmp_path]), (tmp_path / "library", [])]


def test_the_version(run):
    assert run("--version")[1].strip() == f"photomanager {__version__}"


def test_a_backup_is_restored_and_what_was_there_is_kept(answer, run, make_album, tmp_path):
    album = make_album(2)
    answer("index", album)
    made = answer("backup", tmp_path / "elsewhere")
    answer("tag", album / "0.jpg", "--add", "later")
    done = answer("restore", made["file"])
    assert (done["file"], done["photos"]) == (made["file"], 2)
    assert answer("search", "state:confirmed")["count"] == 0
    assert answer("search", "path:0.jpg")["count"] == 1
    answer("restore", done["before"])
    assert answer("search", "state:confirmed")["count"] == 1
    code, _, said = run("restore", tmp_path / "nothing.db")
    assert (code, "nothing.db" in said) == (1, True)
