"""Rehearsal: meetings written down as YAML are held with the production agent, in text, and judged."""
