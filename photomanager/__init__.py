"""A desktop photo manager whose tagger learns from every click."""

import os

__version__ = "0.1.0"

# Read by numpy when it is first imported. The products of this program are narrow and are shared
# among its own threads; those of OpenBLAS would wait in a loop, each on a processor of its own.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
