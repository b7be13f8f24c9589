"""Does the Profit release fit the integration?"""
