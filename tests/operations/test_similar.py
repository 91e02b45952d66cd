import numpy as np
import pytest

from photomanager.operations.similar import by_similarity
from tests import taught_library


@pytest.fixture
def workspace(tmp_path):
    made = taught_library.make(tmp_path / "library", 40)
    yield made
    made.library.close()


def test_the_nearest_by_cosine_come_first(workspace):
    codes = taught_library.random_codes(40, 7).astype(float)
    own = codes[4]
    cosines = codes @ own / (np.linalg.norm(codes, axis=1) * np.linalg.norm(own))
    wanted = (1 + np.argsort(-cosines)).tolist()
    assert wanted[0] == 5
    assert by_similarity(workspace, 5, range(1, 41)) == wanted
    assert by_similarity(workspace, 5, [9, 3, 30]) == [n for n in wanted if n in (9, 3, 30)]


def test_photos_without_a_vector_come_last_and_order_nothing(workspace):
    taught_library.add_photos(workspace, [41, 42])
    assert by_similarity(workspace, 5, [42, 5, 41, 6]) == [5, 6, 42, 41]
    assert by_similarity(workspace, 42, [3, 2, 42]) == [3, 2, 42]
