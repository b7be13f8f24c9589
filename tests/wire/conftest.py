"""How hypothesis runs here: without a deadline, since a slow machine is no fault."""

from hypothesis import settings

settings.register_profile("steady", deadline=None)
settings.load_profile("steady")
