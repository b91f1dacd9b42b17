"""Files in memory are few: for each tab, and for all together. Streamlit's own routes behind it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit import config, runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.web.server.starlette.starlette_routes import create_upload_routes

from components.server.uploads import FILES_A_TAB, FILES_IN_ALL, BoundedUploads

PATH = "/_stcore/upload_file"


class Room:
    """Streamlit's routes for uploads behind ours, and the tabs that are open."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.closed: set[str] = set()
        self.manager = MemoryUploadedFileManager(PATH)
        instance = SimpleNamespace(
            uploaded_file_mgr=self.manager,
            is_active_session=lambda tab: tab not in self.closed,
        )
        monkeypatch.setattr(runtime, "get_instance", lambda: instance)
        routes = create_upload_routes(instance, self.manager, "")  # type: ignore[arg-type]
        self.client = TestClient(Starlette(routes=routes, middleware=[BoundedUploads]))

    def upload(self, tab: str, name: str) -> int:
        file = {"file": (name, b"a text")}
        return self.client.put(f"{PATH}/{tab}/{name}", files=file).status_code

    def files(self, tab: str) -> int:
        return len(self.manager.file_storage.get(tab, {}))


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Room:
    monkeypatch.setitem(
        config.get_config_options(), "server.enableXsrfProtection", SimpleNamespace(value=False)
    )
    return Room(monkeypatch)


def test_a_tab_keeps_a_few_files_and_may_replace_them(room: Room) -> None:
    got = [room.upload("one", str(number)) for number in range(FILES_A_TAB + 3)]
    assert got == [204] * FILES_A_TAB + [429] * 3
    assert room.files("one") == FILES_A_TAB
    assert room.upload("two", "0") == 204
    room.client.delete(f"{PATH}/one/0")
    assert room.upload("one", "another") == 204


def test_all_together_keep_so_many(room: Room) -> None:
    tabs = [str(number) for number in range(FILES_IN_ALL)]
    assert {room.upload(tab, "file") for tab in tabs} == {204}
    assert room.upload("late", "file") == 503
    room.closed = set(tabs[:2])
    assert room.upload("late", "file") == 204
    assert [room.files(tab) for tab in tabs[:3]] == [0, 0, 1]


def test_a_broken_upload_is_not_counted_for_ever(room: Room) -> None:
    for _ in range(FILES_A_TAB + 1):
        assert room.client.put(f"{PATH}/one/file", content=b"no form").status_code == 400
    assert room.upload("one", "file") == 204


def test_an_app_below_a_path_is_bounded_too(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        config.get_config_options(), "server.baseUrlPath", SimpleNamespace(value="/app/")
    )
    for number in range(FILES_A_TAB):
        room.upload("one", str(number))
    assert room.client.put(f"/app{PATH}/one/file").status_code == 429
