"""Pages of words to running prose, tables as grids, and KPI cards."""

from extractors.layout.layouts import layouts

__all__ = ["layouts"]
