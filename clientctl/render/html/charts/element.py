"""An element of a drawing as data; the page's template writes it, and escapes it."""

from __future__ import annotations

from clientctl.frozen import frozen


@frozen
class Element:
    """A tag, its attributes in order, and either text or further elements."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[Element, ...] = ()
    text: str = ""


@frozen
class Drawing:
    """A whole SVG: as wide as its place and `height` pixels high.

    title: what it shows; description: the same in words for who cannot see it.
    look: CSS classes that leave room beside it, or make it wider than its place, in which it is moved then.
    tells_all: whether its table adds nothing that most readers look for.
    """

    title: str
    description: str
    height: int
    children: tuple[Element, ...]
    look: str = ""
    tells_all: bool = False


def element(tag: str, text: str = "", /, *children: Element, **attributes: str | int) -> Element:
    """An element; a trailing underscore is taken off a name, the others become dashes: `class_`, `text_anchor`.

    Names with capitals are written as they are: `viewBox`.
    """
    named = tuple((name.rstrip("_").replace("_", "-"), str(value)) for name, value in attributes.items())
    return Element(tag, named, children, text)
