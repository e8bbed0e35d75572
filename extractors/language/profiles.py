"""Whose report it is, of which year, and of which light industries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from extractors.facts import BranchEvidence, Evidence, IndustryEvidence, Statement
from extractors.language.periods import REPUBLIC
from extractors.language.texts import Text, normal
from extractors.metrics.evidence import prose_evidence
from policies.schema import Branch, Industry, Vocabulary

_SUFFIX = r"(?:集团股份有限公司|股份有限公司|集团有限公司|有限责任公司|控股有限公司|集团有限责任公司|有限公司|股份公司)"
_COMPANY = re.compile(rf"[\u4e00-\u9fff（）()A-Za-z·]{{2,30}}?{_SUFFIX}")
_LEAD = re.compile(
    r"^.*(?:报告|报告书)(?=[\u4e00-\u9fff（）()]{6,})|^.*?(?:本报告由|发布的|关于|子公司|控股(?!有限|集团|股份)|由|是|系|为|和|与|及|在|对|向|《|：|:|,|、|的)(?=[\u4e00-\u9fff（）()]{4,})"
)
_SUBSIDIARY = re.compile(r"子公司|控股|参股|下属|旗下|收购|客户|供应商")
_NOT_OWN = re.compile(r"银行(?!股份)|会计师|认证|检测|检验|咨询|出版|交易所|登记结算|评级|审计|律师")
_KNOWN_AS = re.compile(r"^\s?[(（][^)）]{0,12}(?:以下简称|简称|下称|证券代码|股票代码)")
_RANGE = re.compile(r"((?:19|20)\d\d)年1月1日\s?(?:起)?\s?(?:至|到|[-–—~～])\s?\1年12月31日")
_TITLE_YEAR = re.compile(r"((?:19|20)\d\d)\s?(?:年度?|年)?\s?[^\d。,;]{0,24}?(?:报告|report)", re.IGNORECASE)
_REPUBLIC = re.compile(r"民国\s?(\d{2,3})\s?年")
_SELF = re.compile(
    r"主营|主要从事|从事|主要产品|产品包括|产品涵盖|产品有|专业生产|专注于|研发、生产|生产和销售|生产与销售|生产、销售|研发、制造|设计、生产|制造商|生产企业|"
    r"为主的|于一体|业务涵盖|主营业务|经营范围|产业体系|生产基地|龙头企业|生产能力|年产"
)
_MAIN = re.compile(r"主营|主要从事|主要产品|专业从事|专业生产|主营业务")
_OWNER = re.compile(r"公司|集团|企业|我们|本公司|成立于|前身|创建|始建")
_SENTENCE = re.compile(r"[^。!?]+")
_PERIOD_TOLD = re.compile(
    r"(?:19|20)\d\d年1月1日\s?(?:起)?\s?(?:至|到|[-–—~～])\s?(?:19|20)\d\d年12月31日"
    r"|(?:报告时间|时间范围|报告周期|报告期间|报告期)(?:范围)?(?:为|是|:)[^。]{0,12}(?:19|20)\d\d年"
)
_BOUNDARY_TOLD = re.compile(
    r"(?:报告|组织|披露|统计)(?:范围|边界|主体)(?:为|是|:|包括|包含|涵盖|覆盖|以)|报告以[^。,]{2,40}为主体|本报告(?:的内容)?(?:涵盖|覆盖|包括|包含)[^。]{0,40}(?:公司|集团|银行|基地|子公司)"
)
FIRST_PAGES = 12
SPOKEN_OF = 3  # a branch named less often may be a customer's or a supplier's

Told = tuple[Text, int, int]  # a sentence: its text, where it begins and ends


@dataclass(frozen=True, slots=True)
class Profile:
    """What the report says of itself; fields are None or empty where nothing shows it."""

    company: str | None
    report_year: int | None
    industries: tuple[IndustryEvidence, ...]
    branches: tuple[BranchEvidence, ...] = ()
    statements: tuple[Statement, ...] = ()


def profile_of(texts: Sequence[Text], vocabulary: Vocabulary, title: str | None = None) -> Profile:
    """The profile from the texts of a report in reading order."""
    first = [text for text in texts if text.page <= FIRST_PAGES]
    company, told = company_of(first or texts), _self_told(texts)
    return Profile(
        company,
        year_of(first or texts, title),
        tuple(industries_of(told, vocabulary.industries, company or "")),
        tuple(branches_of(texts, told, vocabulary.branches, company or "")),
        tuple(statements_of(texts)),
    )


def statements_of(texts: Sequence[Text]) -> Iterator[Statement]:
    """The first sentence that tells the report's period, and the first that tells its boundary."""
    told: tuple[tuple[Literal["period", "boundary"], re.Pattern[str]], ...] = (
        ("period", _PERIOD_TOLD),
        ("boundary", _BOUNDARY_TOLD),
    )
    for of, words in told:
        found = (_statement(of, text, words) for text in texts)
        statement = next((one for one in found if one is not None), None)
        if statement:
            yield statement


def _statement(of: Literal["period", "boundary"], text: Text, words: re.Pattern[str]) -> Statement | None:
    for sentence in _SENTENCE.finditer(text.reading):
        match = words.search(sentence.group())
        if match:
            start = sentence.start()
            evidence = prose_evidence(text, start, sentence.end(), start + match.start(), start + match.end())
            return Statement(of=of, evidence=evidence) if evidence else None
    return None


def company_of(texts: Sequence[Text]) -> str | None:
    """The company name that the first pages print most, a name on page 1 or before 以下简称 counting more."""
    votes: Counter[str] = Counter()
    first_seen: dict[str, int] = {}
    for text in texts:
        for match in _COMPANY.finditer(text.printed):
            name = _own_name(match.group())
            if len(name) < 6 or _NOT_OWN.search(name):
                continue
            weight = (
                1
                + 6 * (text.page == 1)
                + 3 * ("股份" in name)
                - 3 * bool(_SUBSIDIARY.search(match.group()))
                + 6 * bool(_KNOWN_AS.match(text.printed[match.end() :]))
            )
            votes[name] += weight
            first_seen.setdefault(name, len(first_seen))
    return min(votes, key=lambda name: (-votes[name], first_seen[name]), default=None)


def _own_name(text: str) -> str:
    """The name without the words that lead to it."""
    shorter = _LEAD.sub("", text)
    return text if shorter == text else _own_name(shorter)


def year_of(texts: Sequence[Text], title: str | None) -> int | None:
    """The report year: the stated period, else that of the title page or the file's title, else the commonest year."""
    for text in texts:
        stated = _RANGE.search(re.sub(r"\s", "", text.reading))
        if stated:
            return int(stated[1])
    titles = [text.reading for text in texts if text.page <= 3] + ([normal(title)] if title else [])
    for words in titles:
        found = _TITLE_YEAR.search(words)
        if found:
            return int(found[1])
        republic = _REPUBLIC.search(words)
        if republic and "报告" in words:
            return int(republic[1]) + REPUBLIC
    years = Counter(int(year) for text in texts for year in re.findall(r"(?<!\d)((?:19|20)\d\d)年", text.reading))
    return max(years, key=lambda year: (years[year], year), default=None)


def industries_of(told: Sequence[Told], industries: Sequence[Industry], company: str) -> list[IndustryEvidence]:
    """The industries shown by the company's name or by sentences in which it says what it makes."""
    found = []
    for industry in industries:
        words = _pattern((*industry.names, *industry.products))
        named = bool(industry.names) and bool(
            _pattern(industry.names).search(_without(normal(company), industry.lookalikes))
        )
        shown = _sentences(told, words, industry.lookalikes)
        if named or len(shown) >= 2 or any(_MAIN.search(evidence.text) for evidence in shown):
            found.append(IndustryEvidence(id=industry.id, evidence=tuple(shown[:3])))
    return found


def branches_of(
    texts: Sequence[Text], told: Sequence[Told], branches: Sequence[Branch], company: str
) -> list[BranchEvidence]:
    """The branches shown by the company's name, by what it says of itself, or by being spoken of several times."""
    found, whole = [], "\n".join(text.reading for text in texts)
    for branch in branches:
        words = _pattern(branch.words)
        named = bool(words.search(_without(normal(company), branch.lookalikes)))
        spoken = len(words.findall(_without(whole, branch.lookalikes)))
        shown = _sentences(told, words, branch.lookalikes) if spoken else []
        if named or shown or spoken >= SPOKEN_OF:
            found.append(BranchEvidence(id=branch.id, industry=branch.industry, evidence=tuple(shown[:1])))
    return found


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        "|".join(re.escape(normal(word)) for word in sorted(words, key=lambda w: (-len(w), w))) or r"(?!)"
    )


def _without(text: str, lookalikes: tuple[str, ...]) -> str:
    return _pattern(lookalikes).sub(lambda match: "\u3000" * len(match.group()), text) if lookalikes else text


def _self_told(texts: Sequence[Text]) -> list[Told]:
    """The sentences in which the enterprise may say what it is and makes: the text, where each begins and ends."""
    return [
        (text, sentence.start(), sentence.end())
        for text in texts
        for sentence in _SENTENCE.finditer(text.reading)
        if _OWNER.search(sentence.group()) and _SELF.search(sentence.group())
    ]


def _sentences(told: Sequence[Told], words: re.Pattern[str], lookalikes: tuple[str, ...]) -> list[Evidence]:
    """Those of the sentences that say so with one of ``words``, which is marked."""
    found: list[Evidence] = []
    for text, start, end in told:
        sentence = _without(text.reading[start:end], lookalikes)
        match = words.search(sentence)
        if match and _SELF.search(sentence) and _OWNER.search(sentence):
            evidence = prose_evidence(text, start, end, start + match.start(), start + match.end())
            if evidence:
                found.append(evidence)
    return found
