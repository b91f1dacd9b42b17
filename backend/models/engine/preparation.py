"""Fetching and loading a model in the background, with progress that anybody may look at."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from typing import Any

from backend.models.weights.source import Progress


class Preparation:
    """One model, or a vocabulary alone, on its way from nowhere into memory.

    What it is makes no difference here; whoever prepares it knows.

    Attributes:
        stage: what is being done, for the screen.
        done, total: how far, in the stage's own unit (bytes, tensors); total 0 if not known.
        error: why it failed, or None.
    """

    def __init__(self, name: str, load: Callable[[str, Progress], Any]) -> None:
        self.name = name
        self.stage = "Loading the model"
        self.done, self.total = 0, 0
        self.error: Exception | None = None
        self._load = load
        self._model: Any = None
        self._finished = Event()
        Thread(target=self._run, name=f"logitscope-prepare-{name}", daemon=True).start()

    @property
    def finished(self) -> bool:
        """True once the model is in memory or has failed."""
        return self._finished.is_set()

    @property
    def share(self) -> float:
        """How far, 0 to 1; 0 where the total is not known."""
        return min(self.done / self.total, 1.0) if self.total else 0.0

    def wait(self, seconds: float) -> bool:
        """Wait at most so long; returns `finished`."""
        return self._finished.wait(seconds)

    def model(self) -> Any:
        """The model; waits for it.

        Raises:
            ModelUnavailable: no source could deliver it.
        """
        self._finished.wait()
        if self.error is not None:
            raise self.error
        return self._model

    def _run(self) -> None:
        try:
            self._model = self._load(self.name, self._progress)
        except Exception as error:  # shown by whoever waits for the model
            self.error = error
        finally:
            self._finished.set()

    def _progress(self, stage: str, done: int, total: int) -> None:
        self.stage, self.done, self.total = stage, done, total
