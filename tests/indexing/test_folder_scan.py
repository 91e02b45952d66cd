import os
import random
import shutil

import pytest

from photomanager.indexing import scanner
from photomanager.indexing.hints import Hint
from photomanager.operations import folders, photos, tagging
from photomanager.operations.search import search
from tests.faults import libraries
from tests.indexing.workspaces import fake_indexer, open_workspace

FILES = """
    SELECT file.path, file.size, file.mtime_ns, file.state, file.content_hash, file.role,
        left_out.file_id IS NOT NULL, (SELECT group_concat(name) FROM sidecar
        WHERE file_id = file.id), tag.name
    FROM file LEFT JOIN left_out ON left_out.file_id = file.id
    LEFT JOIN statement ON statement.photo_id = file.photo_id AND file.role = 'main'
    LEFT JOIN tag ON tag.id = statement.tag_id ORDER BY 1
"""
XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="{}"/></rdf:RDF></x:xmpmeta>"""


@pytest.fixture
def workspace(tmp_path):
    with open_workspace(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def album(tmp_path, make_photo):
    folder = tmp_path / "album"
    for number, place in enumerate(["", "one", "one", "two", "two", "two/deep"]):
        make_photo(folder / place / f"{number}.png", seed=number)
    return folder


@pytest.fixture
def root(workspace, album):
    found = folders.add(workspace, album, origin="cli").id
    assert fake_indexer(workspace).run([found]).indexed == 6
    return found


def look(workspace, root, *files, trees=(), is_urgent=lambda: False):
    hint = Hint(trees=set(trees))
    for one in files:
        hint.add_file(one)
    return fake_indexer(workspace).look({root: hint}, is_urgent)


def files(workspace):
    return libraries.rows(workspace.library.directory / "library.db", FILES)


def states(workspace):
    return {os.fsdecode(row[0]): row[3] for row in files(workspace)}


def photo_at(workspace, path):
    return photos.resolve(workspace, str(path))


def test_only_the_hinted_folder_is_looked_at(workspace, root, album, make_photo):
    make_photo(album / "one" / "new.png", seed=20)
    make_photo(album / "two" / "unheard.png", seed=21)
    (album / "0.png").unlink()
    report = look(workspace, root, b"one/new.png")
    assert (report.indexed, report.unchanged, report.missing) == (1, 2, 0)
    assert report.changed
    assert report.complete
    assert "two/unheard.png" not in states(workspace)
    report = fake_indexer(workspace).run([root])
    assert (report.indexed, report.missing) == (1, 1)


def test_files_directly_in_the_root_are_looked_at_without_those_below(
    workspace, root, album, make_photo
):
    make_photo(album / "new.png", seed=20)
    make_photo(album / "two" / "unheard.png", seed=21)
    (album / "0.png").unlink()
    (album / "two" / "3.png").unlink()
    report = look(workspace, root, b"new.png")
    assert (report.indexed, report.unchanged, report.missing) == (1, 0, 1)
    assert states(workspace)["two/3.png"] == "indexed"


def test_a_folder_that_is_gone_is_missing_with_all_below_it(workspace, root, album):
    shutil.rmtree(album / "two")
    assert look(workspace, root, trees=[b"two"]).missing == 3
    assert [path for path, state in states(workspace).items() if state == "missing"] == [
        "two/3.png",
        "two/4.png",
        "two/deep/5.png",
    ]


@pytest.mark.parametrize("hinted", [(b"one/1.png", b"two/x.png"), (b"two/x.png", b"one/1.png")])
def test_what_moved_keeps_its_tags_whichever_place_is_looked_at_first(
    workspace, root, album, hinted
):
    before = photo_at(workspace, album / "one" / "1.png")
    tagging.tag(workspace, [before], add=["Rex"])
    (album / "one" / "1.png").rename(album / "two" / "x.png")
    for place in hinted:
        look(workspace, root, place)
    assert photo_at(workspace, album / "two" / "x.png") == before
    assert search(workspace, "state:confirmed Rex").photo_ids == [before]
    assert "missing" not in states(workspace).values()


def test_what_moved_within_one_look_is_a_move(workspace, root, album):
    before = [photo_at(workspace, album / name) for name in ("two/3.png", "two/deep/5.png")]
    (album / "two").rename(album / "one" / "other")
    report = look(workspace, root, trees=[b"two", b"one/other"])
    assert (report.moved, report.missing, report.indexed) == (3, 0, 0)
    after = [photo_at(workspace, album / "one/other" / name) for name in ("3.png", "deep/5.png")]
    assert after == before


def test_sidecars_beside_a_hinted_file_are_followed(workspace, root, album):
    (album / "one" / "1.png.xmp").write_text(XMP.format(4))
    (album / "two" / "3.png.xmp").write_text(XMP.format(4))
    assert look(workspace, root, b"one/1.png.xmp").indexed == 1
    rated = photo_at(workspace, album / "one" / "1.png")
    assert search(workspace, "rating:4").photo_ids == [rated]
    (album / "one" / "1.png.xmp").unlink()
    assert look(workspace, root, b"one/1.png.xmp").indexed == 1
    assert search(workspace, "rating:4").photo_ids == []


def test_what_the_rules_leave_alone_is_out_of_sight_and_stays_so(workspace, root, album, tmp_path):
    (album / ".photomanagerignore").write_text("0.png\n")
    fake_indexer(workspace).run([root])
    (album / "one").rename(tmp_path / "one")
    (tmp_path / "one" / ".photomanagerignore").write_text("1.png\n")
    (tmp_path / "one").rename(album / "one")
    (album / "two" / "3.png").unlink()
    look(workspace, root, b"two/3.png", trees=[b"one"])
    assert [row[0] for row in files(workspace) if row[6]] == [b"0.png", b"one/1.png"]
    assert list(states(workspace).values()).count("missing") == 3


def test_an_ignored_place_and_the_librarys_own_are_not_looked_at(tmp_path, make_photo):
    make_photo(tmp_path / "drafts" / "a.png")
    make_photo(tmp_path / "library" / "sub" / "b.png")
    (tmp_path / ".photomanagerignore").write_text("drafts/\n")
    hint = Hint({b"drafts", b"library/sub"}, {b"library", b"drafts/deep", b"gone/deep"})
    walk = scanner.Walk(os.fsencode(tmp_path), os.fsencode(tmp_path / "library"), hint=hint)
    assert list(walk) == []
    assert walk.complete


def test_an_unplugged_folder_is_offline_and_nothing_is_missing(workspace, root, album, tmp_path):
    album.rename(tmp_path / "unplugged")
    for _ in range(2):
        report = look(workspace, root, b"one/1.png", trees=[b"two"])
        assert (report.missing, report.complete) == (0, True)
        assert folders.folders(workspace)[0].state == "offline"
        album.mkdir(exist_ok=True)  # the mount point alone
    album.rmdir()
    (tmp_path / "unplugged").rename(album)
    assert look(workspace, root, b"one/1.png").unchanged == 6  # everything is looked at
    assert folders.folders(workspace)[0].state == "online"


@pytest.mark.parametrize(("hint", "asked"), [(Hint({b"one"}), 1), (Hint.of_everything(), 2)])
def test_what_is_unplugged_while_it_is_looked_at_is_not_missing(
    workspace, root, album, monkeypatch, hint, asked
):
    (album / "one" / "1.png").unlink()
    before = files(workspace)
    devices = iter([scanner.device_of(bytes(album))] * asked)
    monkeypatch.setattr(scanner, "device_of", lambda _path: next(devices, "another"))
    report = fake_indexer(workspace).look({root: hint}, lambda: False)
    assert (report.missing, report.complete) == (0, False)
    assert files(workspace) == before


@pytest.mark.parametrize("place", [b"way", b"way/sub", b"one"])
def test_behind_links_everything_is_looked_at(workspace, root, album, tmp_path, make_photo, place):
    make_photo(tmp_path / "outside" / "sub" / "out.png", seed=30)
    (album / "way").symlink_to(tmp_path / "outside")
    make_photo(tmp_path / "farther" / "out.png", seed=31)
    (album / "one" / "more").symlink_to(tmp_path / "farther")
    make_photo(album / "two" / "unheard.png", seed=21)
    assert look(workspace, root, trees=[place]).indexed == 3
    assert "two/unheard.png" in states(workspace)


def test_another_spelling_of_a_place_has_everything_looked_at(workspace, root, album, monkeypatch):
    # As on a drive that does not tell cases apart.
    names = scanner.Walk._names_in
    monkeypatch.setattr(
        scanner.Walk, "_names_in", lambda walk, at: {n.upper() for n in names(walk, at)}
    )
    (album / "0.png").unlink()
    assert look(workspace, root, b"one/1.png").missing == 1
    assert len(states(workspace)) == 6


def test_a_look_at_everything_makes_room_and_is_made_up_for(workspace, root, album, make_photo):
    for number in range(3):
        make_photo(album / "three" / f"{number}.png", seed=40 + number)
    (album / "0.png").unlink()
    asked = []

    def is_urgent():
        asked.append(1)
        return len(asked) > 4

    report = look(workspace, root, trees=[b""], is_urgent=is_urgent)
    assert not report.complete
    assert (report.indexed, report.missing) == (0, 0)
    report = look(workspace, root, b"one/1.png", is_urgent=lambda: True)
    assert report.complete  # a look at few places takes no time
    report = look(workspace, root, trees=[b""])
    assert (report.complete, report.missing) == (True, 1)
    assert list(states(workspace).values()).count("indexed") == 8


def test_looking_at_all_places_of_change_gives_what_looking_at_everything_gives(
    tmp_path, make_photo
):
    """Random changes, each hinted at as the system would tell of it."""
    chance = random.Random(7)
    album = tmp_path / "album"
    raw = b"II*\0 not to be decoded"
    for number in range(24):
        place = album / chance.choice(["", "a", "a/b", "c"])
        make_photo(place / f"{number}.jpg", seed=number)
        if number % 4 == 0:
            (place / f"{number}.cr2").write_bytes(raw + bytes([number]))
    with open_workspace(tmp_path / "first") as workspace:
        root = folders.add(workspace, album, origin="cli").id
        fake_indexer(workspace).run([root])
        tagged = search(workspace, "").photo_ids[::3]
        tagging.tag(workspace, tagged, origin="cli", add=["Rex"])
    shutil.copytree(tmp_path / "first", tmp_path / "second")
    with (
        open_workspace(tmp_path / "first") as part,
        open_workspace(tmp_path / "second") as whole,
    ):
        for _ in range(6):
            hint = changed(album, chance, make_photo)
            fake_indexer(part).look({root: hint}, lambda: False)
            fake_indexer(whole).run([root])
            assert files(part) == files(whole)
            assert not hint.everywhere


def changed(album, chance, make_photo):
    """Makes some changes; where the system would say that they happened."""
    hint = Hint()

    def told(path, *, is_folder=False):
        relative = os.fsencode(path.relative_to(album))
        (hint.add_folder if is_folder else hint.add_file)(relative)

    for _ in range(5):
        present = sorted(one for one in album.rglob("*") if one.is_file())
        one = chance.choice(present)
        new = chance.choice(["", "a", "a/b", "c", "d/e"])
        number = chance.randrange(10**6)
        deed = chance.randrange(6)
        if deed == 0:
            told(one)
            (album / new).mkdir(parents=True, exist_ok=True)
            told(album / "d", is_folder=True)
            told(one.rename(album / new / f"{number}{one.suffix}"))
        elif deed == 1:
            told(one)
            one.unlink()
        elif deed == 2:
            if not (album / new).exists():
                told(album / "d", is_folder=True)
            told(make_photo(album / new / f"{number}.jpg", seed=number))
        elif deed == 3:
            beside = one.with_suffix(".xmp")
            beside.write_text(XMP.format(chance.randrange(1, 6)))
            told(beside)
        elif deed == 4 and (album / "a").exists():
            told(album / "a", is_folder=True)
            (album / "a").rename(album / f"a {number}")
            told(album / f"a {number}", is_folder=True)
        elif one.suffix == ".jpg":
            told(make_photo(one, seed=number))
    return hint
