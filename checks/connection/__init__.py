"""Can Profit be reached, safely and without detours?"""
