"""frozen: classes with slots whose instances never change, as dataclasses makes them, but made quickly.

A command loads some sixty of them. dataclasses compiles six methods for each (0.4 ms a class) and imports inspect,
which together took a third of the time of a whole query; here only closures are made, and nothing is compiled.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from operator import attrgetter
from typing import Any, Final, NoReturn, TypeVar, dataclass_transform

Instance = TypeVar("Instance")

_MISSING: Final = object()


class _Attribute:
    """How an attribute differs from an ordinary one."""

    __slots__ = ("default", "factory", "is_compared")

    def __init__(self, default: Any, factory: Callable[[], Any] | None, *, is_compared: bool) -> None:
        self.default = default
        self.factory = factory
        self.is_compared = is_compared


def attribute(
    *, default: Any = _MISSING, factory: Callable[[], Any] | None = None, compare: bool = True
) -> Any:
    """An attribute made by `factory` where it is not given, or one that does not count in comparisons.

    What is not compared is not shown by `repr` either.
    """
    return _Attribute(default, factory, is_compared=compare)


@dataclass_transform(frozen_default=True, field_specifiers=(attribute,))
def frozen(cls: type[Instance]) -> type[Instance]:
    """The class with slots for its annotated attributes, which cannot be set again once it is made.

    Equal are instances of one class with equal attributes, unless the class says otherwise itself.
    A class with cached properties keeps room for them.
    """
    own = tuple(cls.__annotations__)
    given = {name: _attribute(cls.__dict__.get(name, _MISSING)) for name in own}
    members = {
        name: value
        for name, value in cls.__dict__.items()
        if name not in own and name not in ("__dict__", "__weakref__")
    }
    caches = any(isinstance(value, cached_property) for value in members.values())
    members["__slots__"] = (*own, "__dict__") if caches else own
    made: Any = type(cls).__new__(type(cls), cls.__name__, cls.__bases__, members)
    made.__qualname__ = cls.__qualname__
    _give_methods(made, {**getattr(cls, "__attributes__", {}), **given})
    return made  # type: ignore[no-any-return]


def replace(instance: Instance, **changes: Any) -> Instance:
    """A copy with other values for some attributes."""
    names = type(instance).__attributes__  # type: ignore[attr-defined]
    return type(instance)(**({name: getattr(instance, name) for name in names} | changes))


def _attribute(value: Any) -> _Attribute:
    return value if isinstance(value, _Attribute) else _Attribute(value, None, is_compared=True)


def _give_methods(cls: Any, attributes: dict[str, _Attribute]) -> None:
    compared = tuple(name for name, one in attributes.items() if one.is_compared)
    key = attrgetter(*compared) if compared else lambda _: ()

    def equals(self: Any, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return key(self) == key(other)

    def hashed(self: Any) -> int:
        return hash(key(self))

    def shown(self: Any) -> str:
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in compared)
        return f"{cls.__qualname__}({values})"

    # Python puts None for the hash of a class that says itself what is equal
    for name, method in {"__eq__": equals, "__hash__": hashed, "__repr__": shown}.items():
        if cls.__dict__.get(name) is None:
            setattr(cls, name, method)
    cls.__init__ = _maker(cls, attributes)
    cls.__setattr__ = _refuse_setting
    cls.__delattr__ = _refuse_setting
    cls.__reduce__ = _reduced
    cls.__match_args__ = tuple(attributes)  # type: ignore[misc]
    cls.__attributes__ = attributes


def _maker(cls: Any, attributes: dict[str, _Attribute]) -> Callable[..., None]:
    setters = tuple(getattr(cls, name).__set__ for name in attributes)
    count = len(setters)
    defaults = tuple(one.default for one in attributes.values())
    # with so many values given, all others have a default that need not be made
    enough = max((place for place, value in enumerate(defaults, 1) if value is _MISSING), default=0)

    def made_of(self: Any, *values: Any, **named: Any) -> None:
        if named or not enough <= len(values) <= count:
            values = _complete(cls, values, named)
        elif len(values) < count:
            values += defaults[len(values) :]
        for assign, value in zip(setters, values, strict=True):
            assign(self, value)

    return made_of


def _complete(cls: Any, values: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...]:
    """Every value in its place; TypeError where one is missing, given twice or unknown."""
    attributes: dict[str, _Attribute] = cls.__attributes__
    given = dict(zip(attributes, values, strict=False)) | named if values else named
    if (
        len(given) < len(values) + len(named)
        or len(values) > len(attributes)
        or given.keys() - attributes.keys()
    ):
        raise TypeError(f"{cls.__qualname__}() takes {', '.join(attributes)}, each once")
    found = tuple([given[name] if name in given else _default(one) for name, one in attributes.items()])
    if any(value is _MISSING for value in found):
        missing = [name for name, value in zip(attributes, found, strict=True) if value is _MISSING]
        raise TypeError(f"{cls.__qualname__}() lacks {', '.join(missing)}")
    return found


def _default(attribute: _Attribute) -> Any:
    return attribute.default if attribute.factory is None else attribute.factory()


def _reduced(self: Any) -> Any:
    return type(self), tuple(getattr(self, name) for name in type(self).__attributes__)


def _refuse_setting(self: Any, name: str, *value: Any) -> NoReturn:
    raise AttributeError(f"{type(self).__qualname__}.{name} cannot be set: it is frozen")
