"""Speech without a key: recogniser, voice and embeddings, behind public wire protocols."""

import os

# Must stand before anything imports numpy: four BLAS threads on two shared cores cost 0.1 s per clip,
# and recogniser, voice and embeddings have one thread each already.
for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
