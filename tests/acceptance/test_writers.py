"""set, tag and log on files that people wrote by hand: only what was meant changes."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.acceptance.book import Book, kept

# before, the command, the removed and added lines of the commit (ID and DAY stand for a new id and today)
CASES: dict[str, tuple[str, tuple[str, ...], list[str]]] = {
    "comment-kept": (
        "# c\nname: A   # legal\nstage:   lead   # why\n\nlog: []\n",
        ("set", "comment-kept", "stage=active"),
        ["-stage:   lead   # why", "+stage:   active   # why"],
    ),
    "single-quotes": (
        "name: 'A'\nphone: \"1234\"\n",
        ("set", "single-quotes", "name=B's"),
        ["-name: 'A'", "+name: 'B''s'"],
    ),
    "canonical-place": (
        "name: A\n# about tags\ntags: [x]\n",
        ("set", "canonical-place", "owner=NO"),
        ['+owner: "NO"'],
    ),
    "flow-list": (
        "name: A\ntags: [a, b]  # c\n",
        ("tag", "flow-list", "x", "a-"),
        ["-tags: [a, b]  # c", "+tags: [b, x]  # c"],
    ),
    "flow-over-lines": (
        "name: A\ntags: [\n  a,  # 1\n  b,\n]\n",
        ("tag", "flow-over-lines", "c"),
        ["+  c,"],
    ),
    "flow-mapping": (
        "name: A\naddress: {city: Oslo, country: 'NO'}   # home\n",
        ("set", "flow-mapping", "address.city=Rome, IT"),
        [
            "-address: {city: Oslo, country: 'NO'}   # home",
            "+address: {city: \"Rome, IT\", country: 'NO'}   # home",
        ],
    ),
    "last-tag": (
        "name: A\ntags:\n  - a\nsince: 2026-01-01\n",
        ("tag", "last-tag", "a-"),
        ["-tags:", "-  - a", "+tags: []"],
    ),
    "wide-list": ("name: A\ntags:\n    -   a\n", ("tag", "wide-list", "b"), ["+    -   b"]),
    "flush-list": (
        "name: A\ntags:\n- x\n",
        ("log", "flush-list", "谈了价格"),
        ["+log:", "+- id: ID", "+  date: DAY", "+  kind: other", "+  author: Wang Fang", "+  text: 谈了价格"],
    ),
    "empty-log": (
        "name: A\nlog: []   # none yet\n",
        ("log", "empty-log", "-5", "degrees:", "cold"),
        [
            "-log: []   # none yet",
            "+log:   # none yet",
            "+  - id: ID",
            "+    date: DAY",
            "+    kind: other",
            "+    author: Wang Fang",
            '+    text: "-5 degrees: cold"',
        ],
    ),
    "end-comment": (
        "name: A\nlog:\n  # newest last\n  - id: 1\n    date: 2026-01-02\n    text: x\n# end\n",
        ("log", "end-comment", "hi", "--kind", "电话", "--time", "9:05", "--with", "Li", "--outcome", "ok"),
        [
            "+  - id: ID",
            "+    date: DAY",
            '+    time: "09:05"',
            "+    kind: call",
            "+    author: Wang Fang",
            "+    with: Li",
            "+    text: hi",
            "+    outcome: ok",
        ],
    ),
    "next-step": (
        "name: A\nnext: {date: 2026-01-01, what: old}  # plan\n",
        ("log", "next-step", "hi", "--next", "+7d", "--todo", "call: again"),
        [
            "-next: {date: 2026-01-01, what: old}  # plan",
            '+next: {date: 2026-11-29, what: "call: again"}  # plan',
            "+log:",
            "+  - id: ID",
            "+    date: DAY",
            "+    kind: other",
            "+    author: Wang Fang",
            "+    text: hi",
        ],
    ),
    "block-text": (
        "name: A\nnotes: |\n  a\n  b\nlog: []\n",
        ("set", "block-text", "notes=one"),
        ["-notes: |", "-  a", "-  b", "+notes: one"],
    ),
    "text-like-numbers": (
        "name: NO\nphone: 0086138001380\naddress: {postcode: 01234}\nnumber: 007\n",
        ("set", "text-like-numbers", "address.postcode=0123"),
        ["-address: {postcode: 01234}", '+address: {postcode: "0123"}'],
    ),
    "cleared": (
        "name: A\nregion: East   # gone\nsize: small\n",
        ("set", "cleared", "region=", "size=大型"),
        ["-region: East   # gone", "-size: small", "+size: large"],
    ),
    "no-line-end": (
        "name: A\nsize: small",
        ("set", "no-line-end", "size=micro"),
        ["-size: small", "+size: micro"],
    ),
    "document-mark": ("---\nname: A\n", ("set", "document-mark", "grade=a"), ["+grade: A"]),
    "odd-order": ("log: []\nname: A\n", ("set", "odd-order", "stage=潜在"), ["+stage: prospect"]),
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return kept(tmp_path_factory.mktemp("writers"), {name: text for name, (text, _, _) in CASES.items()})


def unnamed(lines: list[str]) -> list[str]:
    """Lines with ID for a fresh item id and DAY for today."""
    fresh = "id: 261122-"
    return [
        line.split(fresh)[0] + "id: ID" if fresh in line else line.replace("date: 2026-11-22", "date: DAY")
        for line in lines
    ]


@pytest.mark.parametrize("name", list(CASES))
def test_a_commit_holds_only_what_was_meant(book: Book, name: str) -> None:
    _, words, wanted = CASES[name]
    answer = book.run(*after_dashes(words))
    assert answer.code == 0, answer.err
    assert unnamed(book.changed()) == wanted
    assert book.subjects()[0] == f"{words[0]} {name}"
    assert book.git("show", "--format=", "--name-only") == f"clients/{name}.yaml"
    assert book.git("status", "--short") == ""


def after_dashes(words: tuple[str, ...]) -> tuple[str, ...]:
    """A text that begins with a dash stands after --."""
    return (*words[:2], "--", *words[2:]) if words[2].startswith("-") else words


def test_line_ends_and_byte_order_mark_stay(tmp_path: Path) -> None:
    text = "\ufeffname: A\r\ntags: [x]\r\nlog:\r\n  - id: 1\r\n    date: 2026-01-01\r\n    text: t\r\n"
    book = kept(tmp_path, {"a": text})
    for words in (("set", "a", "grade=A", "notes=p\nq"), ("tag", "a", "y"), ("log", "a", "hi")):
        assert book.run(*words).code == 0
    after = book.read("clients/a.yaml")
    assert after.startswith("\ufeffname: A\r\n") and after.count("\n") == after.count("\r\n")
    data = yaml.safe_load(after.lstrip("\ufeff"))
    assert (data["grade"], data["notes"], data["tags"], len(data["log"])) == ("A", "p\nq", ["x", "y"], 2)


def test_set_on_lists_and_dates_and_own_words(book: Book) -> None:
    book.write("clients/lists.yaml", "name: Lists\ntags: [a]\n")
    answer = book.run(
        "set", "lists", "tags+=b, c", "tags-=a", "aliases=x;y", "since=上周五", "birthday=28.02.1990"
    )
    assert (answer.code, "2026-11-13" in answer.out) == (0, True)
    data = yaml.safe_load(book.read("clients/lists.yaml"))
    assert (data["tags"], data["aliases"], str(data["since"])) == (["b", "c"], ["x", "y"], "2026-11-13")
    again = book.run("set", "lists", "tags+=b")
    assert (again.code, again.out, book.subjects()[:2]) == (0, "", ["set lists", "edit lists"])


# a value that its field cannot take is 2, whatever is wrong with it; nothing is written
REFUSED = (
    "grade=Z",
    "since=30.02.2026",
    "since=01/02/2026",
    "email=nobody",
    "employees=many",
    "employees=-5",
    "acquisition_cost=1,5",
    "cadence=5",
    "nosuch=1",
    "total=5",
    "id=other",
    "grade+=A",
    "contacts.name=X",
    "grade",
)


def test_values_that_a_field_cannot_take_are_2(book: Book) -> None:
    before = book.read("clients/cleared.yaml")
    answers = book.ask([("set", "cleared", words, "industry=x") for words in REFUSED])
    for words, answer in zip(REFUSED, answers, strict=True):
        assert (answer.code, answer.out) == (2, ""), words
        assert answer.err.startswith("clientctl: "), words
    assert book.run("set", "cleared", "name=").code == 4
    assert book.read("clients/cleared.yaml") == before


def test_a_required_field_cannot_be_missed_by_a_write(tmp_path: Path) -> None:
    rule = 'clientctl: 1\nrequire: [{when: "stage:active", has: [owner, industry]}]\n'
    book = kept(tmp_path, {"a": "name: A\nowner: li\n"}, rule)
    answer = book.run("set", "a", "stage=active")
    assert (answer.code, book.read("clients/a.yaml")) == (4, "name: A\nowner: li\n")
    assert "industry" in answer.err
    assert book.run("set", "a", "stage=active", "industry=food").code == 0
    book.write("clients/b.yaml", "name: B\nstage: active\n")
    checked = book.run("check", "-o", "json")
    assert checked.code == 4
    assert {row["path"] for row in checked.data if row["severity"] == "error"} == {"clients/b.yaml"}


def test_dry_run_is_the_diff_that_git_applies(book: Book) -> None:
    before = book.read("clients/document-mark.yaml")
    answer = book.run("set", "document-mark", "region=North", "--dry-run")
    assert book.read("clients/document-mark.yaml") == before
    book.write("change.diff", answer.out)
    book.git("apply", "--check", "change.diff")
    (book.root / "change.diff").unlink()
    data = book.run("set", "document-mark", "region=North", "--dry-run", "-o", "json").data
    assert data["diff"] == answer.out
    assert data["changed"] == [
        {"id": "document-mark", "path": "clients/document-mark.yaml", "action": "updated", "item": None}
    ]


def test_where_needs_an_answer_and_changes_all(tmp_path: Path) -> None:
    book = kept(tmp_path, {name: f"name: {name}\ngrade: C\n" for name in ("a", "b", "c")})
    unasked = book.run("set", "--where", "grade:C", "region=North")
    assert (unasked.code, unasked.out, "-y" in unasked.err) == (2, "", True)
    done = book.run("set", "--where", "grade:C", "region=North", "-y", "-o", "json")
    assert [(row["id"], row["action"]) for row in done.data["changed"]] == [
        (name, "updated") for name in "abc"
    ]
    assert book.subjects() == ["set 3 clients", "base"]
    assert book.run("set", "--where", "tag:nope", "region=x").code == 0
    assert book.run("set", "--where", "taf:x", "region=x", "-y").code == 2
    assert book.run("set", "-", "region=South", given="a\nnobody\n").code == 3
    assert book.git("status", "--short") == "" and len(book.subjects()) == 2


def test_tags_are_listed_with_counts(book: Book) -> None:
    rows = book.run("tags", "-o", "json").data
    assert all(set(row) == {"tag", "count"} for row in rows)
    assert book.run("tag", "-o", "json").data == rows
