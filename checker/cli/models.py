"""The option that names another model of the learned layer than the shipped one."""

from __future__ import annotations

from pathlib import Path

import click

model_option = click.option(
    "--hanlp-model",
    type=click.Path(path_type=Path),
    help="另用一个 HanLP 标注模型的文件夹（按 bench/tagger 的标签训练）；只应给出可信的文件夹。",
)
