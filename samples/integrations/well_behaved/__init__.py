"""An integration that asks Profit for its data as AFAS wants to be asked."""
