"""Saved reports of AFAS's AppConnector Auditor, made up, with the oddities that they may have."""
