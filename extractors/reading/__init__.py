"""File to pages of words and ruled lines, whichever reader gives them, and the guarded worker."""

from extractors.errors import ReadingError
from extractors.reading.documents import Document, cause, read_document
from extractors.reading.worker import Failure, guarded

__all__ = ["Document", "Failure", "ReadingError", "cause", "guarded", "read_document"]
