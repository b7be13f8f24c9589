"""The proof that checks can be trusted: each against every fault and near miss of the sandbox."""
