"""A manifest, sandbox worlds and kept results, used by the documentation and the tests."""
