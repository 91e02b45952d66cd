"""Questions listed by one process and answered by another."""

import json


def test_a_photo_that_nobody_asked_about_is_told(run, make_album):
    album = make_album(3)
    assert run("index", album)[0] == 0
    assert run("tag", album / "0.jpg", album / "1.jpg", "--add", "Rex")[0] == 0
    listed = json.loads(run("review", "--tag", "Rex", "--json")[1])
    assert list(listed) == ["questions", "worth_answering"]
    for one in listed["questions"]:
        code, _, err = run("review", "--yes", one["id"], "--tag", "Rex", "--json")
        assert (code, err) == (0, "")
    code, out, err = run("review", "--no", "id:1", "--tag", "Rex", "--json")
    assert (code, err) == (0, "Nobody asked about this photo: it counts as your own word.\n")
    assert "questions" in json.loads(out)
    assert run("review", "--yes", "id:1", "--no", "id:2", "--tag", "Rex")[0] == 2
