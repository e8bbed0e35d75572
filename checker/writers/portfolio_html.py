"""The report of a batch as one HTML page: no network, no server, rendered from portfolio.json alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from checker.writers.html import environment
from checker.writers.languages import frame, speaking, spoken
from checker.writers.portfolio_view import portfolio_view


def portfolio_html(portfolio: Mapping[str, Any], language: str = "zh") -> str:
    """The report of a parsed portfolio.json; the same input gives the same text. Raises KeyError as the view does."""
    with speaking(language):
        view = portfolio_view(portfolio)
        template = environment().get_template("portfolio.html.j2")
        # The matrix is JSON in which nothing can end its element.
        matrix = Markup(view.matrix)  # noqa: S704
        return template.render(view=view, matrix=matrix, words=frame()["portfolio"], language=spoken())
