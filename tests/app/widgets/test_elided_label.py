import pytest

from photomanager.app.widgets.elided_label import ElidedLabel

NAME = "A long name of a photo.jpg"


@pytest.fixture
def label(qtbot, theme):
    made = ElidedLabel()
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_does_not_fit_is_shortened_and_told_when_pointed_at(label):
    label.resize(400, 20)
    label.show_text(NAME)
    assert label.text() == NAME
    label.resize(90, 20)
    assert label.text() != NAME
    assert len(label.text()) > 3
    assert label.toolTip() == label.full_text() == NAME


def test_where_nothing_fits_there_are_no_lonely_dots(label):
    label.show_text(NAME)
    label.resize(16, 20)
    assert label.text() == ""
    label.show_text("a")
    assert label.text() == "a"
