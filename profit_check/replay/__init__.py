"""A run as it is kept in a dossier, to be judged again without network or credential."""
