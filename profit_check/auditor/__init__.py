"""The auditor bridge: what a saved report of AFAS's AppConnector Auditor says, as results."""
