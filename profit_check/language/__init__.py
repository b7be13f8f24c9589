"""What is said to a reader: phrases that remember how they were made, and the catalogues."""
