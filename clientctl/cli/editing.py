"""The course of an edit: a draft, the editor, a question when the text is invalid, and the write."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from clientctl.actions.changing import Outcome, Plan, carry_out
from clientctl.actions.editing import Original, find_errors
from clientctl.actions.workspace import Workspace
from clientctl.cli import streams
from clientctl.cli.editor import Editor, find_editor
from clientctl.cli.output import find_renderer
from clientctl.cli.questions import confirm
from clientctl.cli.session import Session
from clientctl.cli.writing import present_outcome
from clientctl.errors import (
    ClientctlError,
    InvalidData,
    Message,
    NotFound,
    Problem,
    WrongUsage,
    message,
)
from clientctl.frozen import frozen
from clientctl.model import ChangeSet, FileChange
from clientctl.render.diff import unified
from clientctl.render.notice import render_problem
from clientctl.render.safe import safe
from clientctl.render.wording import worded
from clientctl.store.drafts import Draft, begin_draft, kept_drafts
from clientctl.store.writer import require_finished_git
from clientctl.text.annotating import Note, annotate, mark_for, without_notes
from clientctl.text.saved import in_form_of


class CarryOut(Protocol):
    """Makes a plan and carries it out, as `changing.carry_out` does."""

    def __call__(self, workspace: Workspace, make_plan: Callable[[], Plan], *, is_dry: bool) -> Outcome: ...


@frozen
class Task:
    """What is edited: the text to begin with, and what makes a plan of the text as typed.

    go_on: how to go on with a draft; without: what to do where there is no terminal.
    continued: drafts that the text is from, which go when it is written.
    carry_out: carries the plan out; is_of_merge: that may be done while git has a merge or the like open.
    """

    original: Original
    make_plan: Callable[[Workspace, bytes], Plan]
    go_on: Callable[[Draft], Message]
    without: Message
    continued: tuple[Draft, ...] = ()
    carry_out: CarryOut = carry_out
    is_of_merge: bool = False

    def is_as_it_was(self, typed: bytes) -> bool:
        base = self.original.raw
        return in_form_of(base, typed) == in_form_of(base, base)


def run_edit(session: Session, task: Task, *, from_draft: bool = False) -> int:
    """Edit as asked: written, unchanged, or given up with the draft kept and named.

    from_draft: go on with the draft that was kept last.
    """
    find_renderer(session)  # a format that there is none of is refused before anything is typed
    if not session.is_interactive:
        raise WrongUsage("editing.no_terminal", hint=task.without)
    editor = find_editor(session.environment)
    session.workspace.refuse_broken_settings()
    if not task.is_of_merge:
        require_finished_git(session.place)
    table = _Table(session, task, editor, from_draft=from_draft)
    with table.kept_unless_written():
        typed = table.typed_text()
        outcome = Outcome(Plan(ChangeSet()), is_dry=session.options.dry_run)
        if typed is not None:
            outcome = table.write(typed)
    table.clear(outcome)
    return present_outcome(session, outcome)


class _GivenUp(InvalidData):
    """The text is invalid, and nobody goes on with it."""


class _Table:
    """Where a person works on one draft until it is done."""

    def __init__(self, session: Session, task: Task, editor: Editor, *, from_draft: bool) -> None:
        self._session = session
        self._task = task
        self._editor = editor
        self._mark = mark_for(task.original.raw)
        self._style = session.style(is_error=True)
        self._plan: Plan | None = None
        self._is_refused = False
        self._continued = task.continued
        kept = _worthy_drafts(session, task)
        if from_draft:
            self.draft = self._taken_up(kept)
            self._continued = (self.draft,)
            return
        if kept:
            session.tell(message("editing.earlier_draft", path=str(kept[-1].path)), task.go_on(kept[-1]))
        original = task.original
        errors = find_errors(session.workspace, original, original.raw, all_errors=True)
        text = annotate(original.raw, self._notes(errors, "editing.head"), self._mark)
        self.draft = begin_draft(session.place, original.id, text, original.raw)

    def _taken_up(self, kept: Sequence[Draft]) -> Draft:
        """The last draft; what has changed in the book since it was begun is noted above it."""
        original = self._task.original
        if not kept:
            hint = message("editing.no_draft_hint", id=original.id)
            raise NotFound("editing.no_draft", id=original.id, hint=hint)
        draft = kept[-1]
        base = draft.base()
        if base != original.raw:
            since = message("editing.changed_since", path=original.path)
            self._session.tell(since)
            diff = unified(ChangeSet((FileChange(original.path, base, original.raw),)))
            words = [self._words(since), *map(safe, diff.removesuffix("\n").split("\n"))]
            text = without_notes(draft.read(), mark_for(base))
            draft.write(annotate(text, [Note(1, line) for line in words], self._mark))
        return draft

    def typed_text(self) -> bytes | None:
        """The text when it can be written; None when it is as in the book. InvalidData when that is given up."""
        before: bytes | None = None
        while True:
            self._editor.run(self.draft.path)
            typed = self._read(before)
            if self._task.is_as_it_was(typed) and not self._task.original.is_new:
                return None
            text = in_form_of(self._task.original.raw, typed)
            # the editor may have been open for long: the book is opened anew
            errors = find_errors(Session(self._session.options).workspace, self._task.original, text)
            if not errors:
                return text
            self._is_refused = True
            if typed == before or not self._is_offered_again(typed, errors):
                raise _GivenUp("editing.given_up", hint=self._task.go_on(self.draft))
            before = typed

    def _read(self, before: bytes | None) -> bytes:
        """What the editor left, without our notes; InvalidData for nothing at all, which gives the edit up."""
        try:
            typed = without_notes(self.draft.read(), self._mark)
        except FileNotFoundError:
            typed = b""
        except ClientctlError as error:
            hint = message("editing.not_a_file_hint", path=str(self.draft.path))
            raise InvalidData("editing.not_a_file", hint=hint) from error
        if typed.strip():
            return typed
        if before is not None:  # what was typed before is not lost by it
            self.draft.write(before)
        raise InvalidData("editing.emptied", hint=message("editing.emptied_hint"))

    def _is_offered_again(self, typed: bytes, errors: Sequence[Problem]) -> bool:
        for problem in errors:
            streams.write_err(render_problem(problem, self._style))
        if not self._session.options.yes and not confirm(message("editing.again"), self._style):
            return False
        self.draft.write(annotate(typed, self._notes(errors, "editing.head_again"), self._mark))
        return True

    def _notes(self, errors: Sequence[Problem], head: str) -> Iterator[Note]:
        """A note above each place that is at fault, and one at the top that says what they are."""
        if errors:
            yield Note(1, self._words(message(head, count=len(errors))))
        for problem in errors:
            told = problem.message
            if problem.hint is not None:
                told = message("actions.reason_with_hint", reason=told, hint=problem.hint)
            yield Note(problem.location.line, self._words(told))

    def _words(self, told: Message) -> str:
        return worded(told, self._style.language)

    def write(self, typed: bytes) -> Outcome:
        """The text written, or with --dry-run only planned."""
        workspace = Session(self._session.options).workspace

        def make_plan() -> Plan:
            self._plan = self._task.make_plan(workspace, typed)
            return self._plan

        return self._task.carry_out(workspace, make_plan, is_dry=self._session.options.dry_run)

    def clear(self, outcome: Outcome) -> None:
        """Take away what is done with; a dry run leaves a draft that was there before it, without our notes."""
        done = {self.draft, *self._continued}
        if outcome.is_dry and not outcome.plan.changes.is_empty:
            self._clean()
            done -= {*self._continued}
        for draft in done:
            draft.discard()

    @contextmanager
    def kept_unless_written(self) -> Iterator[None]:
        """Whatever happens inside: a text that is not in the book is kept, without our notes, and named."""
        try:
            yield
        except BaseException as error:
            if self._is_written() or not self._is_worth_keeping():
                self.draft.discard()
            else:
                self._session.tell(message("editing.kept", path=str(self.draft.path)))
                if not isinstance(error, _GivenUp):  # whose hint says so
                    self._session.tell(self._task.go_on(self.draft))
            raise

    def _is_written(self) -> bool:
        """Whether the text is in the book, though what followed was refused."""
        folder = self._session.workspace.book.folder
        changes = self._plan.changes.changes if self._plan is not None else ()
        try:
            return bool(changes) and all(folder.read(change.path) == change.after for change in changes)
        except (FileNotFoundError, ClientctlError):
            return False

    def _clean(self) -> bytes:
        """The text of the draft, from which our notes are taken."""
        noted = self.draft.read()
        typed = without_notes(noted, self._mark)
        if typed.strip() and typed != noted:
            self.draft.write(typed)
        return typed

    def _is_worth_keeping(self) -> bool:
        """Whether anything was typed, were it only in an editor's own copy; what is kept is without notes."""
        try:
            typed = self._clean()
        except FileNotFoundError:
            return self.draft.has_company()
        except ClientctlError:  # something else is in its place, or the disk is full: a person may look
            return True
        if self.draft.has_company():
            return True
        return bool(typed.strip()) and (self._is_refused or not self._task.is_as_it_was(typed))


def _worthy_drafts(session: Session, task: Task) -> tuple[Draft, ...]:
    """Earlier drafts in which something may have been typed; they may be open in another window."""
    found = []
    for draft in kept_drafts(session.place, task.original.id):
        base = draft.base()
        try:
            typed = without_notes(draft.read(), mark_for(base))
        except (FileNotFoundError, ClientctlError):
            continue
        if (typed.strip() and typed != base) or draft.has_company():
            found.append(draft)
    return tuple(found)
