"""The mean of several adapters."""

from __future__ import annotations

from pathlib import Path

import torch

from backend.training.mean_adapter import mean_adapter


def test_the_mean_of_adapters_is_the_mean_of_their_numbers(tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    for number, value in enumerate((1.0, 2.0, 6.0)):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "adapter_config.json").write_text("{}")
        tensors = {"lora": torch.full((2, 3), value, dtype=torch.bfloat16)}
        save_file(tensors, folder / "adapter_model.safetensors")
        save_file({"mask_embedding": torch.ones(2)}, folder / "mask_embedding.safetensors")
    mean_adapter(tmp_path / "mean", [tmp_path / str(number) for number in range(3)])
    found = load_file(tmp_path / "mean" / "adapter_model.safetensors")["lora"]
    assert found.dtype == torch.bfloat16
    assert found.float().tolist() == [[3.0] * 3] * 2
