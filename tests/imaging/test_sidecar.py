import pytest

from photomanager.imaging import metadata, sidecar
from tests.imaging.pictures import encoded, quarters

_PACKET = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"{more}>
 <dc:subject><rdf:Bag>{subjects}</rdf:Bag></dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def packet(subjects, rating=None):
    """An XMP file with these keywords, as another program would write it."""
    listed = "".join(f"<rdf:li>{one}</rdf:li>" for one in subjects)
    more = "" if rating is None else f' xmp:Rating="{rating}"'
    return _PACKET.format(subjects=listed, more=more).encode()


def test_both_namings_and_cases(tmp_path):
    photo = tmp_path / "a.jpg"
    (tmp_path / "a.XMP").write_bytes(b"shared")
    (tmp_path / "a.jpg.xmp").write_bytes(b"own")
    (tmp_path / "b.jpg.xmp").write_bytes(b"of another")
    found = sidecar.read(bytes(photo))
    assert [(one.name, one.data) for one in found] == [
        (b"a.jpg.xmp", b"own"),
        (b"a.XMP", b"shared"),
    ]


def test_a_sidecar_goes_before_the_file_and_keywords_add_up():
    data = encoded(quarters((16, 16)), "JPEG")
    found = metadata.read(data, [packet(["a"], 5), packet(["b"], 1)])
    assert found.rating == 5
    assert found.more["keywords"] == ["a", "b"]


@pytest.mark.parametrize("end", [0, 1, 100, 300, -60, -30])
def test_one_that_is_being_written_is_told_from_one_that_says_nothing(end):
    data = encoded(quarters((16, 16)), "JPEG")
    assert metadata.read(data, [packet(["a"])[:end]]).unread
    assert metadata.read(data, [packet(["a"]), None]).unread
    assert not metadata.read(data, [packet([])]).unread
    assert not metadata.read(data, []).unread


def test_one_that_cannot_be_read_is_told_from_one_that_is_not_there(tmp_path):
    (tmp_path / "a.xmp").symlink_to(tmp_path / "a.xmp")  # too many links: as if a drive failed
    (tmp_path / "a.jpg.xmp").mkdir()
    found = sidecar.read(bytes(tmp_path / "a.jpg"))
    assert [(one.name, one.data) for one in found] == [(b"a.xmp", None)]


def test_names():
    assert sidecar.is_sidecar_name(b"a.XMP")
    assert not sidecar.is_sidecar_name(b"a.xml")
    assert sidecar.paths(b"x/a.jpg")[:2] == (b"x/a.jpg.xmp", b"x/a.xmp")
