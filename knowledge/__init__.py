"""Curated answers: files in, an answer out."""

import os

# One thread does these small matrices fastest and spares memory; numpy reads it when first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
