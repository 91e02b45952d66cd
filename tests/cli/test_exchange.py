"""`export` and `import` of tags, as other programs call them."""

import json

from photomanager.imaging import metadata
from tests.imaging.test_sidecar import packet


def test_tags_go_out_beside_and_into_photos_and_come_back(run, answer, make_album, tmp_path):
    album = make_album(3)
    answer("index", album)
    answer("tag", album / "0.jpg", "--add", "Rex")
    written = answer("export", "--tags", "xmp")
    assert (written["photos"], written["sidecars"], written["files"]) == (3, 1, 0)
    assert metadata.read((album / "0.jpg.xmp").read_bytes()).more["keywords"] == ["Rex"]
    into = answer("export", "--tags", "xmp", "--into-files", "--photos", "state:confirmed rex")
    assert (into["photos"], into["files"], into["failed"]) == (1, 1, [])
    assert metadata.read((album / "0.jpg").read_bytes()).more["keywords"] == ["Rex"]
    assert answer("status")["folders"][0]["pending"] == 0
    assert answer("index", album)["indexed"] == 0
    table = answer("export", "--tags", "csv", tmp_path / "tags.csv")
    assert (table["photos"], table["rows"]) == (1, 1)
    answer("undo")
    read = answer("import", "--tags", "csv", tmp_path / "tags.csv")
    assert (read["rows"], read["lessons"], read["unknown"]) == (1, 1, 0)
    assert answer("search", "state:confirmed rex")["count"] == 1
    code, _, err = run("export", "--tags", "csv", tmp_path / "tags.csv")
    assert (code, err.count("\n")) == (1, 1)


def test_keywords_come_in_and_teach_only_when_asked(answer, make_album):
    album = make_album(2)
    (album / "0.jpg.xmp").write_bytes(packet(["Zelt"]))
    answer("index", album)
    assert answer("search", "state:imported zelt")["count"] == 1
    read = answer("import", "--tags", "xmp")
    assert (read["lessons"], read["teach"], read["waiting"]) == (0, None, 1)
    taught = answer("import", "--tags", "xmp", "--teach")
    assert (taught["lessons"], taught["teach"], taught["waiting"]) == (1, True, 0)
    (album / "1.jpg.xmp").write_bytes(packet(["Zelt"]))
    answer("index", album)
    assert answer("status")["lessons"] == 2


def test_wrong_usage_is_said(run):
    for words in (
        ("export",),
        ("export", "--tags", "doc"),
        ("export", "--tags", "csv"),
        ("export", "--tags", "xmp", "file"),
        ("export", "--tags", "csv", "file", "--into-files"),
        ("export", "--tags", "xmp", "--naming", "x.xmp"),
        ("export", "--tags", "xmp", "--learner", "file"),
        ("import", "--tags", "csv", "file", "--teach"),
    ):
        assert run(*words)[0] == 2, words


def test_people_read_a_sentence(run, answer, make_album):
    album = make_album(1)
    answer("index", album)
    answer("tag", album / "0.jpg", "--add", "Rex")
    (album / "0.jpg.xmp").write_text("not XMP")
    code, out, _ = run("export", "--tags", "xmp")
    assert code == 0
    assert "stays as it is" in out
    assert json.loads(run("export", "--tags", "xmp", "--json")[1])["failed"][0]["path"] == str(
        album / "0.jpg"
    )
