"""Hears, decides, speaks: the voice agent that takes part in a meeting."""
