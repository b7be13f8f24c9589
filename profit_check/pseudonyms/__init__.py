"""What stands for the values of rows in a kept run: all that checks look at, and no value."""
