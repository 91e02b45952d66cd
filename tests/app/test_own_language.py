"""What the rooms below the window say is recognised and said in the user's language."""

import re
import time

import pytest

from photomanager import settings
from photomanager.app.dialogs.settings import SettingsDialog
from photomanager.app.own_language import OURS, curly, own_language
from photomanager.sentences import done_on, photo_count, sentence
from tests.app.test_translation import german, tool

__all__ = ["german", "tool"]

GAP = re.compile(r"\{(\w+)\}")
# What gaps with words of ours can hold, as it is said and in German.
FILLED = {
    "done": ("Picked; set aside", "Ausgewählt; Aussortiert"),
    "file_says": ("the flash fired", "der Blitz hat ausgelöst"),
    "photos": ("3 photos", "3 Fotos"),
    "reason": ("2 faces are in it", "2 Gesichter sind zu sehen"),
    "what": ("makes the decoder crash", "lässt das Lesen abstürzen"),
}


def filled(source, language):
    """A sentence with something in each gap that could be mistaken for words around it."""
    values = {name: f"/photos 2. {name}/a [b].jpg" for name in GAP.findall(source)}
    return values | {name: pair[language] for name, pair in FILLED.items() if name in values}


def test_every_sentence_is_recognised_as_itself(tool, german):
    known = tool.read(tool.FOLDER / "photomanager_de.ts")
    sources = tool.sentences()
    for source in sources:
        said = source.format(**filled(source, 0))
        (words,) = known[tool.Text(tool.CONTEXT, source, counted=False)]
        expected = {words.format(**filled(source, 1))}
        # Two rooms may say the same but for what they call a gap.
        shape = GAP.sub("{}", source)
        for other in sources:
            if GAP.sub("{}", other) == shape and GAP.findall(other) != GAP.findall(source):
                (words,) = known[tool.Text(tool.CONTEXT, other, counted=False)]
                values = dict(zip(GAP.findall(other), filled(source, 1).values(), strict=True))
                expected.add(words.format(**values))
        assert own_language(said) in {curly(one) for one in expected}, source


def test_the_list_beside_the_translations_is_up_to_date(tool):
    assert tool.SENTENCES.read_text(encoding="utf-8").splitlines() == tool.sentences()


def test_gaps_with_words_of_ours_are_those_of_the_sources(tool):
    assert {name for one in tool.sentences() for name in GAP.findall(one)} >= OURS


def test_several_sentences_in_a_row(german):
    said = "The folder /a b. c is empty; connect its drive, or remove the folder."
    ignored = "Line 3 of /a. b/.ignore is no rule and was left out; correct it."
    words = own_language(f"{said} {ignored}")
    assert words.startswith("Der Ordner /a b. c ist leer.")
    assert words.endswith(
        "Zeile 3 von /a. b/.ignore ist keine Regel und wurde übergangen. Verbessere sie."
    )


def test_what_was_done_is_told_with_its_photos(german):
    done = done_on(['Confirmed "dog", "old town"', "Rated 3 stars"], 1)
    assert done == 'Confirmed "dog", "old town"; rated 3 stars on 1 photo'
    assert own_language(done) == "„dog“, „old town“ bestätigt; 3 Sterne gegeben: 1 Foto"
    assert own_language(done_on(["Picked"], 1200)) == "Ausgewählt: 1200 Fotos"


def test_what_undo_leaves_alone_is_told(german):
    said = 'The tag "Rex" has been changed since and stays as it is.'
    assert own_language(said) == (
        "Das Schlagwort „Rex“ wurde seitdem geändert und bleibt, wie es ist."
    )
    said = "The rating of photo id:12 has been changed since and stays as it is."
    assert own_language(said).startswith("Die Bewertung des Fotos id:12 wurde")


def test_what_is_not_known_stays_as_it_came(german):
    assert own_language("Something on a table") == "Something on a table"
    assert own_language('A "word" of an older version') == "A „word“ of an older version"
    assert own_language("") == ""


def test_english_gets_its_quotation_marks():
    assert own_language('There is no tag "dog". Add it to a photo first.') == (
        "There is no tag “dog”. Add it to a photo first."
    )
    assert own_language(photo_count(1)) == "1 photo"


def test_a_long_list_of_reasons_is_read_at_once(german):
    said = "/photos/holiday/img 1.jpg is damaged and cannot be shown (bad header); copy it again."
    own_language(said)
    start = time.process_time()
    for _ in range(100):
        own_language(said)
    assert time.process_time() - start < 0.5


def test_marking_a_text_leaves_it_as_it_is():
    assert sentence("as it is") == "as it is"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('TagError(f"no {tag.name} in {readable(path)}")', ["no {tag} in {path}"]),
        ('sentence("a" if x else f"{y:.2f} b")', ["a", "{y} b"]),
        ('DecodeError(row.reason or "not yet")', ["not yet"]),
        ('sentence(f"{size[0]} × {size[1]}")', ["{size} × {size_}"]),
        ('print("not for people")', []),
    ],
)
def test_sentences_are_found_in_sources(tool, tmp_path, monkeypatch, source, found):
    classes = "class PhotoManagerError: ...\nclass TagError(PhotoManagerError): ...\n"
    (tmp_path / "errors.py").write_text(classes + "class DecodeError(TagError): ...\n")
    (tmp_path / "room.py").write_text(source, encoding="utf-8")
    (tmp_path / "cli").mkdir()
    (tmp_path / "cli" / "words.py").write_text('sentence("never shown in the window")')
    monkeypatch.setattr(tool, "PACKAGE", tmp_path)
    assert tool.sentences() == found


def test_damaged_settings_are_said_in_the_users_language_too(qtbot, german, tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text("no settings", encoding="utf-8")
    loaded = settings.load(file)
    dialog = SettingsDialog(loaded)
    qtbot.addWidget(dialog)
    words = own_language(loaded.problem)
    assert words.startswith(f"Die Datei mit den Einstellungen {file} ist nicht zu lesen")
    assert dialog.problem() == words
