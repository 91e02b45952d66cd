import itertools

from hypothesis import given
from hypothesis import strategies as st

from photomanager.app.widgets.grid_layout import GridLayout


@st.composite
def layouts(draw):
    sizes = draw(st.lists(st.integers(1, 9), min_size=1, max_size=8))
    starts = [sum(sizes[:n]) for n in range(len(sizes))]
    heading = draw(st.integers(0, 30))
    return GridLayout(sum(sizes), draw(st.integers(1, 5)), 50, heading, starts), starts


@given(layouts())
def test_every_cell_is_found_where_it_lies_and_no_two_overlap(made):
    layout, starts = made
    seen = {}
    for row in range(layout.count):
        top, column = layout.place(row)
        assert seen.setdefault((top, column), row) == row
        assert layout.row_at(top, column) == layout.row_at(top + 49, column) == row
        assert row not in starts or column == 0
        assert top + 50 <= layout.height
    tops = sorted({top for top, _ in seen})
    assert all(b - a >= 50 for a, b in itertools.pairwise(tops))


@given(layouts(), st.integers(-100, 900), st.integers(1, 300))
def test_a_band_finds_the_lines_that_it_touches(made, top, extent):
    layout, _ = made
    bottom = top + extent
    touched = [
        row
        for row in range(layout.count)
        if layout.place(row)[0] < bottom and layout.place(row)[0] + 50 > top
    ]
    first, last = layout.rows_between(top, bottom)
    inside = range(first, last + 1)
    assert set(touched) <= set(inside)
    # A heading at the top of the band brings the line below it, and nothing else is too many.
    assert len(inside) <= len(touched) + layout.columns


@given(layouts(), st.integers(0, 60), st.integers(-9, 9))
def test_up_and_down_stay_in_the_column_as_far_as_there_is_one(made, row, lines):
    layout, _ = made
    row = min(row, layout.count - 1)
    top, column = layout.place(row)
    there, beside = layout.place(layout.beside(row, lines))
    assert beside <= column
    assert (there - top) * lines >= 0


def test_headings_take_room_and_are_found():
    layout = GridLayout(7, 3, 100, 30, [0, 4])
    assert layout.height == 30 + 200 + 30 + 100
    assert [layout.place(row) for row in (0, 3, 4)] == [(30, 0), (130, 0), (260, 0)]
    assert layout.row_at(10, 0) is None
    assert layout.row_at(140, 2) is None
    assert (layout.stretch_at(229), layout.stretch_at(230), layout.heading_top(1)) == (0, 1, 230)
    assert layout.rows_of(1) == (4, 6)
    assert list(layout.stretches_between(100, 231)) == [0, 1]


def test_without_headings_it_is_one_stretch():
    layout = GridLayout(7, 3, 100, 30)
    assert layout.height == 300
    assert list(layout.stretches_between(0, 500)) == []


def test_an_empty_grid_has_no_place():
    layout = GridLayout(0, 3, 100)
    assert layout.height == 0
    assert layout.rows_between(0, 500) == (0, -1)
    assert layout.row_at(0, 0) is None
