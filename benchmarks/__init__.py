"""Figures, measured against a running house or the bare models."""
