"""The manifest: profit-check.toml becomes a model, or clear lines that say what is wrong."""
