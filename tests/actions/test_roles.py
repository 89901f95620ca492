"""Roles and transitions: what writers may do, who is meant, and which faults of the rules are found."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from clientctl import text
from clientctl.actions.changing import Edit, Plan, carry_out, plan_edits
from clientctl.actions.rights.extracts import find_reader
from clientctl.actions.rights.rules import Rules, covers
from clientctl.actions.subject import Subject
from clientctl.actions.workspace import Workspace
from clientctl.errors import InvalidData, message
from clientctl.model import ChangeSet, Client, FileChange
from tests.actions.book import english, files, make_book, opened, refusal

SETTINGS = """\
clientctl: 1
people:
  wang: {name: 王芳, email: wang@example.com, role: lead}
  li: {name: Li Qiang, email: li@example.com, role: sales}
  chen: {role: service}
  temp: {name: Temp}
roles:
  lead: {}
  sales:
    clients: own
    change: [名称, stage, next, log, contacts.phone, custom.tier, archived]
    read: [stage, address.city]
  service: {clients: all, change: [log, feedback]}
transitions:
  stage: {lead: [prospect, lost], lost: []}
  deals.stage: {lead: [qualified]}
"""
ACME = """\
name: Acme
owner: LI QIANG
stage: lead
contacts:
  - {id: c1, name: Kari, phone: '90012345'}
deals:
  - {id: d1, title: Boxes, stage: lead}
custom: {tier: gold}
"""
BETA = "name: Beta\nowner: wang\nstage: lost\n"
FILES = {"clients/acme.yaml": ACME, "clients/beta.yaml": BETA, "clients/nobodys.yaml": "name: Nobody's\n"}
A, B, N = FILES


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_book(tmp_path, FILES, settings=SETTINGS).root


def replaced(path: str, old: str, new: str) -> ChangeSet:
    before = FILES[path]
    assert old in before
    return written(path, before, before.replace(old, new))


def written(path: str, before: str | None, after: str | None, origin: str = "") -> ChangeSet:
    raw = [None if one is None else one.encode() for one in (before, after)]
    client = path.partition("/")[2].removesuffix(".yaml") if path.startswith(("clients", "archive")) else ""
    return ChangeSet((FileChange(path, raw[0], raw[1], client, origin),), "x")


def archived(path: str) -> ChangeSet:
    moved = written(path.replace("clients", "archive"), None, FILES[path], origin=path)
    return ChangeSet((*moved.changes, *written(path, FILES[path], None).changes), "x")


def carried(root: Path, who: str, changes: ChangeSet, *, goes_back: bool = False) -> None:
    carry_out(opened(root, who), lambda: Plan(changes, goes_back=goes_back), is_dry=False)


def codes(root: Path, who: str, changes: ChangeSet) -> list[str]:
    """Codes of what is refused; then nothing is written."""
    before = files(root)
    try:
        carried(root, who, changes)
    except InvalidData as error:
        assert error.code == "roles.refused" and files(root) == before
        return [problem.code for problem in error.problems]
    return []


STAGE = replaced(A, "stage: lead\ncontacts", "stage: prospect\ncontacts")
WRITES: Mapping[str, tuple[str, ChangeSet, list[str]]] = {
    "a field of an own client": ("li", STAGE, []),
    "by the name": ("Li Qiang", STAGE, []),
    "by the address": ("LI@example.com", STAGE, []),
    "a field by its Chinese name in the rules": ("li", replaced(A, "name: Acme", "name: Acne"), []),
    "a field of the book's own": ("li", replaced(A, "gold", "silver"), []),
    "a part of an entry": ("li", replaced(A, "90012345", "90012346"), []),
    "another part of an entry": ("li", replaced(A, "Kari", "Karin"), ["roles.field"]),
    "a new entry, of which only a part is named": (
        "li",
        replaced(A, "deals:", "  - {name: Ola, phone: '90012346'}\ndeals:"),
        ["roles.field"],
    ),
    "each field once": (
        "li",
        replaced(A, "stage: lead\ncontacts", "stage: lead\ngrade: A\ntags: [a, b]\ncontacts"),
        ["roles.field", "roles.field"],
    ),
    "only how it is written": ("li", replaced(A, "name: Acme", "name:   Acme  # hello"), []),
    "only how it is written, by a stranger": (
        "eve",
        replaced(A, "name: Acme", "name:   Acme"),
        ["roles.unknown"],
    ),
    "a client of somebody else": ("li", replaced(B, "Beta", "Bet"), ["roles.not_own"]),
    "a client of nobody's": ("li", replaced(N, "Nobody's", "Mine"), ["roles.not_owned"]),
    "a client that is claimed": ("li", replaced(B, "owner: wang", "owner: li"), ["roles.not_own"]),
    "a new client of one's own": (
        "li",
        written("clients/new.yaml", None, "name: New\nowner: li\nstage: lost\n"),
        ["roles.field"],  # the owner
    ),
    "to the archive": ("li", archived(A), []),
    "another's to the archive": ("li", archived(B), ["roles.not_own"]),
    "removed": ("li", written(A, ACME, None), ["roles.removal"]),
    "removed by a lead": ("wang", written(A, ACME, None), []),
    "any client's log": ("chen", replaced(B, "stage: lost", "stage: lost\nlog: [{date: 2026-01-01, text: hi}]"), []),
    "a stranger": ("eve", STAGE, ["roles.unknown"]),
    "one without a role": ("temp", STAGE, ["roles.no_role"]),
    "the settings": ("li", written("clientctl.yaml", SETTINGS, f"{SETTINGS}title: x\n"), ["roles.file"]),
    "the settings by a lead": ("wang", written("clientctl.yaml", SETTINGS, f"{SETTINGS}title: x\n"), []),
    "the settings by a stranger": (
        "eve",
        written("clientctl.yaml", SETTINGS, f"{SETTINGS}title: x\n"),
        ["roles.unknown"],
    ),
    "a view": ("li", written("views/mine.yaml", None, "query: owner:me\n"), []),
    "what is none of the book's": ("eve", written("notes.txt", None, "hello\n"), []),
    "a stage that is skipped": (
        "wang",
        replaced(A, "stage: lead\ncontacts", "stage: active\ncontacts"),
        ["roles.transition"],
    ),
    "a stage that is taken out": ("wang", replaced(A, "stage: lead\ncontacts", "contacts"), ["roles.transition"]),
    "a stage where it ends": ("wang", replaced(B, "stage: lost", "stage: lead"), ["roles.transition"]),
    "a stage where there was none": ("wang", replaced(N, "name", "stage: active\nname"), []),
    "the stage of an entry": ("wang", replaced(A, "Boxes, stage: lead", "Boxes, stage: won"), ["roles.transition"]),
    "an entry taken out": ("wang", replaced(A, "  - {id: d1, title: Boxes, stage: lead}", "  []"), []),
    "all that is wrong at once": (
        "li",
        ChangeSet(
            (*replaced(A, "stage: lead\ncontacts", "stage: active\ngrade: A\ncontacts").changes,
             *replaced(B, "Beta", "Bet").changes),
            "x",
        ),
        ["roles.field", "roles.transition", "roles.not_own"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRITES)
def test_what_a_writer_may_do(root: Path, name: str) -> None:
    who, changes, expected = WRITES[name]
    assert codes(root, who, changes) == expected


def test_what_is_only_shown_is_refused_too(root: Path) -> None:
    plan = Plan(WRITES["a client of somebody else"][1])
    with pytest.raises(InvalidData):
        carry_out(opened(root, "li"), lambda: plan, is_dry=True)


def test_what_goes_back_is_no_step_but_a_right_all_the_same(root: Path) -> None:
    back = replaced(B, "stage: lost", "stage: lead")
    assert refusal(lambda: carried(root, "li", back, goes_back=True)).problems[0].code == "roles.not_own"
    carried(root, "wang", back, goes_back=True)
    assert "stage: lead" in files(root)[B]


@pytest.mark.parametrize(
    ("who", "changes", "told", "hint"),
    [
        (
            "wang",
            replaced(A, "stage: lead\ncontacts", "stage: active\ncontacts"),
            "stage of acme may not go from lead to active",
            "from lead it may become: prospect, lost",
        ),
        (
            "wang",
            replaced(B, "stage: lost", "stage: lead"),
            "stage of beta may not go from lost to lead",
            "lost is where it ends; the transitions stand in clientctl.yaml",
        ),
        (
            "li",
            replaced(B, "Beta", "Bet"),
            "Li Qiang (sales) may change only own clients, and beta belongs to 王芳",
            "who may: 王芳",
        ),
        ("li", replaced(A, "deals:", "feedback: [{date: 2026-01-01, kind: praise, text: x}]\ndeals:"),
         "Li Qiang (sales) may not change feedback of acme", "who may: 王芳, chen"),
        ("temp", STAGE, "Temp has no role, so may change nothing",
         "give them one in clientctl.yaml under people: lead, sales, service"),
    ],
)  # fmt: skip
def test_a_refusal_says_what_may_be_done_instead(
    root: Path, who: str, changes: ChangeSet, told: str, hint: str
) -> None:
    (problem,) = refusal(lambda: carried(root, who, changes)).problems
    assert (english(problem.message), english(problem.hint)) == (told, hint)


def test_without_roles_nobody_is_asked_who_they_are(tmp_path: Path) -> None:
    def nobody() -> str:
        raise AssertionError("asked")

    make_book(tmp_path, FILES, settings="clientctl: 1\ntransitions: {stage: {lead: [lost]}}\n")
    workspace = opened(tmp_path, find_user=nobody)
    carry_out(workspace, lambda: Plan(replaced(A, "name: Acme", "name: Acne")), is_dry=False)
    assert "Acne" in files(tmp_path)[A]


def test_edits_of_commands_go_the_same_way(root: Path) -> None:
    def plan(workspace: Workspace) -> Plan:
        told = message("roles.none")
        edit = Edit(workspace.repository.source("beta"), (text.Set(("grade",), "A"),), told)
        return plan_edits(workspace, "set", [edit], lambda count: told)

    refused = opened(root, "li")
    assert refusal(lambda: carry_out(refused, lambda: plan(refused), is_dry=False)).code == "roles.refused"
    allowed = opened(root, "wang")
    carry_out(allowed, lambda: plan(allowed), is_dry=False)
    assert "grade: A" in files(root)[B]


def test_rules_that_cannot_be_read_let_nobody_write(tmp_path: Path) -> None:
    make_book(tmp_path, FILES, settings="clientctl: 1\nroles: [sales]\n")
    assert refusal(lambda: carried(tmp_path, "wang", STAGE)).code == "actions.broken_settings"


# -- extracts --------------------------------------------------------------------------------------------


def read_as(workspace: Workspace, name: str, document: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """What a role may read of a client; None where it may not see the client."""
    reader = find_reader(workspace, name)
    subject = Subject(Client("x", document, "clients/x.yaml"), workspace.facts)
    return reader.subject(subject).client.document if reader.may_see(subject) else None


def test_a_role_reads_what_it_names_with_the_name(root: Path) -> None:
    workspace = opened(root)
    whole = {
        "name": "X", "owner": "li", "stage": "lead", "phone": "1", "address": {"city": "Oslo", "street": "Gata"},
        "tags": ["a"],
    }  # fmt: skip
    narrow = {"name": "X", "stage": "lead", "address": {"city": "Oslo"}}
    cases: list[tuple[str, Mapping[str, Any], Mapping[str, Any] | None]] = [
        ("lead", whole, whole),
        ("wang", whole, whole),
        ("sales", whole, narrow),
        ("Li Qiang", whole, narrow),
        ("sales", {**whole, "owner": "wang"}, None),
        ("sales", {**whole, "owner": None}, None),
        ("li", {"name": "X", "owner": "li", "address": {"street": "Gata"}}, {"name": "X"}),
        ("li", {"name": "X", "owner": "li", "address": "odd"}, {"name": "X"}),
    ]
    for name, document, expected in cases:
        assert read_as(workspace, name, document) == expected


@pytest.mark.parametrize("name", ["boss", "temp", ""])
def test_there_must_be_such_a_role(root: Path, name: str) -> None:
    error = refusal(lambda: find_reader(opened(root), name))
    assert (error.code, error.exit_code, "lead, sales, service" in english(error.hint)) == (
        "roles.nobody_called", 2, True,
    )  # fmt: skip


def test_a_book_without_roles_says_so(tmp_path: Path) -> None:
    workspace = make_book(tmp_path, FILES)
    assert english(refusal(lambda: find_reader(workspace, "sales")).hint) == "clientctl.yaml has no roles"


@pytest.mark.parametrize(
    ("names", "field", "expected"),
    [
        ({"orders"}, "orders", True),
        ({"orders"}, "orders.amount", True),
        ({"orders.amount"}, "orders", False),
        ({"orders.amount"}, "orders.amount", True),
        ({"order"}, "orders", False),
        (set(), "name", False),
    ],
)
def test_a_whole_covers_its_parts(names: set[str], field: str, expected: bool) -> None:
    assert covers(frozenset(names), field) is expected


def test_commits_are_known_by_the_address_alone(root: Path) -> None:
    workspace = opened(root)
    rules = Rules(workspace.settings, workspace.catalog)
    people = [
        rules.author(email, "Li Qiang").person for email in ("LI@example.com", "li", "", "eve@example.com")
    ]
    assert [person.key if person else None for person in people] == ["li", None, None, None]
