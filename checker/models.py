"""The models that a user asks for: whether they are there, told before anything is read."""

from __future__ import annotations

from pathlib import Path

from checker.suggesting import require_matcher
from extractors.language.tagger import check_folder


def require_models(hanlp_model: Path | None, suggest: bool) -> None:
    """Raises TaggerError where the folder holds no model of HanLP, SuggestionError where nothing can suggest."""
    if hanlp_model:
        check_folder(hanlp_model)
    if suggest:
        require_matcher()
