"""An integration as it is often written: it works, as long as nothing goes wrong."""
