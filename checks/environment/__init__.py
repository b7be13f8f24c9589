"""Is this the environment that the manifest declares?"""
