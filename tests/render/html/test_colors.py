"""Colours of the page: texts and shapes stand out from their ground, and lines from each other for every eye."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import combinations
from typing import Final

import pytest

CSS: Final = files("clientctl.render.html").joinpath("style.css").read_text("utf-8")
# What eyes without one of three receptors see of linear light (Machado, Oliveira and Fernandes 2009).
EYES: Final = {
    "all": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
THEMES: Final = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)


def linear(color: str) -> list[float]:
    """Red, green and blue light of an sRGB color, from 0 to 1."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(color: str) -> float:
    """Relative luminance by WCAG 2.2."""
    red, green, blue = linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark", "print"])
def test_every_text_can_be_read_on_its_ground(theme: str) -> None:
    colors = dict(re.findall(r"--(\w+): (#\w{6});", theme))
    assert {"paper", "series6", "step5"} <= colors.keys()
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    for ground in ("paper", "raised"):
        for text in ("ink", "dim", "accent", "danger", "warning"):
            assert contrast(colors[text], colors[ground]) >= 4.5, (text, ground)
    for steps, ground in (("123", "on123"), ("45", "on45")):
        assert all(contrast(colors[f"step{step}"], colors[ground]) >= 4.5 for step in steps), steps
    assert contrast(colors["dim"], colors["raised"]) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark", "print"])
def test_every_shape_is_seen_on_its_ground(theme: str) -> None:
    colors = dict(re.findall(r"--(\w+): (#\w{6});", theme))
    for name in ("point", "middle", *(f"series{number}" for number in range(2, 7))):
        assert contrast(colors[name], colors["paper"]) >= 3, name
    assert contrast(colors["point"], colors["context"]) >= 2
    grounds = [luminance(colors[name]) for name in ("paper", *(f"step{number}" for number in range(1, 6)))]
    assert sorted(grounds, reverse=grounds[0] > grounds[-1]) == grounds


def seen(color: str, eye: str) -> list[float]:
    """The color as it is seen, in CIE L*a*b* under D65."""
    light = linear(color)
    mixed = (sum(part * weight for part, weight in zip(light, weights, strict=True)) for weights in EYES[eye])
    red, green, blue = (min(1.0, max(0.0, part)) for part in mixed)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("theme", THEMES[:2], ids=["light", "dark"])
def test_six_lines_are_told_apart_by_every_eye(theme: str, eye: str) -> None:
    colors = dict(re.findall(r"--(\w+): (#\w{6});", theme))
    lines = [seen(colors[name], eye) for name in ("point", *(f"series{number}" for number in range(2, 7)))]
    # a difference of two or three is just seen where both are side by side
    assert (
        min(sum((a - b) ** 2 for a, b in zip(*pair, strict=True)) ** 0.5 for pair in combinations(lines, 2))
        >= 15
    )
