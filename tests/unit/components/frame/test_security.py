"""The headers say what they should; that the app lives with them is tested in a browser."""

import re

from components.frame.security import HEADERS, content_security_policy


def test_scripts_come_from_the_app_alone() -> None:
    policy = dict(rule.split(" ", 1) for rule in content_security_policy().split("; "))
    scripts = policy["script-src"].split()
    assert "'unsafe-inline'" not in scripts
    assert "'unsafe-eval'" not in scripts
    assert not [source for source in scripts if source.startswith("http")]
    assert re.search(r"'sha256-[\w+/]{43}='", policy["script-src"])
    assert policy["object-src"] == "'none'"


def test_types_and_frames_are_named() -> None:
    assert HEADERS["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'self'" in HEADERS["Content-Security-Policy"]
