"""Summaries, sentences, facts and pictures: what is shown, without a window."""

import io
from dataclasses import replace

import pytest
from PIL import Image
from PySide6.QtCore import QSize

from photomanager.app import wording
from photomanager.app.overview import overview
from photomanager.app.photo_facts import exposure_words, facts, file_size, wall_clock
from photomanager.app.pictures import fitted, scaled_images
from photomanager.app.tag_summary import summarise
from photomanager.operations import folders, places, search, tagging
from photomanager.operations.photos import PhotoDetails
from photomanager.operations.tagging import TagOutcome
from photomanager.operations.undo import Undone
from tests.app.rows import row, shown


def test_tags_of_several_photos_are_summed_up():
    photos = [
        [shown("dog", "confirmed"), shown("beach", "suggested", 0.3)],
        [shown("dog", "confirmed"), shown("beach", "suggested", 0.6)],
        [shown("dog", "suggested", 0.9), shown("car", "rejected")],
    ]
    told = [(tag.name, tag.state, tag.count, tag.partial) for tag in summarise(photos)]
    assert told == [
        ("dog", "confirmed", 2, True),
        ("beach", "suggested", 2, True),
        ("car", "rejected", 1, True),
    ]
    assert summarise(photos)[1].confidence == 0.6
    assert summarise([]) == []


def test_a_tie_is_told_as_the_stronger_state():
    photos = [[shown("dog", "suggested", 0.9)], [shown("dog", "confirmed")]]
    assert summarise(photos)[0].state == "confirmed"


@pytest.mark.parametrize(
    ("verdict", "outcome", "sentence"),
    [
        (
            "confirm",
            TagOutcome(3, 3, 80, "u", 37, 0),
            "Confirmed “dog” on 3 photos · rescored 80 · 37 new suggestions",
        ),
        (
            "reject",
            TagOutcome(1, 1, 80, "u", 1, 0),
            "Rejected “dog” on 1 photo · rescored 80 · 1 new suggestion",
        ),
        (
            "add",
            TagOutcome(1200, 1, 80, "u", 0, 12),
            "Added “dog” on 1,200 photos · rescored 80 · 12 more tagged",
        ),
        ("withdraw", TagOutcome(1, 1, 80, "u", 0, 0), "Took back “dog” on 1 photo · rescored 80"),
        ("confirm", TagOutcome(0, 0, 0, None, 0, 0), "“dog”: nothing to change"),
    ],
)
def test_what_was_done_is_said(verdict, outcome, sentence):
    assert wording.tagging_sentence(verdict, "dog", outcome) == sentence


def test_undo_says_what_and_what_not():
    one = 'The tag "dog" has been changed since and stays as it is.'
    done = Undone("u", "tag", 'Confirmed "dog" on 3 photos', (one,))
    assert wording.history_sentence("Undone", [done]) == (
        "Undone: Confirmed “dog” on 3 photos · "
        "The tag “dog” has been changed since and stays as it is."
    )
    done = Undone("u", "tag", 'Confirmed "dog" on 3 photos', (one, one))
    assert wording.history_sentence("Undone", [done]) == (
        "Undone: Confirmed “dog” on 3 photos · 2 changed since and left as they are"
    )
    assert wording.history_sentence("Undone", []) == "There is nothing left"


def test_facts_name_only_what_is_known():
    bare = PhotoDetails(replace(row(1), width=None, height=None), 812_345, None, {})
    assert facts(bare) == [("File", "812 kB"), ("Folder", "/photos")]
    known = PhotoDetails(
        replace(row(1), taken_at=1_540_646_820_000_000, width=4000, height=3000),
        4_200_000,
        None,
        {"camera": "Canon EOS", "exposure": 0.004, "aperture": 2.8, "iso": 100.0},
    )
    assert facts(known) == [
        ("Taken", "27 October 2018, 13:27"),
        ("Size", "4,000 × 3,000 · 12.0 MP"),
        ("File", "4.2 MB"),
        ("Camera", "Canon EOS"),
        ("Exposure", "1/250 s · f/2.8 · ISO 100"),
        ("Folder", "/photos"),
    ]


def test_what_is_wrong_with_a_photo_is_said():
    def said(state, reason=None):
        return wording.trouble_sentence(PhotoDetails(row(1, state=state), 1, reason, {}))

    assert said("ok") == said("pending") == ""
    assert said("failed", "The file is empty.") == "The file is empty."
    assert "not where it was" in said("missing")
    assert "not connected" in said("offline")


def test_long_exposures_and_odd_values():
    assert exposure_words({"exposure": 2.5, "focal_length": 50}) == "2.5 s · 50 mm"
    assert exposure_words({"exposure": 0, "iso": "many"}) == ""
    assert file_size(10) == "1 kB"
    assert wall_clock(0) == "1 January 1970, 00:00"


def test_thumbnails_are_scaled_to_the_pixels_asked_for(qapp):
    buffer = io.BytesIO()
    Image.new("RGB", (512, 384), (200, 30, 30)).save(buffer, "JPEG")
    images = scaled_images({1: buffer.getvalue(), 2: b"not a picture"}, 200)
    assert list(images) == [1]
    assert images[1].size() == QSize(200, 150)
    assert images[1].pixelColor(50, 50).red() > 180
    assert scaled_images({1: buffer.getvalue()}, None)[1].width() == 512
    assert fitted(QSize(3, 900), 100) == QSize(1, 100)
    assert fitted(QSize(30, 20), 100) == QSize(30, 20)
    assert fitted(QSize(300, 400), 100, 0.8) == QSize(60, 80)
    assert fitted(QSize(400, 300), 100, 0.8) == QSize(100, 75)


def rows(entries):
    for entry in entries:
        yield entry
        yield from rows(entry.children)


def test_the_sidebar_counts_what_there_is(runtime):
    tagging.tag(runtime.workspace, [1, 2], add=["Rex"])
    tagging.tag(runtime.workspace, list(range(3, 31)), reject=["Rex"])
    seen = overview(runtime.workspace, None)
    entries = {entry.key: entry for entry in rows(seen.sections)}
    assert (seen.photos, seen.folders) == (30, 1)
    assert entries["all"].count == 30
    assert 0 < entries["review"].count <= 30
    rex = next(entry for entry in entries.values() if entry.title == "Rex")
    assert rex.count == 2
    for entry in entries.values():
        if entry.count is not None and entry.place is not None and not entry.children:
            found = places.find(runtime.workspace, entry.place, "", "date")
            assert len(found) == entry.count, entry.key


def test_a_number_beside_a_tag_means_the_same_everywhere(runtime):
    """In sidebar and completion; so many photos a click shows, and a search without suggestions."""
    workspace = runtime.workspace
    tagging.tag(workspace, [1, 2], confirm=["animal"])
    tagging.tag(workspace, [5, 6], reject=["dog"])
    tagging.tag(workspace, [7], add=["Rex"])
    entries = [one for one in rows(overview(workspace, None).sections) if one.tag_id]
    numbers = {one.tag.id: one.count for one in search.complete(workspace, "", limit=1_000)}
    suggested = 0
    for entry in entries:
        count = entry.count
        assert numbers[entry.tag_id] == count, entry.title
        assert len(places.find(workspace, entry.place, "", "date")) == count, entry.title
        had = search.search(workspace, f'tag:"{entry.title}" -state:suggested')
        assert had.count == count, entry.title
        only = len(places.find(workspace, replace(entry.place, kind="suggested"), "", "date"))
        assert search.search(workspace, f'tag:"{entry.title}"').count == count + only
        suggested += only
    assert max(numbers.values()) > 2
    assert suggested, "or else nothing tells the one number from the other"


def test_a_folder_that_is_gone_is_a_problem(runtime, tmp_path):
    before = overview(runtime.workspace, None).problems
    with runtime.workspace.library.database.write() as connection:
        connection.exec_driver_sql("UPDATE root SET state = 'offline', reason = 'Not connected.'")
    seen = overview(runtime.workspace, None)
    entries = {entry.key: entry for entry in rows(seen.sections)}
    folder = entries["folder:1:"]
    assert (folder.icon, folder.hint) == ("offline", "Not connected.")
    assert seen.problems == before + 1
    assert "problems" in entries
    assert entries["offline"].count == 30
    assert seen.offline == ("Not connected.",)
    assert folders.folders(runtime.workspace)[0].state == "offline"
