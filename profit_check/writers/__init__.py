"""Reports: one module per format, a Report in and text out."""
