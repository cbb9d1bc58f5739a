"""Meaning to the next step: what is asked for, what is missing, what is offered, what is confirmed."""
