"""What became of the results of one run in a later one."""
