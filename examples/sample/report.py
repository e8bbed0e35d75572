"""The sample report as HTML (Jinja2 templates filled from the model) and as PDF (WeasyPrint, Debian's Noto fonts)."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from ruamel.yaml import YAML

from .charts import GREEN, INK, bars, columns
from .figures import FIGURES, Figures, load_figures

FOLDER = Path(__file__).parent
SOURCES = ("coal", "gas", "diesel", "power", "liquor", "bark", "biogas", "solar")
NAMES = ("原煤", "天然气", "柴油", "外购电力", "黑液", "树皮竹屑", "沼气", "光伏发电")


def report_html(figures: Figures) -> str:
    """The whole report as one HTML page, its pages in the order of their file names."""
    environment = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined)
    last = figures.years[-1]
    environment.globals.update(
        years=figures.years,
        v=lambda name, year=last: figures.show(name, year),
        big=lambda name, power, decimals, year=last: figures.scaled(name, year, power, decimals),
        change=lambda name, since, decimals=1: figures.change(name, last, since, decimals),
        points=lambda name, since: figures.points(name, last, since),
        plants=figures.plants,
        planted=planted(),
        structure=Markup(energy_structure(figures)),  # noqa: S704 - drawn above from numbers and fixed words
        intensities=Markup(energy_intensities(figures)),  # noqa: S704
    )
    names = sorted(path.name for path in (FOLDER / "pages").glob("*.html"))
    return environment.get_template("report.html").render(pages=names)


def report_pdf(figures: Figures | None = None) -> bytes:
    """The report as PDF; the same bytes on every run with the same WeasyPrint and fonts (no dates, a fixed /ID)."""
    from weasyprint import CSS, HTML  # type: ignore[import-untyped]

    page = HTML(string=report_html(figures or load_figures()), base_url=str(FOLDER))
    pdf: bytes = page.write_pdf(stylesheets=[CSS(FOLDER / "style.css")], pdf_identifier=b"jichuan-paper-2024")
    return pdf


def planted() -> dict[str, str]:
    """The figures printed wrongly on purpose."""
    entries: dict[str, str] = YAML(typ="safe").load(FIGURES.read_text(encoding="utf-8"))["planted"]
    return entries


def energy_structure(figures: Figures) -> str:
    """The chart of the sources' shares in the energy consumed in the last year."""
    last = figures.years[-1]
    return bars([(label, figures.show(f"{name}_part", last)) for label, name in zip(NAMES, SOURCES, strict=True)])


def energy_intensities(figures: Figures) -> str:
    """The chart of the energy used per tonne of pulp and of paper over the years."""
    shown = {
        name: [figures.show(name, year) for year in figures.years] for name in ("pulp_intensity", "paper_intensity")
    }
    return columns(
        figures.years,
        (("纸浆", GREEN, shown["pulp_intensity"]), ("纸及纸板", INK, shown["paper_intensity"])),
    )
