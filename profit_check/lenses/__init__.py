"""Lenses: a run as one kind of reader wants to see it."""
