"""Scenarios of AFAS's real faults, for `profit-check rehearse`."""
