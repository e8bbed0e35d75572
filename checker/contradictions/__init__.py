"""Kinds of contradiction inside one report, a module each; ``checker.consistency`` gathers them."""
