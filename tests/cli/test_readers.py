"""The two readers of command lines are one to the user: what the quick one reads, it reads as the thorough one does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientctl.cli import app, quick
from clientctl.cli.call import Call
from clientctl.cli.options import HELP, VERSION, Options
from clientctl.cli.parameters import Option
from clientctl.cli.table import BY_NAME, COMMANDS, GROUPS, ROOT_OPTIONS, Command
from clientctl.errors import ClientctlError, WrongUsage
from clientctl.model.records import RECORDS

NAMES = [command.name for command in COMMANDS]
ACTIONS = [command.name.partition(" ")[2] for actions in GROUPS.values() for command in actions]
VALUES = ["en", "always", "3", "12a", "x y", "", "a=b", "-3", "-h", "--lang", "--", "-", "客户", "-o=json"]
PLAIN = ["tag:vip", "acme", "grade=A", "-", "", "a b", "find", "客户"]
ODD = ["--", "-h", "--help", "--version", "--bogus", "--lan", "--bogus=1", "-Z", "-9", "---", "-=", "--="]


@pytest.fixture(scope="module", autouse=True)
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No book: an option that none of ours is has nowhere to come from."""
    place = tmp_path_factory.mktemp("nowhere")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        patch.delenv("CLIENTCTL_DIR", raising=False)
        patch.setenv("HOME", str(place))
        patch.setenv("XDG_CONFIG_HOME", str(place))
        yield place


def spelled(option: Option) -> st.SearchStrategy[list[str]]:
    """An option in one of the ways that it can be written, now and then in one that it cannot."""
    spelling, value = st.sampled_from(option.spellings), st.sampled_from((*VALUES, *option.choices))
    if option.is_flag:
        return st.one_of(
            st.tuples(spelling).map(list),
            st.tuples(spelling).map(list),
            st.builds(lambda name, word: [f"{name}={word}"], spelling, value),
            st.builds(lambda name, word: [f"{name}{word}"], spelling, value),
        )
    return st.one_of(
        st.tuples(spelling, value).map(list),
        st.builds(lambda name, word: [f"{name}={word}"], spelling, value),
        st.builds(lambda name, word: [f"{name}{word}"], spelling, value),
        st.tuples(spelling).map(list),
    )


def grouped(options: tuple[Option, ...]) -> st.SearchStrategy[list[str]]:
    """Short flags in one word, the last with a value or not."""
    letters = [word[1] for option in options for word in option.spellings if not word.startswith("--")]
    if not letters:
        return st.just([])
    group = st.lists(st.sampled_from(letters), min_size=1, max_size=4).map(lambda some: f"-{''.join(some)}")
    return st.one_of(group.map(lambda word: [word]), st.tuples(group, st.sampled_from(VALUES)).map(list))


def words(options: tuple[Option, ...], most: int) -> st.SearchStrategy[list[str]]:
    """Words after a command, or before it."""
    pieces = st.one_of(
        st.sampled_from(options).flatmap(spelled),
        st.sampled_from(options).flatmap(spelled),
        st.sampled_from(PLAIN).map(lambda word: [word]),
        grouped(options),
        st.sampled_from(ODD).map(lambda word: [word]),
    )
    return st.lists(pieces, max_size=most).map(lambda some: [word for piece in some for word in piece])


LINES = {
    command.name: st.builds(
        lambda before, name, between, after: [
            *before,
            *" ".join([name[0], *between, *name[1:]]).split(),
            *after,
        ],
        words(ROOT_OPTIONS, 2),
        st.just(command.name.split()),
        st.sampled_from([(), (), (), ("--lang zh",), ("--bogus",)]),
        words(command.options, 5),
    )
    for command in COMMANDS
}


def read_thoroughly(line: list[str]) -> Call | None:
    """None for a line that is refused."""
    try:
        return app.read(line)
    except ClientctlError:
        return None


def compare(line: list[str]) -> None:
    quickly, thoroughly = quick.read(line), read_thoroughly(line)
    if thoroughly is None:
        assert quickly is None
    elif thoroughly.question is not None:
        # a question is answered on a line that is wrong otherwise too, which the quick reader does not do
        asked = (thoroughly.command, thoroughly.group, thoroughly.question)
        assert quickly is None or (quickly.command, quickly.group, quickly.question) == asked
    else:
        assert quickly == thoroughly


# The commands of the ten kinds of records are alike: those of two stand for the others.
@pytest.mark.parametrize("name", [c.name for c in COMMANDS if c.record in ("", "order", "story")])
@given(data=st.data())
@settings(deadline=None, max_examples=40)
def test_both_read_the_same_and_refuse_the_same(name: str, data: st.DataObject) -> None:
    compare(data.draw(LINES[name]))


@given(
    st.lists(
        st.one_of(st.sampled_from([*NAMES, *GROUPS, *ACTIONS, *ODD]), st.text("-=hqonHC3a ", max_size=4)),
        max_size=6,
    ),
)
@settings(deadline=None, max_examples=300)
def test_both_read_any_words_the_same(line: list[str]) -> None:
    compare(line)


def call(command_name: str, options: Options | None = None, /, **values: object) -> Call:
    """A call with these values, the others absent."""
    command: Command = BY_NAME[command_name]
    absent: dict[str, object] = {one.name: one.absent for one in command.parameters}
    fields: dict[str, object] = {"fields": ()} if command.takes_fields else {}
    record: dict[str, object] = {"record": command.record} if command.record else {}
    assert values.keys() <= absent.keys() | fields.keys()
    return Call(command, {**absent, **record, **fields, **values}, options or Options())


ORDINARY: list[tuple[str, Call]] = [
    ("find", call("find")),
    ("find tag:vip grade:A,B", call("find", query=("tag:vip", "grade:A,B"))),
    (
        "-C book find -e x --lang zh -n 5 y",
        call("find", Options(dir="book", lang="zh", limit=5), query=("x", "y"), exists=True),
    ),
    ("--lang en find --lang=zh", call("find", Options(lang="zh"))),
    ("find -qn2 -H", call("find", Options(quiet=True, limit=2, no_header=True))),
    ("find -ojson -c=name", call("find", Options(format="json", columns="=name"))),
    ("find --sort -total --count", call("find", Options(sort="-total", count=True))),
    ("find --format=csv --columns= x", call("find", Options(format="csv", columns=""), query=("x",))),
    ("find -- -90d -- -q", call("find", query=("-90d", "--", "-q"))),
    ("find - x", call("find", query=("-", "x"))),
    ("ls -q", call("ls", Options(quiet=True))),
    ("show acme", call("show", refs=("acme",))),
    ("show acme globex -o yaml", call("show", Options(format="yaml"), refs=("acme", "globex"))),
    ("set acme grade=A -y", call("set", Options(yes=True), words=("acme", "grade=A"))),
    (
        "set --where tag:vip tags+=x --dry-run",
        call("set", Options(dry_run=True), where="tag:vip", words=("tags+=x",)),
    ),
    ("tag acme vip old-", call("tag", words=("acme", "vip", "old-"))),
    ("tags", call("tags")),
    (
        "log acme called them --kind call --next +7d --no-commit",
        call("log", Options(no_commit=True), words=("acme", "called", "them"), kind="call", next_="+7d"),
    ),
    ("log --stdin", call("log", from_stdin=True)),
    ("check", call("check")),
    ("check clients/a.yaml -o json", call("check", Options(format="json"), paths=("clients/a.yaml",))),
    ("due", call("due")),
    (
        "due 14d --where owner:me -o ics",
        call("due", Options(format="ics"), duration=("14d",), where="owner:me"),
    ),
    ("stale 90d -n 5", call("stale", Options(limit=5), duration=("90d",))),
    ("done acme", call("done", ref="acme")),
    ("done acme 261121-x --again 3m", call("done", ref="acme", item="261121-x", again="3m")),
    ("grade tag:vip -c id,grade", call("grade", Options(columns="id,grade"), query=("tag:vip",))),
    ("grade --apply -y", call("grade", Options(yes=True), apply=True)),
    ("risk -n 5", call("risk", Options(limit=5))),
    ("timeline acme", call("timeline", ref="acme")),
    ("explain acme total -o json", call("explain", Options(format="json"), ref="acme", field="total")),
    ("edit acme", call("edit", reference="acme")),
    ("fmt --check", call("fmt", check=True)),
    ("fmt acme globex", call("fmt", references=("acme", "globex"))),
    ("view save mine owner:me tag:vip", call("view save", name="mine", query=("owner:me", "tag:vip"))),
    ("view save mine x --force", call("view save", name="mine", query=("x",), force=True)),
    ("view list -q", call("view list", Options(quiet=True))),
    ("view rm mine -y", call("view rm", Options(yes=True), name="mine")),
    ("config get log.kind", call("config get", key="log.kind")),
    (
        "config set log.kind call --dry-run",
        call("config set", Options(dry_run=True), key="log.kind", value="call"),
    ),
    ("config set -- clv.margin -1", call("config set", key="clv.margin", value="-1")),
    ("config list -o json", call("config list", Options(format="json"))),
    ("schema show -o json", call("schema show", Options(format="json"))),
    ("schema fields", call("schema fields")),
    ("schema usage --where tag:vip", call("schema usage", where="tag:vip")),
    ("schema output", call("schema output")),
    (
        "schema add-field tier --kind choice --choices a,b --label 级别",
        call("schema add-field", name="tier", kind="choice", choices="a,b", label="级别"),
    ),
    (
        "order add acme 轴承 --on friday --amount=1,200",
        call(
            "order add",
            words=("acme", "轴承"),
            fields=(("orders.date", "friday"), ("orders.amount", "1,200")),
        ),
    ),
    (
        "contact add acme Kari --primary --title Buyer -q",
        call(
            "contact add",
            Options(quiet=True),
            words=("acme", "Kari"),
            fields=(("contacts.primary", "true"), ("contacts.title", "Buyer")),
        ),
    ),
    *((f"{word} add --stdin", call(f"{word} add", from_stdin=True)) for word in RECORDS),
    *((f"{word} list tag:vip", call(f"{word} list", query=("tag:vip",))) for word in RECORDS),
    *((f"{word} set acme last x=", call(f"{word} set", words=("acme", "last", "x="))) for word in RECORDS),
    *(
        (f"{word} rm acme last -y", call(f"{word} rm", Options(yes=True), ref="acme", item="last"))
        for word in RECORDS
    ),
    (
        "import x.csv --map a=name --map b= --mode create",
        call("import", file="x.csv", mapping=("a=name", "b="), mode="create"),
    ),
    (
        "export a.csv tag:vip -c name --mask -n 5",
        call(
            "export", Options(limit=5), file="a.csv", query=("tag:vip",), columns="name", mask=True, limit=5
        ),
    ),
    ("mv acme acme-norway", call("mv", ref="acme", client_id="acme-norway")),
    ("dupes -n 5", call("dupes", Options(limit=5))),
    ("merge acme globex -y", call("merge", Options(yes=True), keep="acme", drop="globex")),
    ("handover li wang tag:vip", call("handover", giver="li", taker="wang", query=("tag:vip",))),
    ("archive acme", call("archive", ref="acme")),
    ("undo HEAD~1 -y", call("undo", Options(yes=True), revision="HEAD~1")),
    ("sync --dry-run", call("sync", Options(dry_run=True))),
    ("resolve acme --ours", call("resolve", reference="acme", ours=True)),
    (
        "merge-driver O A B 7 clients/a.yaml %S %X %Y",
        call("merge-driver", base="O", ours="A", theirs="B", more=("7", "clients/a.yaml", "%S", "%X", "%Y")),
    ),
    ("archive --where stage:lost -y", call("archive", Options(yes=True), where="stage:lost")),
    ("restore -", call("restore", ref="-")),
    ("rm acme -yq", call("rm", Options(yes=True, quiet=True), ref="acme")),
    ("history acme -n 5", call("history", Options(limit=5), ref="acme")),
    ("blame acme grade", call("blame", ref="acme", field="grade")),
    ("diff v1..HEAD~1 -o html", call("diff", Options(format="html"), states="v1..HEAD~1")),
    ("find --as-of -30d tag:vip", call("find", Options(as_of="-30d"), query=("tag:vip",))),
    ("grade --against HEAD~1", call("grade", against="HEAD~1")),
    ("doctor --fix --dry-run", call("doctor", Options(dry_run=True), fix=True, dry_run=True)),
    ("report segments tag:vip --by stage", call("report", words=("segments", "tag:vip"), by="stage")),
    ("init", call("init")),
    ("init book --example", call("init", directory="book", example=True)),
    ("completion zsh", call("completion", shell="zsh")),
    ("help", call("help")),
    ("help query", call("help", topic=("query",))),
    ("help view save", call("help", topic=("view", "save"))),
    (
        "add Acme --grade B --industry IT --grade A --tag x --tag y",
        call("add", name="Acme", tags=("x", "y"), fields=(("grade", "A"), ("industry", "IT"))),
    ),
    (
        "new --alias A --city Oslo --alias B --id acme --force",
        call(
            "new",
            client_id="acme",
            force=True,
            fields=(("aliases", "A"), ("aliases", "B"), ("address.city", "Oslo")),
        ),
    ),
    ("find -h", Call(BY_NAME["find"], {}, Options(), HELP)),
    ("show --help --lang zh", Call(BY_NAME["show"], {}, Options(lang="zh"), HELP)),
    ("--lang zh import -h", Call(BY_NAME["import"], {}, Options(lang="zh"), HELP)),
    ("find --version", Call(BY_NAME["find"], {}, Options(), VERSION)),
    ("--lang zh --version", Call(None, {}, Options(lang="zh"), VERSION)),
    ("-h", Call(None, {}, Options(), HELP)),
    ("", Call(None, {}, Options(), HELP)),
    ("--lang zh", Call(None, {}, Options(lang="zh"), HELP)),
]


@pytest.mark.parametrize(("line", "expected"), ORDINARY, ids=[line for line, _ in ORDINARY])
def test_the_quick_reader_reads_ordinary_lines(line: str, expected: Call) -> None:
    assert quick.read(line.split()) == expected
    assert app.read(line.split()) == expected


def test_there_is_an_ordinary_line_for_every_command() -> None:
    assert {expected.command.name for _, expected in ORDINARY if expected.command} == set(NAMES)


@pytest.mark.parametrize(
    "line",
    [
        "nosuch",
        "fin",
        "find --tod 2026-01-01",
        "find --bogus",
        "find -Z",
        "find -qZ",
        "find --no-input=yes",
        "find -n x",
        "find -n -1",
        "find -o",
        "find --color pink",
        "--lang fr find",
        "--bogus find",
        "-o json find",
        "show",
        "show --",
        "import",
        "import a.csv b.csv",
        "init a b",
        "add Acme --grade",
        "find --dry-run",
        "log acme hi -s name",
    ],
)
def test_what_is_not_well_formed_is_refused_by_the_thorough_reader(line: str) -> None:
    assert quick.read(line.split()) is None
    with pytest.raises(WrongUsage):
        app.read(line.split())


@pytest.mark.parametrize(
    ("line", "command", "said"),
    [
        ("-h find --bogus --lang zh", None, Options(lang="zh")),
        ("find -h --limit x --lang zh", "find", Options(lang="zh")),
        ("add Acme Globex --help", "add", Options()),
        ("show -h --color never", "show", Options(color="never")),
    ],
)
def test_help_is_given_on_a_line_that_is_wrong_otherwise(
    line: str, command: str | None, said: Options
) -> None:
    found = app.read(line.split())
    assert (found.command and found.command.name, found.question) == (command, HELP)
    assert found.options == said


def test_a_value_that_is_refused_before_help_is_asked_stays_refused() -> None:
    with pytest.raises(WrongUsage):
        app.read(["find", "--limit", "x", "-h"])
