"""Learns what times are from `roles.txt` and writes `roles.npz`, by the regression of `acts/learning.py`."""

from collections import Counter

import numpy as np

from embedded.language.understanding.acts.learning import COMMON, fit, packed
from embedded.language.understanding.times.roles import WEIGHTS, Role, digest, examples


def main() -> None:
    """Write the weights; the same utterances give the same ones."""
    found = list(examples())
    seen = Counter(sign for signs, _ in found for sign in signs)
    known = sorted(sign for sign, times in seen.items() if times >= COMMON)
    places = {sign: place for place, sign in enumerate(known)}
    table = np.zeros((len(found), len(known)), np.float32)
    for row, (signs, _) in zip(table, found, strict=True):
        row[[places[sign] for sign in signs if sign in places]] = 1
    roles = list(Role)
    weights, bias = fit(table, np.array([roles.index(role) for _, role in found]), len(roles))
    np.savez_compressed(WEIGHTS, weights=packed(weights), bias=bias, signs="\n".join(known), digest=digest())


if __name__ == "__main__":
    main()
