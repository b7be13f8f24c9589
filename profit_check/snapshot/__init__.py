"""What an environment offered, kept, and what has changed since."""
