import os

from photomanager import paths
from photomanager.recognition.embedder import LiteRTEmbedder
from photomanager.recognition.manifest import Manifest
from photomanager.recognition.quiet_start import greetings_dropped


def test_greetings_are_dropped_and_the_rest_follows(capfd):
    with greetings_dropped():
        os.write(2, b"INFO: Created a delegate.\nERROR: no memory\n")
    os.write(2, b"INFO: afterwards\n")
    assert capfd.readouterr().err == "ERROR: no memory\nINFO: afterwards\n"


def test_a_network_opens_without_a_word(capfd):
    LiteRTEmbedder(Manifest.load(paths.model_dir("efficientnet-lite0")))
    assert capfd.readouterr().err == ""
