"""The theme keeps its promises: contrast, a complete dark mode, colours with one meaning."""

from __future__ import annotations

import colorsys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from components.charts import palette

ROOT = Path(__file__).parents[4]

CONFIG = ROOT / ".streamlit" / "config.toml"
THEME: dict[str, Any] = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]
HUES = ("blue", "orange", "violet", "gray", "red", "green", "yellow")
READABLE = 4.5  # WCAG 2.2, success criterion 1.4.3, normal text


def channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of `#rrggbb`, from 0 to 1."""
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` (WCAG 2.2, definitions)."""
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, from 1 to 21 (WCAG 2.2, definitions)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def blend(front: str, back: str, share: float) -> str:
    """The colour that `front` at this opacity gives over `back`."""
    return "#" + "".join(
        f"{round(int(front[i : i + 2], 16) * share + int(back[i : i + 2], 16) * (1 - share)):02x}"
        for i in (1, 3, 5)
    )


def grounds(theme: dict[str, Any]) -> tuple[str, str]:
    return theme["backgroundColor"], theme["secondaryBackgroundColor"]


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("mode", palette.MODES)
@pytest.mark.parametrize("meaning", ["left", "both", "negative", "other", "text"])
def test_every_meaning_is_readable(mode: palette.Mode, meaning: palette.Meaning) -> None:
    for ground in grounds(THEME[mode]):
        assert contrast(palette.colour(meaning, mode), ground) >= READABLE


@pytest.mark.parametrize("mode", palette.MODES)
@pytest.mark.parametrize("hue", HUES)
def test_every_hue_is_readable_as_text_and_on_its_own_tint(mode: str, hue: str) -> None:
    theme = THEME[mode]
    tint = theme[f"{hue}BackgroundColor"]
    for ground in (*grounds(theme), tint):
        assert contrast(theme[f"{hue}TextColor"], ground) >= READABLE
    for ground in grounds(theme):
        assert contrast(theme[f"{hue}Color"], ground) >= READABLE
    assert contrast(theme["textColor"], tint) >= READABLE


@pytest.mark.parametrize("mode", palette.MODES)
def test_text_links_captions_and_buttons_are_readable(mode: str) -> None:
    theme = THEME[mode]
    for ground in grounds(theme):
        assert contrast(theme["linkColor"], ground) >= READABLE
        # Streamlit draws a caption at 60% opacity.
        assert contrast(blend(theme["textColor"], ground, 0.6), ground) >= READABLE
        # Chosen pills and segments are written in it.
        assert contrast(theme["primaryColor"], ground) >= READABLE


def test_no_button_writes_white_on_the_primary_colour() -> None:
    sources = [path for folder in ("components", "pages") for path in (ROOT / folder).rglob("*.py")]
    assert not [path for path in sources if 'type="primary"' in path.read_text(encoding="utf-8")]


def test_light_and_dark_define_the_same_colours() -> None:
    assert THEME["light"].keys() == THEME["dark"].keys()


@pytest.mark.parametrize("mode", palette.MODES)
def test_charts_use_the_colours_with_meaning_first(mode: palette.Mode) -> None:
    wanted: tuple[palette.Meaning, ...] = ("left", "both", "negative", "other")
    expected = [palette.colour(meaning, mode) for meaning in wanted]
    assert THEME[mode]["chartCategoricalColors"][:4] == expected
    # With any other number Streamlit falls back to its own scale, silently.
    assert len(THEME[mode]["chartSequentialColors"]) == 10
    assert len(THEME[mode]["chartDivergingColors"]) == 10


def test_without_a_viewer_the_light_theme_holds() -> None:
    assert palette.viewer_mode() == "light"
    assert palette.colour("left") == THEME["light"]["blueColor"]


@pytest.mark.parametrize("mode", palette.MODES)
@pytest.mark.parametrize("meaning", ["left", "both"])
def test_lines_that_are_told_apart_differ_in_hue_and_are_readable(
    mode: palette.Mode, meaning: palette.Meaning
) -> None:
    found = palette.line_colours(meaning, mode)
    assert found[0] == palette.colour(meaning, mode)
    assert len(set(found)) == 6
    taken = {palette.colour(one, mode) for one in ("left", "both", "negative", "other")}
    assert not taken & set(found[1:]), "a hue that has a meaning already"
    hues = sorted(colorsys.rgb_to_hsv(*channels(one))[0] for one in found)
    gaps = [(after - before) % 1 for before, after in zip(hues, hues[1:] + hues[:1], strict=True)]
    assert min(gaps) > 1 / 24, "two hues look alike"
    for line in found:  # their names are written in them
        assert contrast(line, palette.colour("background", mode)) >= READABLE
