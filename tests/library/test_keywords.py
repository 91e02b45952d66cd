import json

import pytest
from sqlalchemy import select

from photomanager.library import keywords, tags
from photomanager.library.library import Library
from photomanager.library.schema import imported, photo


@pytest.fixture
def library(tmp_path):
    opened = Library.open(tmp_path / "library")
    with opened.database.write() as connection:
        connection.execute(
            photo.insert(), [{"id": n, "uuid": f"p{n}", "added_at": n} for n in range(1, 4)]
        )
    yield opened
    opened.close()


def said(*flat, tree=()):
    return {"keywords": list(flat), "hierarchy": list(tree)}


def follow(library, now, before=None, photo_id=1):
    with library.database.write() as connection:
        known = {} if before is None else {photo_id: before}
        return keywords.follow(connection, known, {photo_id: json.dumps(now)})


def facts(library, photo_id=1):
    """Paths of the imported tags of a photo."""
    with library.database.read() as connection:
        tree = tags.TagTree(tags.all_tags(connection))
        ids = select(imported.c.tag_id).where(imported.c.photo_id == photo_id)
        return {tree.path(one) for one in connection.execute(ids).scalars()}


def make(library, name, parent=None, synonyms=()):
    with library.database.write() as connection:
        made = tags.create(connection, name, origin="user", parent_id=parent)
        tags.set_synonyms(connection, made.id, synonyms)
        return made.id


@pytest.mark.parametrize(
    ("now", "paths"),
    [
        (said("a", "b", "A "), [("a",), ("b",)]),
        (said("Dog", "Animal", tree=["Animal|Dog"]), [("Animal", "Dog")]),
        (said("Dog", "Cat", tree=["Animal|Dog"]), [("Animal", "Dog"), ("Cat",)]),
        (said(tree=["Animal", "Animal|Dog", "Animal|Cat"]), [("Animal", "Dog"), ("Animal", "Cat")]),
        (said("Animal|Dog"), [("Animal", "Dog")]),
        (said("", " | ", tree=["|"]), []),
        (said(tree=["darktable|exported", "_Digikam_Internal_Tags_|x"]), []),
        ({}, []),
    ],
)
def test_paths(now, paths):
    assert keywords.paths(now) == paths


def test_tags_are_made_with_their_tree_once(library):
    assert follow(library, said("Hut", tree=["Animal|Dog"])) == ([1], True)
    assert facts(library) == {"Hut", "Animal/Dog"}
    assert follow(library, said("hut", "animal"), photo_id=2) == ([2], False)
    assert facts(library, 2) == {"Hut", "Animal"}
    with library.database.read() as connection:
        assert {one.origin for one in tags.all_tags(connection)} == {"imported"}


def test_a_keyword_means_the_tag_that_is_there(library):
    animal = make(library, "animal")
    dog = make(library, "dog", animal, synonyms=["hound"])
    make(library, "poodle", dog)
    follow(library, said("Hound", tree=["Animal|Poodle"]))
    assert facts(library) == {"animal/dog", "animal/dog/poodle"}


def test_of_namesakes_the_one_at_the_top_is_meant_and_a_synonym_of_two_is_nobodys(library):
    bird = make(library, "bird")
    make(library, "crane", bird, synonyms=["lifter"])
    make(library, "crane", synonyms=["lifter"])
    follow(library, said("Crane", "lifter"))
    assert facts(library) == {"crane", "lifter"}


def test_later_changes_are_followed(library):
    first = said("a", "b")
    follow(library, first)
    assert follow(library, said("b", "c"), before=first) == ([1], True)
    assert facts(library) == {"b", "c"}
    assert follow(library, said("b", "c"), before=said("b", "c")) == ([], False)


def test_a_keyword_that_stays_is_left_alone(library):
    """So a tag that the user deleted does not come back with the next change of the file."""
    first = said("a", "b")
    follow(library, first)
    with library.database.write() as connection:
        connection.execute(tags.tag.delete().where(tags.tag.c.normal == "a"))
    follow(library, said("a", "b", "c"), before=first)
    assert facts(library) == {"b", "c"}


def test_a_renamed_tag_goes_with_its_keyword(library):
    first = said("a", "b")
    follow(library, first)
    with library.database.write() as connection:
        connection.execute(
            tags.tag.update().where(tags.tag.c.normal == "a").values(name="Z", normal="z")
        )
    assert facts(library) == {"Z", "b"}
    follow(library, said("b"), before=first)
    assert facts(library) == {"b"}


def test_a_keyword_that_moves_into_a_tree_keeps_its_fact(library):
    animal = make(library, "Animal")
    make(library, "Dog", animal)
    first = said("Dog")
    follow(library, first)
    follow(library, said("Dog", tree=["Animal|Dog"]), before=first)
    assert facts(library) == {"Animal/Dog"}
    follow(library, said(), before=said("Dog", tree=["Animal|Dog"]))
    assert facts(library) == set()


def test_a_name_that_is_no_tag_name_is_left_out(library):
    follow(library, said("x" * 300, "a\x07b", "fine"))
    assert facts(library) == {"fine"}
