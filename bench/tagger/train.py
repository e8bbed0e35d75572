"""Trains the shipped tagger of roles: ``python bench/tagger/train.py [--out FOLDER]``; three minutes, one thread.

Data: generated sentences (generator.py) and the labelled sentences of the training split, repeated. The embeddings
start from vectors.py; the weights are the running mean of the training's. No epoch is picked by a score, so the
development sentences are only printed by HanLP. The same machine, torch and data give the same bytes.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import logging
import random
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import torch
from generator import Generator, Sample, damaged
from hanlp.components.ner.rnn_ner import RNNNamedEntityRecognizer
from sentences import labelled, written
from vectors import vectors

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from extractors.language.tagger import SHIPPED, UNKNOWN, characters

SEED = 2023
GENERATED = 6000
REPEATS = 6
RARE = 2
HIDDEN = 0.02
AVERAGING = 0.002
SETTINGS = {
    "embed": 64, "rnn_hidden": 112, "drop": 0.5, "lr": 0.003, "epochs": 7, "patience": 7, "batch_size": 16,
    "crf": False, "tagging_scheme": "BIO", "anneal_factor": None,
}  # fmt: skip
FORGOTTEN = ("trn_data", "dev_data", "save_dir", "create_time")
Tagged = list[tuple[str, str]]


class Averaged(RNNNamedEntityRecognizer):
    """Starts from known vectors, keeps a running mean of its weights, and scores no training batch (it takes long)."""

    def build_model(self, *args: Any, **kwargs: Any) -> Any:
        model = super().build_model(*args, **kwargs)
        known = vectors(self.vocabs["token"].idx_to_token, SETTINGS["embed"])
        with torch.no_grad():
            model.embed.weight[2:] = torch.from_numpy(known)[2:]
        return model

    def build_optimizer(self, *args: Any, **kwargs: Any) -> Any:
        optimizer = super().build_optimizer(*args, **kwargs)
        self.means = {name: weight.detach().clone() for name, weight in self.model.named_parameters()}
        optimizer.register_step_post_hook(lambda *_: self.average())
        return optimizer

    @torch.no_grad()
    def average(self) -> None:
        for name, weight in self.model.named_parameters():
            self.means[name].lerp_(weight, AVERAGING)

    def update_metrics(self, *args: Any, **kwargs: Any) -> None:
        if not self.model.training:
            super().update_metrics(*args, **kwargs)

    def save_means(self, folder: Path) -> None:
        self.model.load_state_dict(self.means)
        self.save_weights(str(folder))


def tagged(sample: Sample) -> Tagged:
    """Characters as the tagger reads them, with BIO tags."""
    read, offsets = characters(sample.text)
    tags = ["O"] * len(sample.text)
    for start, end, label in sample.spans:
        tags[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
    return [(char, tags[offset]) for char, offset in zip(read, offsets, strict=True)]


def training_data() -> list[Tagged]:
    """All training sentences, shuffled; rare characters and a few others are read as unknown ones."""
    chance = random.Random(SEED)  # noqa: S311
    samples = Generator(SEED).samples(GENERATED)
    for sample in labelled("train"):
        samples += [sample] * (REPEATS - 2) + [damaged(sample)] * 2
    data = [pairs for sample in samples if (pairs := tagged(sample))]
    chance.shuffle(data)
    counts = Counter(char for sentence in data for char, _ in sentence)
    return [
        [(char if counts[char] > RARE and chance.random() > HIDDEN else UNKNOWN, tag) for char, tag in sentence]
        for sentence in data
    ]


def write(path: Path, data: list[Tagged]) -> Path:
    path.write_text("\n".join("".join(f"{char}\t{tag}\n" for char, tag in s) for s in data), encoding="utf-8")
    return path


def train(out: Path) -> None:
    """Trains on one thread and writes config.json, vocabs.json and model.pt to ``out``."""
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as name:
        save = Path(name, "model")
        trn = write(Path(name, "trn.tsv"), training_data())
        dev = write(Path(name, "dev.tsv"), [tagged(sample) for sample in written("dev")])
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            tagger, logger = Averaged(), logging.getLogger("tagger")
            tagger.fit(str(trn), str(dev), str(save), seed=SEED, devices=-1, logger=logger, verbose=False, **SETTINGS)
            tagger.save_means(save)
        ship(save, out)


def ship(save: Path, out: Path) -> None:
    """Copies a trained folder without what names this machine's paths or this class."""
    out.mkdir(parents=True, exist_ok=True)
    for name in ("vocabs.json", "model.pt"):
        shutil.copyfile(save / name, out / name)
    config = json.loads((save / "config.json").read_text(encoding="utf-8"))
    kept = {key: value for key, value in config.items() if key not in FORGOTTEN}
    kept["classpath"] = "hanlp.components.ner.rnn_ner.RNNNamedEntityRecognizer"
    text = json.dumps(kept, ensure_ascii=False, indent=2, sort_keys=True)
    (out / "config.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, default=SHIPPED)
    train(parser.parse_args().out)
