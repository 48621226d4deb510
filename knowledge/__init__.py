"""Curated answers: files in, an answer out."""

import os

# One thread does these small matrices fastest; numpy reads this when it is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
