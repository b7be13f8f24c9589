"""Lets `python -m profit_check` do what the command `profit-check` does."""

from profit_check.cli import main

if __name__ == "__main__":
    main()
