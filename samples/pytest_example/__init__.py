"""A project whose tests run against the sandbox of profit-check, by its pytest plugin."""
