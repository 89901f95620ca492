"""Lines over time: where they run, where they break, and what stands beside and below them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientctl.render.html.charts.element import Drawing
from clientctl.render.html.charts.lines import draw_lines
from clientctl.render.html.charts.plot import Plot
from clientctl.render.html.charts.when import chosen_of, whens
from tests.render.html.plots import Value, attributes, elements, plot, texts


def drawn(made: Plot) -> Drawing:
    drawing = draw_lines(made)
    assert drawing is not None
    return drawing


def lined(*values: Value, **others: list[Value]) -> Drawing:
    labels = [f"2026-{number:02}" for number in range(1, len(values) + 1)]
    return drawn(plot(labels, {"sales": values, **others}))


def shapes(drawing: Drawing, look: str) -> list[str]:
    return [attributes(part)["d"] for part in elements(drawing, look)]


def dots(drawing: Drawing) -> list[tuple[str, str]]:
    found = [attributes(part) for part in elements(drawing, "dot")]
    return [(dot["cx"], dot["cy"]) for dot in found]


def test_a_line_runs_from_zero_to_the_highest_round_number() -> None:
    drawing = lined(0, 50, 100)
    # 216 pixels from the top at 16 to zero at 232, stretched over a width of 1000
    assert shapes(drawing, "line") == ["M0 232L500 124L1000 16"]
    assert shapes(drawing, "area") == ["M0 232L500 124L1000 16V232H0Z"]
    assert dots(drawing) == [("100%", "16")]
    assert texts(drawing, "tick") == ["0", "25", "50", "75", "100"]
    assert [attributes(part)["y1"] for part in elements(drawing, "grid")] == ["178", "124", "70", "16"]
    assert [attributes(part)["y1"] for part in elements(drawing, "base")] == ["232"]


def test_its_end_has_its_name_and_its_last_number() -> None:
    drawing = lined(0, 50, 100)
    assert (texts(drawing, "name"), texts(drawing, "end")) == (["Sales"], ["100"])
    assert drawing.description == (
        "Lines over time, 2026-01 to 2026-03: sales from 0 to 100, the highest 100 in 2026-03"
    )
    assert drawing.tells_all


def test_of_several_lines_each_label_has_a_piece_of_its_line() -> None:
    drawing = lined(0, 100, other=[0, 0])
    # the ends are at 16 and 232; the middle of a label is at 18 at least, the piece 8 above it
    assert shapes(drawing, "tie") == ["M7 16L14 10", "M7 232L14 224"]
    assert shapes(drawing, "line")[2:] == ["M14 10H26", "M14 224H26"]
    assert not shapes(lined(0, 100), "tie")


def test_below_zero_the_base_is_not_the_lowest_line() -> None:
    drawing = lined(-8, 0)
    assert shapes(drawing, "line")[0] == "M0 232L1000 16"
    assert [attributes(part)["y1"] for part in elements(drawing, "base")] == ["16"]
    assert shapes(drawing, "area") == ["M0 232L1000 16V16H0Z"]


def test_what_is_not_known_is_a_gap_and_a_point_alone_is_a_dot() -> None:
    drawing = lined(4, None, 4, 4)
    assert shapes(drawing, "line")[0] == "M666.7 16L1000 16"
    assert dots(drawing) == [("0%", "16"), ("100%", "16")]


def test_a_line_that_ends_early_is_told_by_its_last_number() -> None:
    drawing = lined(1, 3, None, other=[4, 4, 4])
    assert texts(drawing, "end") == ["3", "4"]
    assert dots(drawing) == [("100%", "16"), ("50%", "70")]
    assert len(elements(drawing, "tie")) == 1


def test_a_single_point_stands_beside_its_label() -> None:
    drawing = lined(5)
    # between 4 and 6 of 0, 2, 4, 6: a sixth of the way down
    assert dots(drawing) == [("100%", "52")]
    assert shapes(drawing, "line")[0] == ""
    assert texts(drawing, "when") == ["2026-01"]


@pytest.mark.parametrize("values", [[], [0, 0], [None, None], [None, 0]])
def test_nothing_but_zeros_is_not_drawn(values: list[Value]) -> None:
    assert draw_lines(plot([str(at) for at in range(len(values))], {"sales": values})) is None


def test_six_lines_are_enough_and_empty_ones_do_not_count() -> None:
    series: dict[str, list[Value]] = {f"s{number}": [number, number] for number in range(1, 9)}
    drawing = drawn(plot(["a", "b"], {"none": [None, None], **series}))
    assert texts(drawing, "name") == ["S1", "S2", "S3", "S4", "S5", "S6"]
    assert not elements(drawing, "area")


def test_the_first_line_is_drawn_over_the_others() -> None:
    looks = [attributes(part)["class"] for part in elements(lined(1, 2, other=[2, 1]), "line")]
    assert looks[:2] == ["line series-2", "line series-1"]


@settings(max_examples=50)
@given(st.lists(st.integers(-100, 100), min_size=6, max_size=6))
def test_the_labels_of_lines_never_stand_on_one_another(values: list[int]) -> None:
    drawing = draw_lines(plot(["a"], {f"s{at}": [value] for at, value in enumerate(values)}))
    if drawing is None:
        assert not any(values)
        return
    lines = sorted(
        float(attributes(part)["y"]) for look in ("name", "end") for part in elements(drawing, look)
    )
    assert all(later - earlier >= 16.8 for earlier, later in pairwise(lines))
    assert 0 < lines[0] <= lines[-1] < drawing.height


def test_room_is_left_for_the_longest_words_beside_it() -> None:
    assert lined(1, 3).look == "left-32 right-72"
    assert lined(0, 900_000).look == "left-56 right-72"
    assert drawn(plot(["a", "b"], {"revenue of all": [1, 3]})).look == "left-32 right-144"
    assert drawn(plot(["a"], {"x": [-120_000_000]}, "zh")).look == "left-72 right-104"
    assert texts(drawn(plot(["a"], {"insulated box 20L": [1], "insulated box 40L": [1]})), "name") == [
        "Insula…ox 20L",
        "Insula…ox 40L",
    ]


@pytest.mark.parametrize(
    ("count", "expected"),
    [(1, (0,)), (2, (0, 1)), (5, (0, 1, 2, 3, 4)), (6, (0, 2, 5)), (12, (0, 3, 6, 11)), (24, (0, 6, 12, 23))],
)
def test_few_labels_of_time_at_even_distances(count: int, expected: tuple[int, ...]) -> None:
    assert chosen_of(count) == expected


@pytest.mark.parametrize(("narrow", "middle"), [(200, "when"), (150, "when rare")])
def test_on_a_phone_the_middle_label_stays_where_it_fits(narrow: int, middle: str) -> None:
    # seven cells take 53 pixels, and 8 lie between: all three need 176
    made: list[Any] = [attributes(part) for part in whens([f"2026-0{at}" for at in range(1, 6)], 100, narrow)]
    assert [part["class"] for part in made] == ["when first", "when rare", middle, "when rare", "when last"]
    assert [part["x"] for part in made] == ["0%", "25%", "50%", "75%", "100%"]
