"""The integration's own requests, arranged for judging."""
