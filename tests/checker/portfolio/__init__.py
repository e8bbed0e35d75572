"""Tests of the portfolio of a batch."""
