"""Streamlit's front end and our components live with the content security policy."""

from __future__ import annotations

import urllib.request


def test_every_answer_carries_the_headers(app_url: str) -> None:
    for path in ("/", "/tokens", "/_stcore/health", "/api/status"):
        with urllib.request.urlopen(app_url + path) as answer:
            assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
