import struct

import numpy as np
import pytest

from photomanager.recognition.opinion import OPINION_BYTES, softmax, top_classes, unpack


def test_softmax_sums_to_one_and_flattens_with_temperature():
    logits = np.array([1000.0, 999.0, 0.0], np.float32)
    sharp, flat = softmax(logits), softmax(logits, 4.0)
    assert sharp.sum() == pytest.approx(1)
    assert sharp[0] == pytest.approx(1 / (1 + np.exp(-1)))
    assert flat[0] < sharp[0]


def test_an_opinion_holds_the_sixteen_likeliest_in_order():
    logits = np.linspace(-3, 3, 1000).astype(np.float32)
    opinion = top_classes(logits)
    assert len(opinion) == OPINION_BYTES == 64
    classes, probabilities = unpack(opinion)
    assert classes.tolist() == list(range(999, 983, -1))
    np.testing.assert_allclose(probabilities, softmax(logits)[classes], atol=1 / 65535)


def test_the_layout_is_all_classes_then_all_probabilities_little_endian():
    logits = np.full(1000, -50, np.float32)
    logits[258] = 0
    opinion = top_classes(logits)
    assert opinion[:4] == struct.pack("<HH", 258, 0)
    assert opinion[32:36] == struct.pack("<HH", 65535, 0)


def test_equal_logits_give_the_lowest_class_numbers():
    classes, _ = unpack(top_classes(np.zeros(1000, np.float32)))
    assert classes.tolist() == list(range(16))


def test_a_small_head_fills_the_rest_with_nothing():
    classes, probabilities = unpack(top_classes(np.array([0.0, 2.0, 1.0], np.float32)))
    assert classes[:3].tolist() == [1, 2, 0]
    assert not classes[3:].any()
    assert not probabilities[3:].any()
    assert probabilities.sum() == pytest.approx(1, abs=1e-4)


def test_bytes_of_another_length_are_refused():
    with pytest.raises(ValueError, match="64 bytes"):
        unpack(b"1234")
