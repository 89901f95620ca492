"""What goes to stderr: errors with the fault underlined and a hint, problems with their place, sentences.

Nothing here ends in a line end.
"""

from __future__ import annotations

from clientctl.errors import ClientctlError, Excerpt, Message, Problem
from clientctl.messages import template
from clientctl.model import Tone
from clientctl.render.cells import ELLIPSIS, clip, end, width
from clientctl.render.safe import safe
from clientctl.render.style import Style
from clientctl.render.wording import worded
from clientctl.render.wrapping import wrap

_INDENT = "  "
_PARAGRAPH = 80  # cells


def render_error(error: ClientctlError, style: Style) -> str:
    """The problems it lists, `clientctl: place: what is wrong`, the fault underlined, `hint: what to do`."""
    place = f"{safe(str(error.location))}: " if error.location else ""
    lines = [render_problem(problem, style) for problem in error.problems]
    lines.append(f"{style.paint('clientctl:', 'danger')} {place}{worded(error.message, style.language)}")
    if error.excerpt is not None:
        lines.extend(_underlined(error.excerpt, style))
    lines.extend(_hint(error.hint, style))
    return "\n".join(lines)


def render_problem(problem: Problem, style: Style) -> str:
    """`path:line:column: what is wrong`, with the word for a warning before the sentence, then the hint.

    What is wrong in no file has no path.
    """
    mark = "" if problem.is_error else _warning_mark(style)
    place = f"{safe(str(problem.location))}: " if problem.location.path else ""
    sentence = f"{place}{mark}{worded(problem.message, style.language)}"
    return "\n".join([sentence, *_hint(problem.hint, style)])


def render_warning(sentence: Message, style: Style) -> str:
    """`warning: sentence`."""
    return _warning_mark(style) + worded(sentence, style.language)


def render_message(sentence: Message, style: Style, tone: Tone = "") -> str:
    """One sentence, in a tone: dim for the last line under a list."""
    return style.paint(worded(sentence, style.language), tone)


def render_paragraph(sentence: Message, style: Style) -> str:
    """One sentence that may be long, in lines of 80 cells, those after the first indented."""
    return f"\n{_INDENT}".join(wrap(worded(sentence, style.language), _PARAGRAPH - len(_INDENT)))


def _warning_mark(style: Style) -> str:
    return style.paint(template("render.warning", style.language), "warning")


def _hint(hint: Message | None, style: Style) -> list[str]:
    if hint is None:
        return []
    return [style.paint(template("render.hint", style.language), "accent") + worded(hint, style.language)]


def _underlined(excerpt: Excerpt, style: Style) -> list[str]:
    before, fault, after = _parts(excerpt)
    if style.width is not None:
        before, fault, after = _narrowed(before, fault, after, max(8, style.width - len(_INDENT)))
    carets = "^" * max(1, width(fault))
    return [
        f"{_INDENT}{before}{fault}{after}".rstrip(),
        f"{_INDENT}{' ' * width(before)}{style.paint(carets, 'danger')}",
    ]


def _parts(excerpt: Excerpt) -> tuple[str, str, str]:
    """The line of the text where the fault starts: what stands before it, the fault, what follows."""
    text = excerpt.text
    line_start = text.rfind("\n", 0, excerpt.start) + 1
    line_end = text.find("\n", excerpt.start)
    line_end = len(text) if line_end < 0 else line_end
    fault_end = min(max(excerpt.start, excerpt.end), line_end)
    pieces = (text[line_start : excerpt.start], text[excerpt.start : fault_end], text[fault_end:line_end])
    return safe(pieces[0]), safe(pieces[1]), safe(pieces[2])


def _narrowed(before: str, fault: str, after: str, room: int) -> tuple[str, str, str]:
    """A long line cut at both ends so that the fault is in sight."""
    if width(before) + width(fault) + width(after) <= room:
        return before, fault, after
    fault = clip(fault, room // 2)
    lead = max(room // 4, room - width(fault) - width(after))
    if width(before) > lead:
        before = ELLIPSIS + end(before, lead - 1)
    return before, fault, clip(after, room - width(before) - width(fault))
