"""profit-check: is this connection to AFAS Profit ready?"""

__version__ = "0.1.0"
