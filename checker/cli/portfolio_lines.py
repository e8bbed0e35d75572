"""What the terminal says of a batch: one line on the whole, then the sectors, then what differs between reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from checker.portfolio.model import Portfolio
from checker.writers.words import STATUSES

WHOLE = {
    "zh": "批次：{documents}份文件（未能读取{failed}份），{enterprises}家企业；行业条款可汇总{told}项（{counts}）；"
    "企业各年报告之间的问题{between}处。{where}",
    "en": "batch: {documents} documents ({failed} unreadable), {enterprises} enterprises; {told} sector figures "
    "({counts}); {between} findings between reports of one enterprise. {where}",
}
WHERE = {"zh": "汇总在 {file}", "en": "portfolio in {file}"}


def portfolio_lines(portfolio: Portfolio, file: str | None, language: str) -> Iterator[str]:
    """The lines; ``file`` is the portfolio's, None where it is not written. Reasons are Chinese, as in the reports."""
    told = [finding for finding in portfolio.sectors if finding.coverage.counted]
    tally = Counter(str(finding.status) for finding in told)
    whole = WHOLE[language].format(
        documents=portfolio.coverage.documents,
        failed=portfolio.coverage.failed,
        enterprises=portfolio.coverage.enterprises,
        told=len(told),
        counts="、".join(f"{_label(name, language)} {tally[name]}" for name in STATUSES if tally[name]) or "—",
        between=len(portfolio.between),
        where=WHERE[language].format(file=file) if file else "",
    )
    yield whole.rstrip()
    for finding in told:
        yield f"  [{_label(finding.status, language)}] {finding.provision}：{finding.reason}"
    names = {enterprise.id: enterprise.name for enterprise in portfolio.enterprises}
    for difference in portfolio.between:
        yield f"  {names[difference.enterprise]}：{difference.message}"
    for note in portfolio.notes:
        yield f"  {note.code} {note.message}"


def _label(status: str, language: str) -> str:
    return STATUSES[status] if language == "zh" else status
