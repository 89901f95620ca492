"""Parts of a whole, stages and the small line of a figure: their geometry and their words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from clientctl.render.html.charts.bars import draw_bars
from clientctl.render.html.charts.element import Drawing, Element
from clientctl.render.html.charts.funnel import draw_funnel
from clientctl.render.html.charts.parts import draw_parts
from clientctl.render.html.charts.plot import Plot
from clientctl.render.html.charts.spark import draw_spark
from tests.render.html.plots import Value, attributes, elements, plot, texts

NAMES = ["a", "b", "c", "d"]


def of(*values: Value) -> Plot:
    return plot(NAMES[: len(values)], {"clients": values})


def parted(*values: Value) -> Drawing:
    drawing = draw_parts(of(*values))
    assert drawing is not None
    return drawing


def rings(drawing: Drawing) -> list[tuple[str, str, str]]:
    found = [attributes(part) for part in elements(drawing, "ring")]
    return [(ring["class"], ring["stroke-dasharray"], ring["stroke-dashoffset"]) for ring in found]


def test_parts_go_round_from_the_top_the_largest_first_with_a_gap_between() -> None:
    drawing = parted(25, 75)
    assert rings(drawing) == [
        ("ring point", "74.40 25.60", "-0.30"),
        ("ring middle", "24.40 75.60", "-75.30"),
    ]
    assert texts(drawing, "strong") == ["75\u202f%", "25\u202f%"]
    assert texts(drawing, "whole") == ["100"]
    assert drawing.description == "A ring of 100 in all: b 75\u202f%, a 25\u202f%"


def test_each_part_has_its_label_on_its_side() -> None:
    drawing = parted(25, 75)
    # from the centre at 104 an eighth of a turn below and above the horizontal: 74 / √2 = 52.3
    assert [attributes(part)["d"] for part in elements(drawing, "leader")] == [
        "M52.3 156.3L79 156.3",
        "M-52.3 51.7L-79 51.7",
    ]
    assert [(attributes(part)["class"], part.text) for part in elements(drawing, "name")] == [
        ("first name", "b"),
        ("last name", "a"),
    ]


def test_labels_of_small_parts_are_pushed_apart() -> None:
    # the large one is 0.49 of a turn from the top: 104 + 74 * 0.998 = 177.9; the small ones both want 30 on the left,
    # where 28 is the highest that there is room for; a name is 12 above the middle of its label
    places = {part.text: attributes(part)["y"] for part in elements(parted(98, 1, 1), "name")}
    assert places == {"a": "165.9", "b": "72", "c": "16"}


def test_one_part_is_the_whole_ring_and_an_empty_part_has_a_label_only() -> None:
    assert rings(parted(8)) == [("ring point", "100.00 0.00", "0.00")]
    assert rings(parted(8, 0)) == [("ring point", "100.00 0.00", "0.00")]
    assert texts(parted(8, 0), "strong") == ["100\u202f%", "0\u202f%"]


@pytest.mark.parametrize("values", [[1, 2, 3, 4], [5, -1]])
def test_what_does_not_make_up_a_whole_of_three_is_drawn_as_bars(values: list[Value]) -> None:
    assert draw_parts(of(*values)) == draw_bars(of(*values))
    assert elements(parted(*values), "value")


@pytest.mark.parametrize("values", [[], [0], [0, 0, None]])
def test_nothing_has_no_parts_and_no_stages(values: list[Value]) -> None:
    assert draw_parts(of(*values)) is None
    assert draw_funnel(of(*values)) is None


def staged(*values: Value) -> Drawing:
    drawing = draw_funnel(of(*values))
    assert drawing is not None
    return drawing


def bars(drawing: Drawing) -> list[tuple[str, str, str]]:
    found = [attributes(part) for part in elements(drawing) if part.tag == "rect"]
    return [(bar["class"], bar["y"], bar["width"]) for bar in found]


def test_stages_keep_their_order_and_show_what_is_left_of_the_one_before() -> None:
    drawing = staged(200, 100, 150, 0)
    assert texts(drawing, "name") == NAMES
    assert texts(drawing, "value") == ["200", "100", "150", "0"]
    assert texts(drawing, "note") == [
        "↓ 50\u202f% of the stage before",
        "↓ 150\u202f% of the stage before",
        "↓ 0\u202f% of the stage before",
    ]
    assert bars(drawing) == [
        ("point", "24", "100%"),
        ("context", "96", "100%"),
        ("point", "96", "50%"),
        ("point", "168", "75%"),
        ("context", "240", "75%"),
        ("point", "240", "0%"),
    ]
    assert drawing.height == 254
    assert drawing.description == (
        "Funnel, stage by stage: a 200, b 100 (50\u202f% of the stage before), "
        "c 150 (150\u202f% of the stage before), d 0 (0\u202f% of the stage before)"
    )


def test_nothing_is_a_share_of_no_stage() -> None:
    assert texts(staged(0, 5, None, 4), "note") == ["↓ 80\u202f% of the stage before"]


def test_stages_below_zero_are_bars() -> None:
    assert draw_funnel(of(3, -1)) == draw_bars(of(3, -1))


def spark(*values: int) -> Element | None:
    return draw_spark(tuple(Decimal(value) for value in values))


def test_a_small_line_has_a_dot_at_its_end_and_is_not_read_out() -> None:
    made = spark(0, 5, 10)
    assert made is not None
    line, dot = made.children
    assert attributes(line)["d"] == "M4 24L48 14L92 4"
    assert (attributes(dot)["cx"], attributes(dot)["cy"]) == ("92", "4")
    assert attributes(made)["aria-hidden"] == "true"


def test_a_small_line_starts_from_zero() -> None:
    made = spark(-10, 10)
    high = spark(100, 101)
    assert made is not None and high is not None
    assert attributes(made.children[0])["d"] == "M4 24L92 4"
    assert attributes(high.children[0])["d"] == "M4 4.2L92 4"


@pytest.mark.parametrize("values", [(), (5,), (0, 0)])
def test_less_than_two_numbers_are_no_line(values: tuple[int, ...]) -> None:
    assert spark(*values) is None
