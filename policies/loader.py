"""Plans and the vocabulary, read from YAML and validated.

Scalars are taken as they are written and stay text until a model makes a number of them, so no float ever carries a
value and a synonym such as +3 stays a word. Every error names file, line and path within the file, in Chinese.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from policies.clauses import clauses
from policies.schema import (
    Beyond,
    Branch,
    Coefficient,
    Doubt,
    Estimate,
    Indicator,
    Industry,
    Measure,
    Plan,
    PlanHead,
    Provision,
    Statistic,
    Vocabulary,
)

POLICIES = Path(__file__).parent
VOCABULARY = POLICIES / "vocabulary"
DEFAULT_PLAN = "light-industry-2023"

Model = TypeVar("Model")
Place = tuple[int | str, ...]


class PolicyError(ValueError):
    """A file of a plan or of the vocabulary cannot be used; the message names file, line and path within it."""

    def __init__(self, file: Path, reason: str, line: int | None = None, path: Place = ()) -> None:
        where = f"，第 {line} 行" if line else ""
        inside = f"，{_spelled(path)}" if path else ""
        super().__init__(f"{_short(file)}{where}{inside}：{reason}")
        self.file, self.line, self.path, self.reason = file, line, path, reason


def plan_folder(id_or_path: str = DEFAULT_PLAN) -> Path:
    """The folder of a plan, named by its path, by its folder's name or by the id in its plan.yaml."""
    for folder in (Path(id_or_path), POLICIES / id_or_path):
        if (folder / "plan.yaml").is_file():
            return folder
    for head in sorted(POLICIES.glob("*/plan.yaml")):
        if load_file(head, PlanHead).id == id_or_path:
            return head.parent
    raise PolicyError(Path(id_or_path), "找不到这个方案：既不是含 plan.yaml 的文件夹，也不是已有方案的 id")


def known_plans() -> list[str]:
    """The names of the plans that come with the program."""
    return sorted(head.parent.name for head in POLICIES.glob("*/plan.yaml"))


def load_plan(folder: Path) -> Plan:
    """The plan in ``folder``, its provisions in the order of its text; raises PolicyError for a faulty file.

    ``sha256`` covers the contents of the plan's data files and of the vocabulary, and nothing else.
    """
    head = load_file(folder / "plan.yaml", PlanHead)
    text = _read(folder / head.text)
    files = sorted((folder / "provisions").glob("*.yaml"))
    provisions = [provision for file in files for provision in load_file(file, tuple[Provision, ...])]
    order = {ref: index for index, ref in enumerate(clauses(text))}
    provisions.sort(key=lambda provision: order.get(provision.ref, len(order)))
    doubts = folder / "doubts.yaml"
    return Plan(
        head=head,
        text=text,
        provisions=tuple(provisions),
        doubts=load_file(doubts, tuple[Doubt, ...]) if doubts.is_file() else (),
        sha256=_digest([folder / "plan.yaml", folder / head.text, doubts, *files, *_vocabulary_files()]),
    )


@lru_cache(maxsize=1)
def load_vocabulary() -> Vocabulary:
    """The vocabulary common to all plans; raises PolicyError for a faulty file."""
    return Vocabulary(
        industries=load_file(VOCABULARY / "industries.yaml", tuple[Industry, ...]),
        indicators=_load_folder(VOCABULARY / "indicators", Indicator),
        measures=_load_folder(VOCABULARY / "measures", Measure),
        branches=load_file(VOCABULARY / "branches.yaml", tuple[Branch, ...]),
        coefficients=load_file(VOCABULARY / "coefficients.yaml", tuple[Coefficient, ...]),
        statistics=load_file(VOCABULARY / "statistics.yaml", tuple[Statistic, ...]),
        estimates=load_file(VOCABULARY / "estimates.yaml", tuple[Estimate, ...]),
        beyond=load_file(VOCABULARY / "beyond.yaml", tuple[Beyond, ...]),
    )


def _load_folder(folder: Path, model: type[Model]) -> tuple[Model, ...]:
    listed = TypeAdapter(tuple[model, ...])  # type: ignore[valid-type]
    return tuple(entry for file in sorted(folder.glob("*.yaml")) for entry in _validated(file, listed))


def _vocabulary_files() -> list[Path]:
    return sorted(file for file in VOCABULARY.rglob("*") if file.suffix in (".yaml", ".txt"))


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        content = _read(file).encode() if file.is_file() else b""
        digest.update(len(content).to_bytes(8, "big") + content)
    return digest.hexdigest()


def load_file(file: Path, kind: type[Model]) -> Model:
    """One YAML file as ``kind``; raises PolicyError, which tells file, line and path, for anything faulty."""
    return _validated(file, TypeAdapter(kind))


def _validated(file: Path, adapter: TypeAdapter[Model]) -> Model:
    root = _composed(file)
    data = _plain(file, root, ())
    try:
        return adapter.validate_python(data)
    except ValidationError as error:
        raise _first_problem(file, root, error) from None


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise PolicyError(file, f"读不了这个文件（{error}）") from error


def _composed(file: Path) -> Node:
    try:
        root = YAML(typ="safe").compose(_read(file))
    except MarkedYAMLError as error:
        mark = error.problem_mark
        raise PolicyError(file, f"不是合法的 YAML（{error.problem}）", mark.line + 1 if mark else None) from error
    except YAMLError as error:
        raise PolicyError(file, f"不是合法的 YAML（{error}）") from error
    if root is None:
        raise PolicyError(file, "文件是空的")
    return root  # type: ignore[no-any-return]


def _plain(file: Path, node: Node, path: Place) -> Any:
    """A YAML node as Python data of texts; duplicate keys are refused, and the models read the numbers."""
    if isinstance(node, SequenceNode):
        return [_plain(file, item, (*path, index)) for index, item in enumerate(node.value)]
    if isinstance(node, MappingNode):
        return _mapping(file, node, path)
    return None if str(node.tag).endswith(":null") else str(node.value)


def _mapping(file: Path, node: MappingNode, path: Place) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in node.value:
        name = str(key.value)
        if name in made:
            raise PolicyError(file, f"键“{name}”重复", key.start_mark.line + 1, (*path, name))
        made[name] = _plain(file, value, (*path, name))
    return made


_REASONS: Mapping[str, str] = {
    "extra_forbidden": "不认识的键",
    "missing": "缺少必填的键",
    "literal_error": "取值不在允许的范围内，应为 {expected} 之一",
    "string_pattern_mismatch": "写法不符，应合于 {pattern}",
    "string_type": "应为文字",
    "int_parsing": "应为整数",
    "decimal_parsing": "应为十进制数",
    "tuple_type": "应为列表",
    "model_type": "应为键值表",
    "union_tag_invalid": "{discriminator} 取值“{tag}”不认识，应为 {expected_tags} 之一",
    "union_tag_not_found": "缺少 {discriminator}",
}


def _first_problem(file: Path, root: Node, error: ValidationError) -> PolicyError:
    problem = min(error.errors(), key=lambda found: (found["type"] == "missing", len(found["loc"])))
    node = root
    path: list[int | str] = []
    for step in problem["loc"]:
        inner = _child(node, step)
        if inner is not None:
            node, path = inner, [*path, step]
    if problem["type"] == "missing":
        path.append(problem["loc"][-1])
    reason = _REASONS.get(problem["type"], "内容不合规范（{message}）")
    context = {name: str(value) for name, value in problem.get("ctx", {}).items()}
    details = {**context, "discriminator": context.get("discriminator", "").strip("'"), "message": problem["msg"]}
    return PolicyError(file, reason.format_map(details), node.start_mark.line + 1, tuple(path))


def _child(node: Node, step: int | str) -> Node | None:
    """The node at ``step``; None for the steps that pydantic adds for the kind of a check."""
    if isinstance(node, SequenceNode) and isinstance(step, int):
        return node.value[step] if step < len(node.value) else None
    if isinstance(node, MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    return None


def _spelled(path: Place) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def _short(file: Path) -> str:
    return file.relative_to(POLICIES).as_posix() if file.is_relative_to(POLICIES) else file.as_posix()
