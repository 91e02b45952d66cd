from tests.indexing.conftest import fake_worker, make_photo

__all__ = ["fake_worker", "make_photo"]
