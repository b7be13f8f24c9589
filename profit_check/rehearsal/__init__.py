"""Plays AFAS's real faults to an integration while it works, and judges how it coped."""
