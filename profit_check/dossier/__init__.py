"""The bundle for the assessor: what it holds, how it is written, signed and rechecked."""
