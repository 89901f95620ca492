"""Frozen classes behave as frozen dataclasses do."""

from __future__ import annotations

import copy
import pickle
from functools import cached_property

import pytest

from clientctl.frozen import attribute, frozen, replace


@frozen
class Point:
    """Two places and a remark that does not count."""

    x: int
    y: int = 0
    names: list[str] = attribute(factory=list)
    remark: str = attribute(default="", compare=False)

    @property
    def sum(self) -> int:
        return self.x + self.y


@frozen
class Other:
    x: int
    y: int = 0


@frozen
class Slow:
    x: int

    @cached_property
    def twice(self) -> list[int]:
        return [self.x, self.x]


@frozen
class Same:
    """Equal to itself alone."""

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    held: dict[str, int]


def test_values_come_by_place_by_name_and_by_default() -> None:
    assert (Point(1).x, Point(1).y, Point(1, 2).y, Point(1, y=3).y) == (1, 0, 2, 3)
    assert (Point(1).sum, Point(y=2, x=1).sum) == (1, 3)
    assert Point(1).names == [] and Point(1).names is not Point(1).names


@pytest.mark.parametrize(
    ("values", "named", "said"),
    [
        ((), {}, "lacks x"),
        ((), {"y": 1}, "lacks x"),
        ((1, 2, [], "", 5), {}, "each once"),
        ((1,), {"x": 1}, "each once"),
        ((1,), {"z": 1}, "each once"),
    ],
)
def test_values_that_do_not_fit_are_refused(
    values: tuple[int, ...], named: dict[str, int], said: str
) -> None:
    make: type = Point
    with pytest.raises(TypeError, match=said):
        make(*values, **named)


def test_equal_are_instances_of_one_class_with_equal_values() -> None:
    assert Point(1, 2) == Point(1, 2) != Point(1, 3)
    assert Point(1, remark="a") == Point(1, remark="b")
    other: object = Other(1)
    assert Point(1) != other
    assert len({Other(1), Other(1), Other(2)}) == 2
    assert Same({}) != Same({}) and len({Same({}), Same({})}) == 2


def test_nothing_can_be_set_or_deleted() -> None:
    point = Point(1)
    with pytest.raises(AttributeError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del point.x
    with pytest.raises(AttributeError):
        point.other = 2  # type: ignore[attr-defined]
    assert point == Point(1)


def test_a_copy_may_have_other_values() -> None:
    assert replace(Point(1, 2), y=5) == Point(1, 5)
    assert copy.deepcopy(Point(1, 2, ["a"])) == pickle.loads(pickle.dumps(Point(1, 2, ["a"])))


def test_a_cached_property_is_made_once() -> None:
    slow = Slow(4)
    assert slow.twice is slow.twice == [4, 4]


def test_it_is_shown_and_matched_by_its_attributes() -> None:
    assert repr(Point(1, remark="a")) == "Point(x=1, y=0, names=[])"
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)
