"""Are faults refused, and in a form that a program can read?"""
