"""Recorded traffic of an integration becomes calls, which hold no secret and no row value."""
