"""Do the connectors offer what the integration needs?"""
