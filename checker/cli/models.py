"""The options of the models: another one of the learned layer than the shipped one, and the one that suggests."""

from __future__ import annotations

from pathlib import Path

import click

model_option = click.option(
    "--hanlp-model",
    type=click.Path(path_type=Path),
    help="另用一个 HanLP 标注模型的文件夹（按 bench/tagger 的标签训练）；只应给出可信的文件夹。",
)
suggest_option = click.option(
    "--suggest",
    is_flag=True,
    help="另列“候选措施”供人工查看：词表没有识别、意思相近的句子；不参与判定；需要 dafeng[semantic]。",
)
