import csv
import json

import pytest

from photomanager.errors import MetadataError, OutputError
from photomanager.library import stopping
from photomanager.operations import folders, photos, tagging
from photomanager.operations.tag_tables import export, import_table
from photomanager.operations.undo import next_undo, undo
from tests.indexing.workspaces import fake_indexer, open_workspace


@pytest.fixture
def album(tmp_path, make_photo):
    folder = tmp_path / "album"
    for number in range(3):
        make_photo(folder / f"{number}.png", seed=number)
    return folder


@pytest.fixture
def workspace(tmp_path, album):
    with open_workspace(tmp_path / "library") as opened:
        yield indexed(opened, album)


def indexed(workspace, album):
    folders.add(workspace, album, origin="cli")
    fake_indexer(workspace).run()
    return workspace


def ids(workspace, album):
    return [photos.resolve(workspace, str(path)) for path in sorted(album.glob("*.png"))]


def states(workspace, photo):
    tags = photos.rows(workspace, [photo])[0].tags
    return {tag.name: tag.state for tag in tags if tag.state in ("confirmed", "rejected")}


def test_an_import_that_is_stopped_says_nothing(workspace, album, tmp_path, monkeypatch):
    monkeypatch.setattr(stopping, "_INSTRUCTIONS", 100)
    (first, *_), table = ids(workspace, album), tmp_path / "tags.csv"
    table.write_text(f"path,tag\n{album / '0.png'},Omas Garten\n")
    questions = iter(range(20))

    def go_on():
        if next(questions, None) is None:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        import_table(workspace, table, "csv", go_on=go_on)
    assert states(workspace, first) == {}
    assert next_undo(workspace).startswith("Added the folder")
    assert import_table(workspace, table, "csv").rows == 1


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_tags_travel_to_another_library(workspace, album, tmp_path, kind):
    first, second, _ = ids(workspace, album)
    tagging.tag(workspace, [first], add=["Omas Garten"], confirm=["poodle"], reject=["cat"])
    tagging.tag(workspace, [second], add=["Omas Garten"])
    table = tmp_path / f"tags.{kind}"
    written = export(workspace, ids(workspace, album), table, kind)
    assert (written.photos, written.tags, written.rows) == (2, 3, 4)
    with open_workspace(tmp_path / "other") as other:
        indexed(other, album)
        read = import_table(other, table, kind)
        assert (read.photos, read.rows, read.unknown) == (2, 4, 0)
        one, two, three = ids(other, album)
        assert states(other, one) == states(workspace, first)
        assert states(other, two) == {"Omas Garten": "confirmed"}
        assert states(other, three) == {}
        assert import_table(other, table, kind).rows == 0
        assert undo(other).undone[0].summary.startswith("Read tags of 2 photos")
        assert states(other, one) == {}


def test_a_photo_is_known_by_its_contents_wherever_it_lies(workspace, album, tmp_path):
    first = ids(workspace, album)[0]
    tagging.tag(workspace, [first], add=["Rex"])
    table = tmp_path / "tags.json"
    export(workspace, [first], table, "json")
    moved = album.rename(tmp_path / "elsewhere")
    with open_workspace(tmp_path / "other") as other:
        indexed(other, moved)
        import_table(other, table, "json")
        assert states(other, ids(other, moved)[0]) == {"Rex": "confirmed"}


def test_ones_own_word_stands(workspace, album, tmp_path):
    first = ids(workspace, album)[0]
    tagging.tag(workspace, [first], add=["Rex"])
    export(workspace, [first], tmp_path / "tags.csv", "csv")
    tagging.tag(workspace, [first], reject=["Rex"])
    assert import_table(workspace, tmp_path / "tags.csv", "csv").rows == 0
    assert states(workspace, first) == {"Rex": "rejected"}


def test_a_table_made_by_hand(workspace, album, tmp_path):
    table = tmp_path / "tags.csv"
    with table.open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["path", "tag"])
        writer.writerow([album / "0.png", "Familie/Oma"])
        writer.writerow([album / "0.png", "animal/dog"])
        writer.writerow(["/nowhere/x.png", "Oma"])
    read = import_table(workspace, table, "csv")
    assert (read.rows, read.unknown) == (2, 1)
    first = ids(workspace, album)[0]
    assert states(workspace, first) == {"Oma": "confirmed", "dog": "confirmed"}
    out = export(workspace, [first], tmp_path / "out.json", "json").file
    named = {tag["name"] for tag in json.loads(out.read_text())["photos"][0]["tags"]}
    assert named == {"Familie/Oma", "animal/dog"}


def test_nothing_is_overwritten_unless_asked(workspace, tmp_path):
    (tmp_path / "there.csv").write_text("mine")
    with pytest.raises(OutputError, match="exists already"):
        export(workspace, [], tmp_path / "there.csv", "csv")
    with pytest.raises(OutputError, match="cannot be written"):
        export(workspace, [], tmp_path / "gone" / "x.csv", "csv")
    export(workspace, [], tmp_path / "there.csv", "csv", replace=True)
    assert (tmp_path / "there.csv").read_text().startswith("path,uuid")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("csv", "a,b\n1,2\n"),
        ("csv", ""),
        ("json", "{}"),
        ("json", "[1]"),
        ("json", "not json"),
        ("json", '{"format": "photomanager-tags", "version": 2, "photos": []}'),
        ("csv", "path,tag,content\nx,y,zz\n"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(workspace, tmp_path, kind, text):
    table = tmp_path / "table"
    table.write_text(text)
    with pytest.raises(MetadataError, match="no table of tags"):
        import_table(workspace, table, kind)
    with pytest.raises(MetadataError, match="cannot be read"):
        import_table(workspace, tmp_path / "none", kind)
