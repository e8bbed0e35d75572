"""Pages of words to running prose, tables as grids, and KPI cards."""

from extractors.layout.documents import layouts

__all__ = ["layouts"]
