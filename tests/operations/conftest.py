from tests.indexing.conftest import make_photo

__all__ = ["make_photo"]
