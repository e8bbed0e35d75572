"""Trains the shipped tagger of roles: ``python bench/tagger/train.py [--out FOLDER]``; about two minutes, one thread.

Data: generated sentences (generator.py) and the 250 labelled sentences of the training split, repeated. The same
machine, torch and data give the same bytes.
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

from generator import Generator, Sample, damaged
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


def tagged(sample: Sample) -> list[tuple[str, str]]:
    """Characters as the tagger reads them, with BIO tags."""
    read, offsets = characters(sample.text)
    tags = ["O"] * len(sample.text)
    for start, end, label in sample.spans:
        tags[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
    return [(char, tags[offset]) for char, offset in zip(read, offsets, strict=True)]


def training_data() -> list[list[tuple[str, str]]]:
    """All training sentences, shuffled; characters seen less than RARE times are read as unknown ones."""
    chance = random.Random(SEED)
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


def write(path: Path, data: list[list[tuple[str, str]]]) -> None:
    path.write_text("\n".join("".join(f"{c}\t{t}\n" for c, t in s) for s in data), encoding="utf-8")


def train(out: Path) -> None:
    """Trains on one thread and writes config.json, vocabs.json and model.pt to ``out``."""
    import torch
    from hanlp.components.ner.rnn_ner import RNNNamedEntityRecognizer

    class Quick(RNNNamedEntityRecognizer):
        """Scores the development sentences only: scoring each training batch would take longer than learning it."""

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
        def average(self, share: float = AVERAGING) -> None:
            for name, weight in self.model.named_parameters():
                self.means[name].lerp_(weight, share)

        def settle(self, folder: Path) -> None:
            self.model.load_state_dict(self.means)
            self.save_weights(str(folder))

        def update_metrics(self, metric: Any, logits: Any, y: Any, mask: Any, batch: Any, prediction: Any) -> None:
            if not self.model.training:
                super().update_metrics(metric, logits, y, mask, batch, prediction)

    torch.set_num_threads(1)
    logger = logging.getLogger("tagger")
    with tempfile.TemporaryDirectory() as folder:
        trn, dev, save = Path(folder, "trn.tsv"), Path(folder, "dev.tsv"), Path(folder, "model")
        write(trn, training_data())
        write(dev, [tagged(sample) for sample in written("dev")])
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            tagger = Quick()
            tagger.fit(str(trn), str(dev), str(save), seed=SEED, devices=-1, logger=logger, verbose=False, **SETTINGS)
            tagger.settle(save)
        out.mkdir(parents=True, exist_ok=True)
        for name in ("vocabs.json", "model.pt"):
            shutil.copyfile(save / name, out / name)
        config = json.loads((save / "config.json").read_text(encoding="utf-8"))
        kept = {key: value for key, value in config.items() if key not in ("trn_data", "dev_data", "save_dir", "create_time")}
        kept["classpath"] = "hanlp.components.ner.rnn_ner.RNNNamedEntityRecognizer"
        text = json.dumps(kept, ensure_ascii=False, indent=2, sort_keys=True)
        (out / "config.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=SHIPPED)
    train(parser.parse_args().out)
