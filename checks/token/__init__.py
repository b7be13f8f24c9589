"""Does the credential work, and only as it should?"""
