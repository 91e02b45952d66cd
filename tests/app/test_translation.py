"""Every text of the window is translated, and means the same."""

import importlib.util
import re
import sys

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator

from photomanager import paths
from photomanager.app.item_models.photo_list_model import spoken as spoken_photo
from photomanager.app.translation import languages, number, speak, translate
from tests.app.rows import row, shown

GAP = re.compile(r"\{\w*[^}]*\}|%L?n")


@pytest.fixture(scope="module")
def tool():
    """The program behind `make translations`."""
    file = paths.resource_dir().parent / "packaging" / "translations.py"
    spec = importlib.util.spec_from_file_location("translations", file)
    module = importlib.util.module_from_spec(spec)
    sys.modules["translations"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["translations"]


@pytest.fixture(params=["de", "en"])
def spoken(request, tool):
    """A language with its translations."""
    return request.param, tool.read(tool.FOLDER / f"photomanager_{request.param}.ts")


def test_nothing_is_unfinished(tool, spoken):
    language, known = spoken
    missing = [one for one in tool.wanted(language) if not known.get(one)]
    assert missing == [], "translate these, then run `make translations`"


def test_nothing_is_translated_that_the_window_no_longer_says(tool, spoken):
    language, known = spoken
    assert set(known) - set(tool.wanted(language)) == set()


def test_translations_have_the_gaps_of_their_texts(spoken):
    for text, words in spoken[1].items():
        for one in words:
            assert sorted(GAP.findall(one)) == sorted(GAP.findall(text.source)), text


def test_menus_keep_their_letters(spoken):
    language, known = spoken
    if language == "de":
        for text, words in known.items():
            if text.context in ("Menu", "Action") and "&" in text.source.replace("&&", ""):
                assert "&" in words[0].replace("&&", ""), text


def test_what_the_window_loads_is_what_is_written(tool, spoken, qapp):
    language, known = spoken
    translator = QTranslator()
    assert translator.load(str(tool.FOLDER / f"photomanager_{language}.qm"))
    for text, words in known.items():
        if words and not text.counted:
            assert translator.translate(text.context, text.source) == words[0], text


def spoken_installed(qapp, language):
    before = qapp.children()
    speak(qapp, language)
    return [one for one in qapp.children() if one not in before and isinstance(one, QTranslator)]


@pytest.fixture
def german(qapp):
    made = spoken_installed(qapp, "de")
    yield
    for one in made:
        qapp.removeTranslator(one)
    QLocale.setDefault(QLocale("en_US"))


def test_german_numbers_words_and_plurals(german):
    assert number(12345) == "12.345"
    assert translate("Status", "%Ln selected", count=1234) == "1.234 ausgewählt"
    assert translate("Progress", "%Ln problems", count=1) == "1 Problem"
    assert translate("Progress", "%Ln problems", count=3) == "3 Probleme"
    assert translate("Sidebar", "All photos") == "Alle Fotos"


def test_english_is_spoken_where_a_language_is_not_known(qapp):
    made = spoken_installed(qapp, "xx")
    assert QLocale().language() == QLocale.Language.English
    assert translate("Progress", "%Ln problems", count=1) == "1 problem"
    for one in made:
        qapp.removeTranslator(one)
    QLocale.setDefault(QLocale("en_US"))


def test_the_languages_are_those_with_a_file(qapp):
    assert languages() == ["de", "en"]
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_a_photo_is_read_out_in_the_users_language(german):
    photo = row(1, shown("Hund", "automatic"), rating=2, label="Red")
    assert spoken_photo(photo) == "1.jpg, 2 Sterne, Farbe Rot, Hund (automatisch hinzugefügt)"
