"""Traffic of an integration becomes a HAR file that holds no credential."""
