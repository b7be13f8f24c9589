"""What the integration itself was recorded to do."""
