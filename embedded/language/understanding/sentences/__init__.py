"""An utterance made ready and parted: mended, split, joined, and what is said aside."""
