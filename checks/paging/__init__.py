"""Can rows be read page by page without loss or repetition?"""
