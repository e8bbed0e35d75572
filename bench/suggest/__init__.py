"""Candidates of measures in words that the vocabulary does not hold: their vectors made, their rightness measured."""
