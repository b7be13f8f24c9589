"""Documents of a person: saved reports and papers, as lines or as plain text."""
