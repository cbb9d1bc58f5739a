"""Answers to what is open: a yes and what it is to, a choice, a name, or words that answer nothing."""
