"""A webshop that keeps its articles, stock and orders in Profit; all data are invented."""
