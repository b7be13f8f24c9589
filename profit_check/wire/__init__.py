"""Everything between a question and what goes over the network."""
