"""Several who want the same thing at once: one works, all get what came of it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event, get_ident

import pytest

from backend.models.weights.source import Progress
from backend.models.weights.together import Together

HOUR = 3600.0


def silent(_stage: str, _done: int, _total: int) -> None:
    pass


class Clock:
    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def all_at_once(together: Together[str], people: int, error: Exception | None) -> list[object]:
    """What each of so many got, who begin together; one works until another one has seen it."""
    worker: list[int] = []
    seen, everybody = Event(), Barrier(people)

    def work(report: Progress) -> str:
        worker.append(get_ident())
        report("Downloading", 1, 2)
        assert seen.wait(60), "nobody else saw how far it is"
        if error is not None:
            raise error
        return "the file"

    def watch(*stage: object) -> None:
        assert stage == ("Downloading", 1, 2)
        if get_ident() not in worker:
            seen.set()

    def want() -> object:
        everybody.wait(60)
        try:
            return together.run("it", work, watch, remember=HOUR)
        except OSError as failed:
            return failed

    with ThreadPoolExecutor(people) as pool:
        return [one.result() for one in [pool.submit(want) for _ in range(people)]]


def test_one_works_and_all_get_the_result() -> None:
    together: Together[str] = Together()
    assert all_at_once(together, 5, None) == ["the file"] * 5


def test_a_failure_is_everybodys_and_is_remembered_for_a_while() -> None:
    clock = Clock()
    together: Together[str] = Together(clock)
    error = OSError("no network")
    assert all_at_once(together, 4, error) == [error] * 4
    tries: list[int] = []

    def again(_report: Progress) -> str:
        tries.append(1)
        return "the file"

    clock.seconds = HOUR - 1
    with pytest.raises(OSError, match="no network"):
        together.run("it", again, silent, remember=HOUR)
    assert together.run("another thing", again, silent, remember=HOUR) == "the file"
    clock.seconds = HOUR
    assert together.run("it", again, silent, remember=HOUR) == "the file"
    assert len(tries) == 2


def test_who_asks_to_try_again_does() -> None:
    together: Together[str] = Together()

    def fail(_report: Progress) -> str:
        raise OSError

    with pytest.raises(OSError):
        together.run("it", fail, silent, remember=HOUR)
    together.forget_failures()
    assert together.run("it", lambda _: "the file", silent, remember=HOUR) == "the file"


def test_a_result_is_not_kept_here() -> None:
    together: Together[str] = Together()
    made = iter(["one", "another"])
    got = [together.run("it", lambda _: next(made), silent, remember=HOUR) for _ in range(2)]
    assert got == ["one", "another"]


def test_where_the_work_is_broken_off_the_next_one_does_it() -> None:
    together: Together[str] = Together()
    begun, second = Event(), Event()

    def broken_off(_report: Progress) -> str:
        begun.set()
        assert second.wait(60)
        raise KeyboardInterrupt

    def wait_and_work() -> str:
        assert begun.wait(60)
        second.set()
        return together.run("it", lambda _: "the file", silent, remember=HOUR)

    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(together.run, "it", broken_off, silent, remember=HOUR)
        other = pool.submit(wait_and_work)
        assert other.result() == "the file"
        assert isinstance(one.exception(), KeyboardInterrupt)
