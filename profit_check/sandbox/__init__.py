"""An emulated Profit environment, with faults that can be switched on."""
