import json
import os

import pytest
from sqlalchemy import select

from photomanager.indexing import pipeline, protocol
from photomanager.library import facts
from photomanager.library.schema import photo, vector
from photomanager.operations import folders, photos, tag_admin, tagging
from tests.imaging.test_sidecar import packet
from tests.indexing.workspaces import fake_indexer, open_workspace


@pytest.fixture
def workspace(tmp_path):
    with open_workspace(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def album(workspace, tmp_path, make_photo):
    folder = tmp_path / "album"
    for number in range(2):
        make_photo(folder / f"{number}.jpg", seed=number)
    folders.add(workspace, folder, origin="cli")
    return folder


def index(workspace):
    return fake_indexer(workspace).run()


def keywords(workspace, path):
    found = photos.resolve(workspace, str(path))
    with workspace.library.database.read() as connection:
        shown = facts.shown(connection, [found])[found]
        rating = connection.execute(select(photo.c.rating).where(photo.c.id == found)).scalar()
    return {tag.name: tag.state for tag in shown if tag.state in ("imported", "rejected")}, rating


@pytest.mark.parametrize("name", ["0.jpg.xmp", "0.xmp", "0.XMP"])
def test_a_sidecar_comes_changes_and_goes(workspace, album, name):
    beside = album / name
    assert index(workspace).indexed == 2
    beside.write_bytes(packet(["Zelt", "See"], rating=4))
    assert index(workspace).indexed == 1
    assert keywords(workspace, album / "0.jpg") == ({"Zelt": "imported", "See": "imported"}, 4)
    assert keywords(workspace, album / "1.jpg") == ({}, None)
    assert index(workspace).indexed == 0
    beside.write_bytes(packet(["See"], rating=2))
    os.utime(beside, ns=(1, 1))
    assert index(workspace).indexed == 1
    assert keywords(workspace, album / "0.jpg") == ({"See": "imported"}, 2)
    beside.unlink()
    assert index(workspace).indexed == 1
    assert keywords(workspace, album / "0.jpg") == ({}, None)
    assert index(workspace).indexed == 0


def test_a_photo_with_the_same_bytes_is_not_decoded_again(workspace, album, monkeypatch):
    def reading():
        with workspace.library.database.read() as connection:
            rows = connection.execute(select(photo.c.metadata, vector.c.code).join(vector)).all()
        return [({**json.loads(row.metadata), "keywords": None}, row.code) for row in rows]

    outcomes = []
    store = pipeline.store

    def watched(library, taggers, space_id, answers, changed):
        outcomes.extend(outcome for _, outcome in answers)
        return store(library, taggers, space_id, answers, changed)

    monkeypatch.setattr(pipeline, "store", watched)
    index(workspace)
    before = reading()
    assert all(said["pixels"] and said["format"] for said, _ in before)
    assert [type(one) for one in outcomes] == [protocol.Indexed] * 2
    beside = album / "0.jpg.xmp"
    beside.write_bytes(packet(["Zelt"], rating=4))
    index(workspace)
    beside.write_bytes(packet(["Zelt"], rating=5))
    os.utime(beside, ns=(1, 1))
    os.utime(album / "1.jpg", ns=(1, 1))
    report = index(workspace)
    assert (report.indexed, report.unchanged) == (1, 1)
    assert keywords(workspace, album / "0.jpg") == ({"Zelt": "imported"}, 5)
    assert [type(one) for one in outcomes[2:]] == [protocol.Unchanged] * 3
    assert reading() == before


def test_what_a_sidecar_says_is_followed_by_what_follows_from_it(workspace, album):
    """A keyword-free fact: the lens that a sidecar names makes a close-up likely."""
    index(workspace)
    lens = '<rdf:Description rdf:about="" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" {}/>'
    lens = lens.format('aux:Lens="Macro 100 mm"').encode()
    text = packet([]).replace(b"</rdf:RDF>", lens + b"</rdf:RDF>")
    (album / "0.jpg.xmp").write_bytes(text)
    index(workspace)
    found = photos.resolve(workspace, str(album / "0.jpg"))
    assert "macro" in {tag.name for tag in photos.rows(workspace, [found])[0].tags}


@pytest.mark.parametrize("length", [0, 200, -60])
def test_a_keyword_is_not_gone_while_its_file_is_being_written(workspace, album, length):
    """Else the whole file would bring it as a new one, and with it a tag that was deleted."""
    beside = album / "0.jpg.xmp"
    beside.write_bytes(packet(["Zelt", "See"], rating=4))
    index(workspace)
    tag_admin.delete(workspace, "Zelt")
    whole = packet(["Zelt", "See", "Wald"], rating=4)
    beside.write_bytes(whole[:length])
    index(workspace)
    assert keywords(workspace, album / "0.jpg") == ({"See": "imported"}, 4)
    beside.write_bytes(whole)
    index(workspace)
    expected = {"See": "imported", "Wald": "imported"}
    assert keywords(workspace, album / "0.jpg") == (expected, 4)
    beside.write_bytes(packet(["Wald"], rating=4))
    os.utime(beside, ns=(1, 1))
    index(workspace)
    assert keywords(workspace, album / "0.jpg") == ({"Wald": "imported"}, 4)


def test_a_sidecar_that_cannot_be_read_is_read_later(workspace, album):
    beside = album / "0.jpg.xmp"
    beside.write_bytes(packet(["See"]))
    index(workspace)
    beside.unlink()
    beside.symlink_to(beside)
    index(workspace)
    assert keywords(workspace, album / "0.jpg")[0] == {"See": "imported"}
    beside.unlink()
    index(workspace)
    assert keywords(workspace, album / "0.jpg")[0] == {}


def test_what_the_user_rejected_stays_rejected(workspace, album):
    beside = album / "0.jpg.xmp"
    beside.write_bytes(packet(["Zelt"]))
    index(workspace)
    found = photos.resolve(workspace, str(album / "0.jpg"))
    tagging.tag(workspace, [found], reject=["Zelt"])
    beside.write_bytes(packet(["Zelt", "See"]))
    index(workspace)
    expected = {"Zelt": "rejected", "See": "imported"}
    assert keywords(workspace, album / "0.jpg")[0] == expected


@pytest.mark.parametrize("why", ["a rule", "its size"])
def test_a_sidecar_that_is_not_followed_is_no_reason_to_read_again(workspace, album, why):
    beside = album / "0.jpg.xmp"
    beside.write_bytes(packet(["Zelt"]))
    if why == "a rule":
        (album / ".photomanagerignore").write_text("*.xmp\n")
    else:
        os.truncate(beside, 17 << 20)
    assert index(workspace).changed
    assert not index(workspace).changed


def test_a_sidecar_that_the_rules_leave_alone_is_not_read(workspace, album):
    (album / ".photomanagerignore").write_text("0*.xmp\n")
    for name in ("0.jpg.xmp", "1.jpg.xmp"):
        (album / name).write_bytes(packet(["Zelt"]))
    index(workspace)
    assert keywords(workspace, album / "0.jpg") == ({}, None)
    assert keywords(workspace, album / "1.jpg")[0] == {"Zelt": "imported"}
    (album / ".photomanagerignore").unlink()
    index(workspace)
    assert keywords(workspace, album / "0.jpg")[0] == {"Zelt": "imported"}
    (album / ".photomanagerignore").write_text("*.xmp\n")
    index(workspace)
    assert keywords(workspace, album / "0.jpg") == ({}, None)
    assert not index(workspace).changed


def test_one_sidecar_under_two_names_is_read_once(workspace, album):
    (album / "0.jpg.xmp").write_bytes(packet(["Zelt"]))
    os.link(album / "0.jpg.xmp", album / "0.xmp")
    index(workspace)
    assert keywords(workspace, album / "0.jpg")[0] == {"Zelt": "imported"}
    assert not index(workspace).changed
    (album / "0.xmp").unlink()
    assert index(workspace).changed
    assert not index(workspace).changed


def test_a_broken_sidecar_harms_nobody(workspace, album):
    (album / "0.jpg.xmp").write_bytes(b"<x:xmpmeta broken")
    (album / "1.xmp").mkdir()
    assert index(workspace).indexed == 2
    assert index(workspace).indexed == 0
