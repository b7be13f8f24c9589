"""What AFAS's own AppConnector Auditor said, as its saved reports tell it."""
