"""Entries that do not fit their client: rejected alone, and what comes behind them goes where it was meant to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from clientctl import text
from clientctl.actions.imports.drafts import Drafts, Pending
from tests.actions.book import files, make_book, opened
from tests.actions.imports.given import counts, document, incoming, plan, rejects, sheet, take

FEEDBACK = (
    "name: A\nfeedback:\n"
    "  - {id: f1, date: 2026-01-01, kind: praise, text: first}\n"
    "  - {id: f2, date: 2026-06-01, kind: praise, text: second}\n"
)
# an end before its beginning is seen only when the whole client is looked at
REFUSED = ["a", "r1", "2026-03-01", "complaint", "wrong", "2026-02-01"]


def test_an_entry_that_does_not_fit_its_client_is_rejected_and_the_others_stand_at_their_days(
    tmp_path: Path,
) -> None:
    root = make_book(tmp_path, {"clients/a.yaml": FEEDBACK}).root
    rows: list[list[Any]] = [
        ["a", "n1", "2026-02-01", "praise", "before", None],
        REFUSED,
        ["a", "n2", "2026-04-01", "praise", "behind", "2026-04-02"],
        ["a", "f2", "2026-06-01", "praise", "changed", None],
        ["a", "n3", "2026-12-01", "praise", "last", None],
    ]
    table = sheet("ref,id,date,kind,text,closed", *rows)
    planned = take(root, table, into="feedback", takes_good=True)

    assert rejects(planned) == [(3, "feedback.2.closed")]
    assert [(one["id"], one["text"]) for one in document(root, "a")["feedback"]] == [
        ("f1", "first"),
        ("n1", "before"),
        ("n2", "behind"),
        ("f2", "second"),
        ("n3", "last"),
    ]
    assert counts(planned) == (0, 3, 0, 1, 1)
    again = plan(root, table, into="feedback", takes_good=True)
    assert (counts(again), again.plan.changes.is_empty) == ((0, 0, 0, 4, 1), True)


def test_a_change_behind_a_refused_entry_changes_the_entry_that_was_meant(tmp_path: Path) -> None:
    root = make_book(tmp_path, {"clients/a.yaml": FEEDBACK}).root
    client = sheet("name,grade", ["A", "B"], name="clients")
    two = sheet(
        "ref,id,date,kind,text,closed",
        REFUSED,
        ["a", "r1", "2026-03-01", "complaint", "wrong again", "2026-02-01"],
        name="feedback",
    )
    planned = take(root, client, two, takes_good=True)

    assert [row for row, _ in rejects(planned)] == [2]
    assert (document(root, "a")["grade"], len(document(root, "a")["feedback"])) == ("B", 2)


def test_changes_are_made_to_the_entries_that_are_meant_although_a_new_one_is_refused(tmp_path: Path) -> None:
    root = make_book(tmp_path, {"clients/a.yaml": FEEDBACK}).root
    workspace = opened(root)
    drafts = Drafts(workspace, ("name",))
    draft = drafts.open("a")
    given = incoming(sheet("ref", ["a"]), sheet("ref", ["a"]), sheet("ref", ["a"]))
    entry = dict(zip(("id", "date", "kind", "text", "closed"), REFUSED[1:], strict=True))
    rows = [one.rows[0] for one in given.sheets]
    steps: list[tuple[list[text.Operation], tuple[str, int] | None]] = [
        ([text.Insert(("feedback", 1), entry)], ("feedback", 1)),
        ([text.Set(("feedback", 1, "text"), "mended")], None),
        ([text.Set(("feedback", 2, "text"), "changed")], None),
    ]
    for row, one, (operations, place) in zip(rows, given.sheets, steps, strict=True):
        drafts.enter(draft, Pending(one, row, operations, None, "added", place))

    refused = drafts.settle(draft)

    assert [pending.operations for pending, _ in refused] == [steps[0][0], steps[1][0]]
    assert [one["text"] for one in draft.client.document["feedback"]] == ["first", "changed"]


def test_when_every_entry_is_refused_the_client_is_as_it_was(tmp_path: Path) -> None:
    root = make_book(tmp_path, {"clients/a.yaml": FEEDBACK}).root
    before = files(root)
    table = sheet("ref,id,date,kind,text,closed", REFUSED)
    for takes_good in (False, True):
        planned = take(root, table, into="feedback", takes_good=takes_good)
        assert (counts(planned), planned.plan.changes.is_empty) == ((0, 0, 0, 0, 1), True)
    assert files(root) == before
