"""Jinja2 templates, macros, the style sheet and the script of the gap reports (package data, no code)."""
