import logging

from photomanager.app.application import open_log


def written(folder):
    handler = open_log(folder)
    try:
        try:
            raise ValueError("a bug of ours")
        except ValueError:
            logging.getLogger("photomanager.app").exception("went wrong")
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()


def test_a_bug_is_written_to_the_log_with_its_trace(tmp_path):
    written(tmp_path / "new" / "log")
    text = (tmp_path / "new" / "log" / "photomanager.log").read_text(encoding="utf-8")
    assert "ERROR photomanager.app: went wrong" in text
    assert "ValueError: a bug of ours" in text


def test_without_a_place_for_the_log_the_window_still_opens(tmp_path, capsys):
    (tmp_path / "file").touch()
    written(tmp_path / "file" / "log")
    assert "a bug of ours" in capsys.readouterr().err
