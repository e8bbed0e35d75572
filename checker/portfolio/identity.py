"""Which reports are of one enterprise.

Two reports are of one enterprise when their company names are equal after ``identity``: full-width and half-width forms
are one, blanks, quotation marks and case do not count, traditional brackets are brackets. Nothing of the name itself is
dropped: 甲纸业股份有限公司, 甲纸业有限公司 and 甲纸业集团 are three enterprises (a parent, its listed company and a
subsidiary often differ in no more). Names that differ only in such words are pointed out, never joined.
"""

from __future__ import annotations

import re
import unicodedata

IGNORED = re.compile(r"[\s\u200b-\u200f\ufeff\"'“”‘’「」『』《》·•・]+")
FORMS = re.compile(r"股份|有限|责任|公司|集团|控股|总厂|总公司|\((?:中国|集团|控股|股份)\)")


def identity(company: str) -> str:
    """What a company's name is compared by; ``甲 纸业（集团）公司`` and ``甲纸业(集团)公司`` are one."""
    return IGNORED.sub("", unicodedata.normalize("NFKC", company)).casefold()


def core(company: str) -> str:
    """The name without the words of its legal form; two names with one core may be one enterprise or two."""
    return FORMS.sub("", identity(company))
