"""Colours, type, icons and painting of the window: everything that decides how it looks."""
