"""The gap report as a Word file: a Word template with Jinja2 tags (docxtpl), filled in from the result file alone."""

from __future__ import annotations

import base64
import re
import traceback
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.writers.chart_picture import chart_png
from checker.writers.cover import cover_facts
from checker.writers.errors import WriterError
from checker.writers.evidence import PageReference, Picture, Proof, page_words
from checker.writers.findings import FindingRow
from checker.writers.languages import frame, joined, listed, said
from checker.writers.packages import dated
from checker.writers.templates import SHIPPED, WORD, sandbox, shared, told_of
from checker.writers.texts import shortened
from checker.writers.view import ReportView, report_view

if TYPE_CHECKING:
    from docxtpl import DocxTemplate
    from jinja2 import Environment

FIXED = datetime(2000, 1, 1)  # a clock would change the bytes
WIDEST = 16.0  # cm of a picture; the text is 17 cm wide
CM_PER_POINT = 2.54 / 72
PIXELS_PER_POINT = 1.5  # of a Picture's width and height
CHART_WIDTH = 13.0
# Backgrounds of the cells of statuses, light enough for a grey printer; the sign and the word say the same.
SHADES = {
    "not-met": "F6D5CF", "behind": "FBE6C8", "cant-tell": "E9E4F0", "insufficient": "F1EFE3", "not-disclosed": "EEEEEE",
    "planned": "E3EEF7", "on-track": "E4F1EC", "met": "DDEFE0", "not-applicable": "FFFFFF",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence: where it stands in words, and its picture with a caption where it is shown first."""

    proof: Proof
    where: str
    picture: Any = None
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """What one finding rests on; ``chart`` is the picture of its trajectory."""

    row: FindingRow
    pieces: tuple[Piece, ...]
    chart: Any = None
    caption: str = ""


def docx_report(result: Mapping[str, Any], templates: Path | None = None) -> bytes:
    """The Word file of a parsed result file; the same input gives the same bytes.

    ``templates`` may hold a Word template of the user; raises ``WriterError`` (R423, R424) where it is faulty.
    """
    own = templates is not None and (templates / WORD).is_file()
    path = templates / WORD if templates is not None and own else SHIPPED / WORD
    view = report_view(result)
    document = _opened(path)
    try:
        document.render(_context(document, view), word_environment())
    except Exception as error:
        if not own:
            raise
        raise _fault(path, document, error) from error
    return _saved(document, view)


def _opened(path: Path) -> DocxTemplate:
    """The template; one that is no Word file raises ``WriterError`` (R424)."""
    from docx.opc.exceptions import OpcError
    from docxtpl import DocxTemplate
    from lxml.etree import LxmlError

    try:
        document = DocxTemplate(BytesIO(path.read_bytes()))
        document.init_docx()
    except (OSError, ValueError, KeyError, OpcError, LxmlError, zipfile.BadZipFile) as error:
        raise WriterError("R424", file=str(path), detail=told_of(error)) from error
    return document


def word_environment() -> Environment:
    """A sandbox in which a template reaches nothing of a picture, a rich text or the document but their print."""
    from docxtpl import InlineImage, RichText

    return sandbox(closed=(InlineImage, RichText))


def _context(document: DocxTemplate, view: ReportView) -> dict[str, Any]:
    """The variables of the Word template; see docs/templates.md."""
    figures = Figures(document)
    rows = [row for band in view.bands for row in band.rows]
    return {
        **shared(), "view": view, "cover": view.cover, "summary": view.summary,
        "facts": tuple(cover_facts(view.cover)), "lead": _lead(view), "empty": _empty(view), "shades": SHADES,
        "exhibits": tuple(figures.exhibit(row) for row in rows if row.opened),
        "contradictions": tuple(tuple(map(figures.piece, row.proofs)) for row in view.inconsistencies),
        "pages": _pages, "rich": _rich, "quotes": _quotes, "listed": listed, "joined": joined,
    }  # fmt: skip


def _empty(view: ReportView) -> bool:
    """Whether nothing of the document was read, so that most parts would only say that they are empty."""
    return view.cover.state == "failed" and not view.summary.total and not view.metric_count


def _lead(view: ReportView) -> str:
    """The first sentence of the summary."""
    summary = view.summary
    aside = summary.total - summary.applicable
    words = said("lead", provisions=summary.provisions, total=summary.total, applicable=summary.applicable, aside=aside)
    review = said("semicolon") + said("to-review", count=summary.review) if summary.review else ""
    return words + review + said("stop")


def _pages(references: Iterable[PageReference]) -> str:
    """Pages for a narrow cell: 31(29)、34(32)."""
    return listed(
        said("page-short", page=one.page, printed=one.printed) if one.printed else str(one.page) for one in references
    )


def _quotes(proofs: Iterable[Proof]) -> Any:
    """The words of several pieces of evidence, each on lines of its own."""
    from docxtpl import RichText

    rich = RichText()
    for place, words in enumerate(dict.fromkeys(one.words for one in proofs)):
        rich.add("\n「" if place else "「")
        rich.add(_rich(words))
        rich.add("」")
    return rich


def _rich(segments: Iterable[tuple[str, bool]]) -> Any:
    """Words of which some are stressed."""
    from docxtpl import RichText

    rich = RichText()
    for text, stress in segments:
        rich.add(text, bold=stress)
    return rich


@dataclass
class Figures:
    """Numbers the pictures of a document in the order of their first use; each is shown once and cited after."""

    document: DocxTemplate
    shown: dict[str, int] = field(default_factory=dict)
    count: int = 0

    def exhibit(self, row: FindingRow) -> Exhibit:
        """A finding's evidence and the chart of its trajectory."""
        pieces = tuple(map(self.piece, dict.fromkeys(row.proofs)))
        if row.chart is None:
            return Exhibit(row, pieces)
        self.count += 1
        picture = self._inline(chart_png(row.chart), CHART_WIDTH, row.chart.description)
        title = said(
            "bracketed", outer=row.chart.title, inner=f"{row.chart.unit}{said('semicolon')}{said('chart-key')}"
        )
        return Exhibit(row, pieces, picture, said("chart", number=self.count, title=title))

    def piece(self, proof: Proof) -> Piece:
        """A piece of evidence, with its picture where that was not shown before and can be shown."""
        where = " · ".join(
            part for part in (page_words(proof.page, proof.printed), proof.place, said("box", box=proof.where)) if part
        )
        picture = proof.picture
        if picture is None:
            return Piece(proof, where)
        if picture.id in self.shown:
            return Piece(proof, f"{where} · {said('see-figure', number=self.shown[picture.id])}")
        image = self._picture(picture)
        if image is None:
            return Piece(proof, where)
        self.count += 1
        self.shown[picture.id] = self.count
        caption = said("figure", number=self.count, page=page_words(proof.page, proof.printed))
        return Piece(proof, where, image, caption)

    def _picture(self, picture: Picture) -> Any:
        """The crop as wide as on its page; None where its bytes are no picture that Word knows."""
        from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
        from docx.image.image import Image

        try:
            content = base64.b64decode(picture.source.partition(",")[2], validate=True)
            Image.from_blob(content)
        except (ValueError, UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError):
            return None
        width = min(picture.width / PIXELS_PER_POINT * CM_PER_POINT, WIDEST)
        return self._inline(content, width, picture.alt)

    def _inline(self, content: bytes, width: float, alt: str) -> Any:
        from docx.shared import Cm
        from docxtpl import InlineImage

        class Described(InlineImage):  # type: ignore[misc]
            """A picture in the text with its text alternative."""

            def _insert_image(self) -> str:
                inline = self.tpl.current_rendering_part.new_pic_inline(BytesIO(content), self.width, self.height)
                inline.docPr.set("descr", alt)
                return f'</w:t></w:r><w:r><w:drawing>{inline.xml}</w:drawing></w:r><w:r><w:t xml:space="preserve">'

        return Described(self.document, BytesIO(content), width=Cm(width))


def _fault(path: Path, document: DocxTemplate, error: Exception) -> WriterError:
    """Where a user's template errs: docxtpl puts each paragraph on a line of its own, those of tags alone left out."""
    line = getattr(error, "lineno", None) or _template_line(error)
    lines = re.sub(r"<w:p(?=[ >])", "\n<w:p", document.patch_xml(document.get_xml())).split("\n")
    words = re.sub(r"<[^>]+>", "", lines[line - 1]) if line <= len(lines) else ""
    return WriterError("R423", file=str(path), line=max(line - 1, 1), words=shortened(words, 60), detail=told_of(error))


def _template_line(error: Exception) -> int:
    """The line of the template in which the innermost call was made."""
    lines = [one.lineno for one in traceback.extract_tb(error.__traceback__) if one.filename == "<template>"]
    return (lines and lines[-1]) or 1


def _saved(document: DocxTemplate, view: ReportView) -> bytes:
    """The document's bytes, with properties that name the report and no clock."""
    properties = document.docx.core_properties
    properties.title = f"{view.cover.company} {view.cover.year} {frame()['heads']['report']}"[:255]
    properties.author = properties.last_modified_by = view.cover.program[:255]
    properties.created = properties.modified = FIXED
    properties.revision = 1
    target = BytesIO()
    document.save(target)
    return dated(target.getvalue())
