"""The mean of several adapters of one run: near its end it is better than any of them.

    python -m backend.training.mean_adapter runs/mean CHECKPOINT [CHECKPOINT ...]

A checkpoint is a folder as a run saves it; copy it away before the run writes the next one there.
Source: averaging along the path of training, Izmailov et al. 2018 (stochastic weight averaging).
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

CONFIG = "adapter_config.json"
TENSORS = ("adapter_model.safetensors", "mask_embedding.safetensors")


def mean_adapter(out: Path, checkpoints: Sequence[Path]) -> None:
    """Write the mean, every tensor in the type it has in the first checkpoint.

    Raises:
        ValueError: they do not have the same tensors.
    """
    out.mkdir(parents=True, exist_ok=True)
    for name in TENSORS:
        parts = [load_file(folder / name) for folder in checkpoints]
        if any(part.keys() != parts[0].keys() for part in parts):
            raise ValueError(f"{name} has other tensors in some of these folders")
        means = {
            key: torch.stack([part[key].float() for part in parts]).mean(0).to(value.dtype)
            for key, value in parts[0].items()
        }
        save_file(means, out / name, {"format": "pt"})
    shutil.copy(checkpoints[0] / CONFIG, out)


def main() -> None:
    parser = argparse.ArgumentParser(description="The mean of several adapters of one run.")
    parser.add_argument("out", type=Path)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    arguments = parser.parse_args()
    mean_adapter(arguments.out, arguments.checkpoints)


if __name__ == "__main__":
    main()
