"""Weights from the Hugging Face Hub: one pinned commit, no pickles, no token, no code.

A copy in the Hub's own cache on this machine is used first; then nothing needs the network.
"""

from __future__ import annotations

import logging
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

from backend.models.catalog import HubRepository, Kind
from backend.models.weights.source import (
    CHECKING,
    CONVERTING,
    DOWNLOADING,
    Progress,
    SourceFailed,
    check_sum,
    reason,
)

NEEDED = ("config.json", "tokenizer.json")  # and the file with the weights
WELCOME = ("tokenizer_config.json",)  # the chat format, where there is one

CONNECT_TIMEOUT = 5.0  # seconds

_log = logging.getLogger(__name__)


def download(hub: HubRepository, total: int, progress: Progress) -> Path:
    """The folder in the Hub's cache that holds the files of the pinned commit.

    Args:
        hub: the repository and the commit.
        total: bytes to come, for the progress.
        progress: told how many have come.

    Raises:
        SourceFailed: with what the Hub or the way to it said.
    """
    try:
        return _download(hub, total, progress)
    # httpx, xet and the file system have no base class in common below this one
    except Exception as error:
        _log.info("the Hub did not deliver %s", hub.repository, exc_info=True)
        raise SourceFailed(_why(error)) from error


def _download(hub: HubRepository, total: int, progress: Progress) -> Path:
    from huggingface_hub import hf_hub_download, try_to_load_from_cache
    from huggingface_hub.errors import EntryNotFoundError

    def cached(name: str) -> bool:
        found = try_to_load_from_cache(hub.repository, name, revision=hub.revision)
        return isinstance(found, str)

    bar = _bar(total, progress)
    needed = (*NEEDED, hub.weights)
    offline = all(cached(name) for name in needed)
    if not offline:
        _knock(hub)

    def get(name: str) -> Path:
        return Path(
            hf_hub_download(
                hub.repository,
                name,
                revision=hub.revision,
                etag_timeout=CONNECT_TIMEOUT,
                token=False,
                local_files_only=offline,
                tqdm_class=bar,
            )
        )

    config, *_ = [get(name) for name in needed]
    for name in WELCOME:
        with suppress(EntryNotFoundError):
            get(name)
    return config.parent


def _knock(hub: HubRepository) -> None:
    """Fail within seconds where there is no way to the Hub; a download would try six times."""
    from huggingface_hub import get_hf_file_metadata, hf_hub_url

    url = hf_hub_url(hub.repository, NEEDED[0], revision=hub.revision)
    get_hf_file_metadata(url, token=False, timeout=CONNECT_TIMEOUT)


def _bar(total: int, progress: Progress) -> type[Any]:
    """A class like tqdm's that adds up the bytes of all files for our own progress."""
    from huggingface_hub import utils

    tqdm: Any = utils.tqdm  # type: ignore[attr-defined, unused-ignore]
    done = 0

    class Bar(tqdm):  # type: ignore[misc, unused-ignore]
        def __init__(self, *args: object, initial: int = 0, **options: object) -> None:
            # draws nothing: the terminal, if there is one, belongs to whoever called
            super().__init__(*args, **{**options, "disable": True})
            self.update(initial)  # what an earlier try has brought already

        def update(self, n: float | None = 1) -> None:
            nonlocal done
            done += int(n or 0)
            progress(DOWNLOADING, min(done, total), total)

    return Bar


def _why(error: Exception) -> str:
    """What happened, from the error at the bottom: the top one says "check your connection"."""
    cause: BaseException = error
    while cause.__cause__ is not None:
        cause = cause.__cause__
    return f"{type(cause).__name__}: {reason(cause)}"


def check(hub: HubRepository, snapshot: Path, progress: Progress) -> None:
    """Raises SourceFailed if the weights are not the pinned ones."""
    progress(CHECKING, 0, 0)
    check_sum(snapshot / hub.weights, hub.weights_sha256)


def convert(
    kind: Kind, hub: HubRepository, snapshot: Path, folder: Path, progress: Progress
) -> None:
    """Write float32 weights, configuration and tokenizer of a snapshot to `folder`.

    transformers reads the checkpoint and writes it again: old names of tensors, buffers that are
    none, heads of other tasks and tied copies are its business.

    Raises:
        SourceFailed: the weights are not the pinned ones, or do not fill the network.
    """
    check(hub, snapshot, progress)

    import torch
    from transformers import AutoModelForCausalLM, AutoModelForMaskedLM

    progress(CONVERTING, 0, 0)
    network_type: Any = AutoModelForCausalLM if kind == "autoregressive" else AutoModelForMaskedLM
    network, report = network_type.from_pretrained(
        snapshot,
        dtype=torch.float32,
        local_files_only=True,
        use_safetensors=True,
        trust_remote_code=False,
        output_loading_info=True,
    )
    if report["missing_keys"]:
        raise SourceFailed(f"the weights have no tensor {min(report['missing_keys'])}")
    network.save_pretrained(folder)
    for name in ("tokenizer.json", *WELCOME):
        if (snapshot / name).exists():
            shutil.copyfile(snapshot / name, folder / name)
