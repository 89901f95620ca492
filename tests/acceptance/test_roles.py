"""check --against and --staged with real commits, export --role, init --ci, and hooks that run the check."""

from __future__ import annotations

import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest
import yaml

from tests.acceptance.book import Book, kept, plain, world
from tests.acceptance.judged import (
    ACME,
    BETA,
    SETTINGS,
    Edit,
    author,
    branch,
    changed,
    commit,
    findings,
    judged_book,
    moved,
    removed,
    written,
)
from tests.acceptance.team import hub

A, B, S = "clients/acme.yaml", "clients/beta.yaml", "clientctl.yaml"
LEAD, PROSPECT = "owner: li\nstage: lead", "owner: li\nstage: prospect"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Each test begins a branch of its own at `base`."""
    return judged_book(tmp_path_factory.mktemp("judged"))


Case = tuple[list[tuple[str, Edit]], list[tuple[str, str]]]
CASES: dict[str, Case] = {
    "what a role may change": ([("li", changed("acme", LEAD, PROSPECT))], []),
    "all that a lead changes": (
        [
            ("wang", changed("beta", "owner: wang", "owner: li\ngrade: A")),
            ("wang", changed(S, "[active]", "[lost]")),
        ],
        [],
    ),
    "a stage that is skipped": (
        [("li", changed("acme", LEAD, "owner: li\nstage: active"))],
        [(A, "roles.transition")],
    ),
    "stages one after the other": (
        [
            ("li", changed("acme", LEAD, PROSPECT)),
            ("li", changed("acme", PROSPECT, "owner: li\nstage: active")),
        ],
        [],
    ),
    "a step that is taken back before anybody saw it": (
        [("li", changed("acme", LEAD, PROSPECT)), ("li", changed("acme", PROSPECT, LEAD))],
        [],
    ),
    "a stage that is emptied": (
        [("li", changed("acme", "stage: lead\ndeals", "deals"))],
        [(A, "roles.transition")],
    ),
    "the stage of a deal": (
        [("li", changed("acme", "Boxes, stage: lead", "Boxes, stage: won"))],
        [(A, "roles.transition")],
    ),
    "a field beyond the role, told once": (
        [("li", changed("acme", "stage: lead\n", "stage: lead\ngrade: A\ntags: [a, b]\n"))],
        [(A, "roles.field"), (A, "roles.field")],
    ),
    "a client of somebody else": ([("li", changed("beta", "Beta", "Bete"))], [(B, "roles.not_own")]),
    "the owner is who it was before": (
        [("li", changed("beta", "owner: wang", "owner: li"))],
        [(B, "roles.not_own")],
    ),
    "a client given away": (
        [("li", changed("acme", "owner: li", "owner: wang")), ("li", changed("acme", "Acme", "Acne"))],
        [(A, "roles.not_own")],
    ),
    "a new client of one's own": ([("li", written("clients/new.yaml", "name: New\nowner: li\n"))], []),
    "a new client of nobody's": (
        [("li", written("clients/new.yaml", "name: New\n"))],
        [("clients/new.yaml", "roles.not_owned")],
    ),
    "a field within a mapping": (
        [("chen", changed("beta", "stage: p", "address: {city: Oslo}\nphone: '90012345'\nstage: p"))],
        [(B, "roles.field")],
    ),
    "a client removed": ([("li", removed(A))], [(A, "roles.removal")]),
    "a client archived": (
        [("li", moved(A, "archive/acme.yaml"))],
        [("archive/acme.yaml", "roles.field")],
    ),
    "a stranger": ([("eve", changed("acme", "Acme", "Acne"))], [(A, "roles.unknown")]),
    "a stranger's remark": ([("eve", written(A, f"# hello\n{ACME}"))], [(A, "roles.unknown")]),
    "somebody without a role": ([("temp", changed("acme", "Acme", "Acne"))], [(A, "roles.no_role")]),
    "the settings": (
        [
            ("li", changed(S, "sales: {clients: own", "sales: {clients: all")),
            ("li", changed("beta", "Beta", "B")),
        ],
        [(S, "roles.file"), (B, "roles.not_own")],
    ),
    "a view is everybody's": ([("li", written("views/mine.yaml", "query: owner:li\n"))], []),
    "an entry of the log rewritten": (
        [("li", changed("acme", "text: first", "text: second"))],
        [(A, "roles.log_changed")],
    ),
    "an entry without an id rewritten": (
        [("li", changed("acme", "text: by hand", "text: by foot"))],
        [(A, "roles.log_removed")],
    ),
    "an entry taken out of the log": (
        [("li", changed("acme", "  - {id: l1, date: 2026-01-01, text: first}\n", ""))],
        [(A, "roles.log_removed")],
    ),
    "an entry that gets its id": (
        [("li", changed("acme", "{date: 2026-01-02", "{id: l2, date: 2026-01-02"))],
        [],
    ),
    "a log set right by somebody who may do all": (
        [("wang", changed("acme", "text: first", "text: second"))],
        [],
    ),
    "an entry that nobody else has seen": (
        [
            ("li", changed("acme", "by hand}\n", "by hand}\n  - {id: l3, date: 2026-01-03, text: oops}\n")),
            ("li", changed("acme", "text: oops", "text: better")),
            ("li", changed("acme", "  - {id: l3, date: 2026-01-03, text: better}\n", "")),
        ],
        [],
    ),
    "an id of an entry for something else": (
        [
            (
                "li",
                changed("acme", "  - {id: d1, title: Boxes, stage: lead}\n", "  - {id: d2, title: Tape}\n"),
            ),
            ("li", changed("acme", "{id: d2, title: Tape}", "{id: d1, title: Crates, stage: won}")),
        ],
        [(A, "roles.entry_again")],
    ),
    "an entry that comes back": (
        [
            (
                "li",
                changed("acme", "  - {id: d1, title: Boxes, stage: lead}\n", "  - {id: d2, title: Tape}\n"),
            ),
            ("li", changed("acme", "{id: d2, title: Tape}", "{id: d1, title: Boxes, stage: lead}")),
        ],
        [],
    ),
    "an id of a client for another": (
        [("wang", removed(B)), ("wang", written(B, "name: Another\n"))],
        [(B, "roles.client_again")],
    ),
    "a client that comes back": ([("wang", removed(B)), ("wang", written(B, BETA))], []),
    "a client that comes back without what it had": (
        [
            ("wang", removed(A)),
            (
                "wang",
                written(A, "name: Acme\nowner: li\nstage: active\ndeals:\n  - {id: d1, title: Boxes}\n"),
            ),
        ],
        [(A, "roles.transition"), (A, "roles.transition")],
    ),
    "a file that cannot be read in between": (
        [("li", changed("acme", LEAD, "stage: [")), ("li", written(A, ACME))],
        [(A, "roles.not_readable")],
    ),
}


# What is judged by the same means as of writers, which is tried there each time.
AS_OF_WRITERS = {
    "a stage that is emptied", "the stage of a deal", "a field beyond the role, told once", "a new client of nobody's",
    "a new client of one's own", "a field within a mapping", "a client archived", "somebody without a role",
    "a view is everybody's", "stages one after the other", "a stranger's remark",
}  # fmt: skip


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.long if name in AS_OF_WRITERS else ()) for name in CASES]
)
def test_what_commits_may_do(book: Book, name: str) -> None:
    commits, expected = CASES[name]
    branch(book, *commits)
    answer = book.run("check", "--against", "base", "-o", "json")
    found = [one for one in findings(answer) if one[1].startswith("roles.")]
    assert (found, answer.code) == (expected, 4 if expected else 0)


def test_a_finding_says_where_and_which_commit_and_what_to_do(book: Book) -> None:
    branch(
        book, ("li", changed("acme", LEAD, "owner: li\nstage: active")), ("li", changed("beta", "Beta", "B"))
    )
    revs = [rev[:10] for rev in book.git("log", "--format=%H", "-2").splitlines()]
    answer = book.run("check", "--against", "base")
    assert answer.lines == [
        f"{A}:3:1: stage of acme may not go from lead to active (commit {revs[1]} by Li Qiang <li@example.com>)",
        "hint: from lead it may become: prospect, lost",
        f"{B}: Li Qiang (sales) may change only own clients, and beta belongs to 王芳"
        f" (commit {revs[0]} by Li Qiang <li@example.com>)",
        "hint: who may: 王芳",
    ]
    assert answer.err.splitlines()[-1] == "2 commits judged"
    chinese = book.run("check", "--against", "base", A, "--lang", "zh")
    assert chinese.lines == [
        f"{A}:3:1: acme 的阶段不能从“新客户”变为“活跃”（Li Qiang <li@example.com> 的提交 {revs[1]}）",
        "提示：从“新客户”可以变为：潜在、流失",
    ]


def test_what_the_book_requires_is_checked_too(book: Book) -> None:
    settings = SETTINGS + 'require:\n  - {when: "stage:prospect", has: [industry]}\n'
    branch(book, ("wang", written(S, settings)), ("li", changed("acme", LEAD, PROSPECT)))
    answer = book.run("check", "--against", "HEAD~1", "-o", "json")
    assert findings(answer) == [(A, "actions.required"), (B, "actions.required")]


def test_the_name_of_an_author_reaches_no_terminal_raw(book: Book) -> None:
    branch(book)
    book.write(A, ACME.replace("Acme", "Acne"))
    book.git("commit", "--quiet", "--all", "--message", "x", "--author", "Eve\x1b[31m <eve@example.com>")
    answer = book.run("check", "--against", "base")
    assert "\x1b" not in answer.out and r"Eve\x1b[31m" in answer.out


def test_a_log_is_not_lost_by_the_way_of_another_file(tmp_path: Path) -> None:
    book = judged_book(tmp_path, "clientctl: 1\n")
    branch(book, ("eve", removed(A)), ("eve", written(A, "name: Acme\n")))
    assert findings(book.run("check", "--against", "base", "-o", "json")) == [(A, "roles.log_removed")] * 2
    branch(book, ("eve", removed(A)))
    assert book.run("check", "--against", "base").code == 0
    branch(book, ("eve", moved(A, "clients/acme-as.yaml")), ("eve", written(A, "name: Another\n")))
    assert findings(book.run("check", "--against", "base", "-o", "json")) == [(A, "roles.client_again")]


def test_ids_are_remembered_from_before(book: Book) -> None:
    """What all have already had the client, and the deal, and lost them."""
    branch(
        book,
        ("wang", removed(B)),
        ("wang", changed("acme", "  - {id: d1, title: Boxes, stage: lead}\n", "  - {id: d2, title: Tape}\n")),
        name="trunk",
    )
    branch(
        book,
        ("wang", written(B, "name: Another\n")),
        ("li", changed("acme", "{id: d2, title: Tape}", "{id: d1, title: Crates, stage: won}")),
        start="trunk",
    )
    assert findings(book.run("check", "--against", "trunk", "-o", "json")) == [
        (A, "roles.entry_again"),
        (B, "roles.client_again"),
    ]


# -- merges ----------------------------------------------------------------------------------------------


def merged(book: Book, who: str, edit: Edit | None = None, *options: str) -> None:
    """Merges `trunk` into the branch, with an edit of the one who merges."""
    book.git("merge", "--quiet", "--no-commit", "--no-ff", *options, "trunk")
    if edit is not None:
        edit(book)
    commit(book, who)


def test_a_merge_is_not_its_authors_doing_and_an_evil_one_is(book: Book) -> None:
    branch(book, ("wang", changed("beta", "Beta", "Beta AS\ngrade: A")), ("wang", changed("acme", "Acme", "Acme AS")),
           name="trunk")  # fmt: skip
    branch(book, ("li", changed("acme", LEAD, PROSPECT)))
    merged(book, "li")
    assert book.run("check", "--against", "trunk").code == 0
    branch(book, ("li", changed("acme", LEAD, PROSPECT)))
    merged(book, "li", changed("beta", "grade: A", "grade: B"))
    assert findings(book.run("check", "--against", "trunk", "-o", "json")) == [(B, "roles.not_own")]


def test_a_merge_that_drops_what_others_did_is_its_authors_doing(book: Book) -> None:
    entry = "by hand}\n  - {id: l9, date: 2026-02-01, text: theirs}\n"
    branch(book, ("wang", changed("acme", "by hand}\n", entry)), name="trunk")
    branch(book, ("li", changed("acme", LEAD, PROSPECT)))
    merged(book, "li", None, "--strategy=ours")
    assert findings(book.run("check", "--against", "trunk", "-o", "json")) == [(A, "roles.log_removed")]


def test_a_conflict_is_settled_by_a_side_but_a_stage_is_never_skipped(book: Book) -> None:
    branch(book, ("wang", changed("acme", LEAD, PROSPECT)), name="trunk")
    branch(book, ("li", changed("acme", LEAD, "owner: li\nstage: lost")))
    for side, expected in ((PROSPECT, []), ("owner: li\nstage: lost", [(A, "roles.transition")])):
        book.git("reset", "--quiet", "--hard", "work")
        book.git("checkout", "--quiet", "-B", "joined", "work")
        subprocess.run(
            ["git", "merge", "--quiet", "trunk"], cwd=book.root, env=world(book.home), capture_output=True
        )
        book.write(A, ACME.replace(LEAD, side))
        commit(book, "li")
        assert findings(book.run("check", "--against", "trunk", "-o", "json")) == expected


def test_another_history_cannot_be_smuggled_in(book: Book) -> None:
    book.git("checkout", "--quiet", "--force", "-B", "work", "base")
    book.git("checkout", "--quiet", "--orphan", "root")
    book.write(B, "name: Mine\nowner: li\n")
    commit(book, "li")
    book.git("checkout", "--quiet", "work")
    book.git("merge", "--quiet", "--allow-unrelated-histories", "--strategy-option=theirs", "root")
    found = findings(book.run("check", "--against", "base", "-o", "json"))
    assert (S, "roles.unrelated") in found and (B, "roles.client_again") not in found


# -- from where ------------------------------------------------------------------------------------------


def test_revisions_that_cannot_be_compared_with(book: Book, tmp_path: Path) -> None:
    branch(book, ("li", changed("acme", LEAD, PROSPECT)))
    assert book.run("check", "--against", "nowhere").code == 3
    assert book.run("check", "--against", "base", "--staged").code == 2
    assert book.run("check", "--against", "0" * 40).code == 0
    book.git("clone", "--quiet", "--depth=1", f"file://{book.root}", str(tmp_path / "shallow"))
    shallow = Book(tmp_path / "shallow", book.home)
    for revision in ("origin/base", book.git("rev-parse", "base")):
        answer = shallow.run("check", "--against", revision)
        assert (answer.code, answer.out) == (3, "") and "fetch-depth: 0" in answer.err
    without = plain(tmp_path, {"a": "name: A\n"})
    assert without.run("check", "--against", "HEAD").code == 1


def test_a_deep_enough_clone_of_the_last_commits_will_do(book: Book, tmp_path: Path) -> None:
    branch(book, ("li", changed("beta", "Beta", "B")))
    book.git("clone", "--quiet", "--depth=2", f"file://{book.root}", str(tmp_path / "shallow"))
    shallow = Book(tmp_path / "shallow", book.home)
    assert findings(shallow.run("check", "--against", "HEAD~1", "-o", "json")) == [(B, "roles.not_own")]


def test_rules_that_cannot_be_read_there_judge_nobody_and_are_told(book: Book) -> None:
    broken = SETTINGS.replace("roles:\n", "roles: 1\nold:\n")
    branch(book, ("wang", written(S, broken)), name="trunk")
    branch(book, ("li", changed("beta", "Beta", "B")), ("wang", written(S, SETTINGS)), start="trunk")
    answer = book.run("check", "--against", "trunk", "-o", "json")
    assert (findings(answer), answer.code) == ([(S, "roles.rules_broken")], 0)
    branch(book, ("wang", written(S, "a: [\n")), name="trunk")
    branch(book, ("li", changed("beta", "Beta", "B")), ("wang", written(S, SETTINGS)), start="trunk")
    assert findings(book.run("check", "--against", "trunk", "-o", "json")) == [(S, "roles.rules_broken")]


def test_before_there_was_a_book_there_were_no_rules(book: Book) -> None:
    book.git("checkout", "--quiet", "--force", "--orphan", "early")
    book.git("rm", "--quiet", "-r", "--cached", ".")
    commit(book, "eve", "nothing yet")
    book.git("rm", "--quiet", "-r", ".")
    commit(book, "eve", "empty")
    branch(book, start="early", name="work")
    (book.root / "clients").mkdir(exist_ok=True)
    book.write(S, SETTINGS)
    book.write(A, ACME)
    commit(book, "eve")
    assert book.run("check", "--against", "early").code == 0


def test_histories_without_a_common_commit_are_not_compared(book: Book) -> None:
    book.git("checkout", "--quiet", "--force", "--orphan", "elsewhere", "base")
    commit(book, "wang", "another")
    refused = book.run("check", "--against", "base")
    assert refused.code == 3 and "no commit in common" in refused.err


# -- what is staged --------------------------------------------------------------------------------------


def test_what_is_staged_is_judged_and_the_rest_is_not(book: Book) -> None:
    branch(book)
    book.write(B, BETA.replace("Beta", "B"))
    book.git("add", B)
    book.write(B, "name: [\n")
    book.write(A, "stage: nonsense\n")
    for who, expected in (("li", [(B, "roles.not_own")]), ("wang", [])):
        answer = book.run("check", "--staged", "-o", "json", env=author(who))
        assert (findings(answer), answer.code) == (expected, 4 if expected else 0)
    assert (book.read(A), book.git("diff", "--cached", "--name-only")) == ("stage: nonsense\n", B)
    book.git("add", A)
    assert (A, "schema.missing") in findings(book.run("check", "--staged", "-o", "json"))


def test_a_hook_judges_the_index_that_git_gives_it(book: Book) -> None:
    """As git commit -a and git commit PATH do, which have an index of their own."""
    branch(book)
    copy = book.root / ".git/other-index"
    shutil.copyfile(book.root / ".git/index", copy)
    named = {"GIT_INDEX_FILE": str(copy), "GIT_DIR": str(book.root / ".git")}
    book.write(B, BETA.replace("Beta", "B"))
    subprocess.run(["git", "add", B], cwd=book.root, env={**world(book.home), **named}, check=True)
    assert book.run("check", "--staged", env=author("li")).code == 0
    for name in (str(copy), ".git/other-index"):
        env = {**author("li"), **named, "GIT_INDEX_FILE": name}
        assert findings(book.run("check", "--staged", "-o", "json", env=env)) == [(B, "roles.not_own")]


@pytest.mark.long
def test_what_is_not_merged_yet_cannot_be_committed(book: Book) -> None:
    branch(book, ("wang", changed("beta", "Beta", "One")), name="trunk")
    branch(book, ("wang", changed("beta", "Beta", "Two")))
    subprocess.run(["git", "merge", "trunk"], cwd=book.root, env=world(book.home), capture_output=True)
    refused = book.run("check", "--staged")
    assert (refused.code, refused.out) == (5, "")
    book.write(B, BETA.replace("Beta", "Three"))
    book.git("add", B)
    judged = book.run("check", "--staged", "-o", "json", env=author("li"))
    book.git("merge", "--abort")
    assert findings(judged) == [(B, "roles.not_own")]


def test_what_comes_to_be_wrong_elsewhere_is_found_and_what_was_wrong_before_is_not(book: Book) -> None:
    link = "name: Acme\nlinks: [{client: beta, relation: x}]\nodd: 1\n"
    branch(book, ("wang", changed("acme", "name: Acme\n", link)))
    book.git("rm", "--quiet", B)
    answer = book.run("check", "--staged", "-o", "json")
    assert [path for path, code in findings(answer)] == [A] and "no client 'beta'" in answer.out


def test_entries_that_the_remote_has_not_seen_may_be_taken_back(book: Book, tmp_path: Path) -> None:
    branch(book)
    book.git("clone", "--quiet", str(book.root), str(tmp_path / "clone"))
    clone = Book(tmp_path / "clone", book.home)
    clone.write(A, ACME + "  - {id: l9, date: 2026-02-01, text: mine}\n")
    commit(clone, "li")
    clone.write(A, ACME)
    clone.git("add", A)
    assert clone.run("check", "--staged", env=author("li")).code == 0
    clone.write(A, ACME.replace("text: first", "text: second"))
    clone.git("add", A)
    assert findings(clone.run("check", "--staged", "-o", "json", env=author("li"))) == [
        (A, "roles.log_changed")
    ]


@pytest.mark.long
def test_where_nobody_shares_the_last_commit_may_be_taken_back(tmp_path: Path) -> None:
    book = kept(tmp_path, {"acme": ACME})
    hook = book.write(".git/hooks/pre-commit", "#!/bin/sh\nexec clientctl check --staged\n")
    hook.chmod(0o755)
    env = {"PATH": f"{sysconfig.get_path('scripts')}:{world(book.home)['PATH']}"}
    assert book.run("log", "acme", "oops", env=env).code == 0
    assert book.run("undo", "-y", env=env).code == 0
    book.write(A, ACME.replace("text: first", "text: second"))
    refused = subprocess.run(
        ["git", "commit", "--quiet", "--all", "--message", "x"],
        cwd=book.root, env={**world(book.home), **env}, capture_output=True, text=True,
    )  # fmt: skip
    assert refused.returncode == 1 and "rewritten" in refused.stdout + refused.stderr
    assert book.subjects() == ["undo acme", "log acme", "base"]


def test_before_the_first_commit_everything_staged_is_new(tmp_path: Path) -> None:
    book = plain(tmp_path, {"acme": ACME}, SETTINGS)
    book.git("init", "--quiet")
    book.git("add", "--all")
    assert book.run("check", "--staged", env=author("eve")).code == 0


# -- writers ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "words", "code"),
    [
        ("li", ("log", "acme", "hello"), 0),
        ("li", ("set", "acme", "stage=active", "--dry-run"), 4),
        ("li", ("rm", "acme", "-y"), 4),
        ("li", ("mv", "acme", "acme-as"), 4),
        ("li", ("config", "set", "currency", "EUR"), 4),
        ("li", ("import", "-", "--format", "csv", "-y"), 4),
        ("eve", ("log", "acme", "hello"), 4),
        ("wang", ("archive", "beta"), 0),
    ],
)
def test_writers_keep_the_rules_before_anything_is_written(
    book: Book, who: str, words: tuple[str, ...], code: int
) -> None:
    branch(book)
    book.git("reset", "--quiet", "--hard", "base")
    given = "name,grade\nAcme,A\n"
    answer = book.run(*words, "--no-commit", given=given, env={"CLIENTCTL_USER": who})
    assert answer.code == code
    if code:
        assert book.git("status", "--short") == "" and "hint:" in answer.err
    book.git("checkout", "--quiet", "--force", "work")
    book.git("clean", "--quiet", "--force", "-d")


def test_a_refused_step_names_the_allowed_ones_and_undo_goes_back(tmp_path: Path) -> None:
    book = kept(
        tmp_path,
        {"acme": ACME},
        "clientctl: 1\nautocommit: true\ntransitions: {stage: {lead: [prospect], prospect: []}}\n",
    )
    refused = book.run("set", "acme", "stage=active")
    assert refused.code == 4 and "from lead it may become: prospect" in refused.err
    assert book.run("set", "acme", "stage=prospect").code == 0
    assert "where it ends" in book.run("set", "acme", "stage=lead").err
    assert book.run("undo", "-y").code == 0 and book.read(A) == ACME


def test_the_address_of_git_tells_who_writes_where_the_name_does_not(tmp_path: Path) -> None:
    book = kept(
        tmp_path, {"acme": ACME}, SETTINGS
    )  # as Wang Fang <wang@example.com>, who is called 王芳 in the book
    assert book.run("set", "acme", "grade=A").code == 0


# -- extracts --------------------------------------------------------------------------------------------


def test_an_extract_has_what_a_role_may_read_of_its_own_clients(book: Book) -> None:
    people = "contacts:\n  - {id: c1, name: Kari, phone: '90012345'}\n"
    branch(book, ("wang", changed("acme", "deals:", f"{people}deals:")))
    assert book.run("export", "-", "--role", "sales", "--format", "json").data == [
        {"id": "acme", "name": "Acme", "stage": "lead", "contacts": [{"id": "c1", "name": "Kari"}]}
    ]
    assert [row["id"] for row in book.run("export", "-", "--role", "wang", "--format", "json").data] == [
        "acme",
        "beta",
    ]
    table = book.run("export", "-", "--role", "sales", "--format", "csv", "--keys")
    assert table.out.lstrip("\ufeff").splitlines() == ["id,name,stage", "acme,Acme,lead"]
    assert "90012345" not in book.run("export", "-", "--role", "sales", "--format", "vcard").out
    refused = book.run("export", "-", "--role", "sales", "-c", "name,total,deals", "--format", "csv")
    assert refused.code == 2 and "sales may not read total, deals" in refused.err
    assert book.run("export", "-", "--role", "sales", "-c", "name,stage", "--format", "jsonl").out == (
        '{"name":"Acme","stage":"lead"}\n'
    )
    unknown = book.run("export", "-", "--role", "boss", "--format", "csv")
    assert unknown.code == 2 and "lead, sales, service" in unknown.err


def test_a_calendar_for_a_role_has_only_the_dates_that_it_may_read(tmp_path: Path) -> None:
    settings = "clientctl: 1\npeople: {li: {role: sales}}\nroles: {sales: {read: [next]}}\n"
    dates = "next: {date: 2026-12-01, what: call}\nreminders: [{id: r, date: 2026-12-02, what: secret}]\n"
    book = plain(tmp_path, {"acme": f"name: Acme\n{dates}"}, settings)
    calendar = book.run("export", "-", "--role", "li", "--format", "ics").out
    assert calendar.count("BEGIN:VEVENT") == 1 and "secret" not in calendar


# -- CI and hooks ----------------------------------------------------------------------------------------


def test_init_writes_a_check_for_ci_and_never_over_anything(tmp_path: Path) -> None:
    book = plain(tmp_path, {})
    made = book.run("init", "new", "--ci", "github", at=tmp_path)
    new = Book(tmp_path / "new", book.home)
    workflow = yaml.safe_load(new.read(".github/workflows/clientctl.yml"))
    steps = workflow["jobs"]["check"]["steps"]
    assert (made.code, new.subjects()) == (0, ["init"])
    assert steps[0]["with"]["fetch-depth"] == 0
    assert any("clientctl check --against" in step.get("run", "") for step in steps)
    assert new.run("init", "--ci", "gitlab").code == 0
    job = yaml.safe_load(new.read(".gitlab-ci.yml"))["clientctl"]
    assert job["variables"]["GIT_DEPTH"] == 0
    assert any("clientctl check --against" in line for line in job["script"])
    assert new.changed()[:1] and new.git("status", "--short") == ""
    new.write(".gitlab-ci.yml", "mine: {}\n")
    refused = new.run("init", "--ci", "gitlab")
    assert (refused.code, new.read(".gitlab-ci.yml")) == (5, "mine: {}\n")
    assert new.run("init", "--ci", "github", "--example").code == 2
    within = new.run("init", "sub", "--ci", "github")
    assert within.code == 1 and not (new.root / "sub").exists()
    assert new.run("init", "--ci", "jenkins").code == 2


def test_the_hook_for_pre_commit_is_the_check_of_what_is_staged() -> None:
    path = Path(__file__).resolve().parents[2] / ".pre-commit-hooks.yaml"
    (hook,) = yaml.safe_load(path.read_text("utf-8"))
    assert (hook["entry"], hook["pass_filenames"]) == ("clientctl check --staged", False)


def script_of_help(language: str = "") -> str:
    """The pre-receive hook that `help roles` shows."""
    page = Path(__file__).resolve().parents[2] / "clientctl" / "help" / f"roles{language}.md"
    blocks = page.read_text("utf-8").split("```")
    return next(block.lstrip("\n") for block in blocks if block.lstrip("\n").startswith("#!/bin/sh"))


def test_the_hook_of_the_help_keeps_a_push_out(tmp_path: Path) -> None:
    scripts = sysconfig.get_path("scripts")
    book = judged_book(tmp_path)
    book.git("init", "--quiet", "--bare", str(hub(tmp_path)))
    book.git("remote", "add", "origin", str(hub(tmp_path)))
    hook = hub(tmp_path) / "hooks" / "pre-receive"
    hook.write_text(script_of_help())
    hook.chmod(0o755)
    assert script_of_help() == script_of_help(".zh")
    env = {**world(book.home), "PATH": f"{scripts}:{world(book.home)['PATH']}"}

    def push(*words: str) -> subprocess.CompletedProcess[str]:
        command = ["git", "push", "--quiet", "origin", *words]
        return subprocess.run(command, cwd=book.root, env=env, capture_output=True, text=True, timeout=60)

    assert push("base:main").returncode == 0
    branch(book, ("li", changed("acme", LEAD, PROSPECT)))
    assert push("work:main").returncode == 0
    branch(book, ("li", changed("beta", "Beta", "B")), start="work", name="bad")
    refused = push("bad:main")
    assert refused.returncode != 0 and "may change only own clients" in refused.stderr
    assert book.git("ls-remote", "origin", "main").split()[0] == book.git("rev-parse", "work")
