"""``dafeng plan``: the plan as data, shown, proved, exported, and drafted from another plan's text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.endings import stop, writing

if TYPE_CHECKING:
    from policies.schema import Plan, Provision, Vocabulary

DEFAULT = "light_industry_2023"


@click.group()
def plan() -> None:
    """查看、核验、导出方案数据，或由另一份方案的文本起草方案数据。"""


def plan_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--plan", "name", default=DEFAULT, show_default=True, help="方案的名称，或方案数据的文件夹。")(
        command
    )


def language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="提示信息的语言。")(command)


def loaded(name: str, lang: str) -> tuple[Plan, Vocabulary]:
    """The plan and the vocabulary, or a coded message and exit code 2."""
    from checker.plans import PlanDataError
    from checker.plans import loaded as read

    try:
        return read(name)
    except PlanDataError as problem:
        stop(lang, problem.code, **problem.fields)


def write(out: Path, content: bytes, lang: str) -> None:
    """Writes a file, or says why it cannot be written."""
    with writing(out, lang):
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(content)
    click.echo(str(out))


@plan.command("list")
@language_option
def list_plans(lang: str) -> None:
    """列出随程序提供的方案。"""
    from policies.loader import known_plans

    for name in known_plans():
        found, _ = loaded(name, lang)
        checks = sum(len(provision.checks) for provision in found.provisions)
        click.echo(
            f"{found.head.id}  《{found.head.title}》 {found.head.number}  条文 {len(found.provisions)}  检查 {checks}"
        )


@plan.command()
@click.argument("ref")
@plan_option
@language_option
def show(ref: str, name: str, lang: str) -> None:
    """显示一条条文（如 二(一)2、专栏1-皮革）或一个条文、检查的编号。"""
    from checker.writers.provision_words import provision_lines

    found, vocabulary = loaded(name, lang)
    chosen = _chosen(found, ref)
    if not chosen:
        stop(lang, "R303", ref=ref, plan=found.head.title)
    industries = {industry.id: industry.name for industry in vocabulary.industries}
    for provision in chosen:
        click.echo("\n".join(provision_lines(provision, found, industries)))


def _chosen(found: Plan, ref: str) -> list[Provision]:
    """Provisions of a place (一 to 四, 二(一), 二(一)2; full-width brackets too) or with an id or a check's id."""
    place = ref.strip().replace("（", "(").replace("）", ")")
    by_place = [
        one for one in found.provisions if any(_within(where, place) for where in (one.ref, *one.also))
    ]  # fmt: skip
    return by_place or [
        one for one in found.provisions if place == one.id or any(check.id == place for check in one.checks)
    ]


def _within(where: str, place: str) -> bool:
    return where == place or (where.startswith(place) and not where[len(place)].isdigit()) or (
        place.endswith(")") and where.startswith(place)
    )  # fmt: skip


@plan.command()
@click.option("--format", "form", type=click.Choice(["text", "html", "xlsx"]), default="text", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="输出文件；不给则为 条文规则对照表.html 或 .xlsx。")
@plan_option
@language_option
def coverage(form: str, out: Path | None, name: str, lang: str) -> None:
    """条文—规则对照表：方案的每一句话及其检查，或没有检查的理由。有未说明的句子时退出码为 1。"""
    from checker.writers.coverage import coverage_view
    from policies.coverage import coverage as covered

    found, _ = loaded(name, lang)
    view = coverage_view(found, covered(found))
    if form == "text":
        from checker.cli.coverage_table import print_table

        print_table(view)
    elif form == "html":
        from checker.writers.coverage_html import coverage_html

        write(out or Path("条文规则对照表.html"), coverage_html(view).encode(), lang)
    else:
        from checker.writers.coverage_xlsx import coverage_xlsx

        write(out or Path("条文规则对照表.xlsx"), coverage_xlsx(view), lang)
    raise click.exceptions.Exit(1 if view.unaccounted else 0)


@plan.command()
@plan_option
@language_option
def verify(name: str, lang: str) -> None:
    """证明引文都在原文中、编号唯一、单位可解、目标自洽、名目都有且都用到；有错时逐条列出，退出码为 1。"""
    from policies.proofs import faults

    found, vocabulary = loaded(name, lang)
    problems = faults(found, vocabulary)
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        click.echo(f"《{found.head.title}》有 {len(problems)} 处错误", err=True)
        raise click.exceptions.Exit(1)
    checks = sum(len(provision.checks) for provision in found.provisions)
    click.echo(f"《{found.head.title}》无误：条文 {len(found.provisions)}，检查 {checks}，疑点 {len(found.doubts)}")


@plan.command()
@click.option("--out", type=click.Path(path_type=Path), help="输出文件；不给则写到标准输出。")
@plan_option
@language_option
def export(out: Path | None, name: str, lang: str) -> None:
    """把全部条文导出为 JSON。"""
    from checker.writers.plan_export import plan_text

    found, _ = loaded(name, lang)
    if out is None:
        click.echo(plan_text(found), nl=False)
    else:
        write(out, plan_text(found).encode(), lang)


@plan.command()
@click.option("--out", type=click.Path(path_type=Path), help="输出文件；不给则写到标准输出。")
@plan_option
@language_option
def judging(out: Path | None, name: str, lang: str) -> None:
    """各行业的每项检查怎样判定（Markdown）：判法、指标或措施、目标、效力、对象。"""
    from checker.writers.judging import judging_markdown

    text = judging_markdown(*loaded(name, lang))
    if out is None:
        click.echo(text, nl=False)
    else:
        write(out, text.encode(), lang)


@plan.command()
@click.option("--out", type=click.Path(path_type=Path), default="schemas", show_default=True, help="输出文件夹。")
@language_option
def schema(out: Path, lang: str) -> None:
    """把方案与词表各类 YAML 文件的 JSON Schema 写到文件夹，供编辑器提示和校验。"""
    from policies.publication import json_schemas

    for name, text in json_schemas().items():
        write(out / f"{name}.schema.json", text.encode(), lang)
