"""Kinds of appointment: by their words, by what is meant, by being too much, and refused."""
