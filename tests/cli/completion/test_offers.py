"""What is offered at each place of a command line, for the words before the cursor; the last one is being typed."""

from __future__ import annotations

import shlex
from datetime import date
from pathlib import Path

import pytest

from clientctl.cli.completion.answering import complete
from clientctl.cli.completion.candidates import Answer
from clientctl.cli.completion.line import read_line
from clientctl.cli.completion.values import DURATIONS, PAST, PLAN
from clientctl.cli.session import Session
from clientctl.dates import Tense, parse_date, parse_duration
from clientctl.query import parse_arguments
from clientctl.query.naming import Naming
from tests.cli.completion.support import HOSTILE, UNSEEN, build_book

pytestmark = pytest.mark.cli


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example book; no test writes to it."""
    return build_book(tmp_path_factory.mktemp("book")).directory


@pytest.fixture(autouse=True)
def inside(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the book's directory, on a fixed day, without anything of the tester's."""
    monkeypatch.chdir(book)
    for name in ("CLIENTCTL_DIR", "CLIENTCTL_LANG", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {
        "HOME": str(book.parent),
        "CLIENTCTL_TODAY": "2026-11-21",
        "CLIENTCTL_USER": "li",
    }.items():
        monkeypatch.setenv(name, value)


def answer(line: str, *, wants_beginnings: bool = False) -> Answer:
    """What is offered at the end of a line, its words quoted as for a POSIX shell."""
    words = [*shlex.split(line), *([""] if line.endswith(" ") or not line else [])]
    place = read_line(words)
    session = Session(place.shared)
    try:
        return complete(place, session, wants_beginnings=wants_beginnings)
    finally:
        session.close()


def offered(line: str) -> list[str]:
    return [one.text for one in answer(line).candidates]


PLACES: list[tuple[str, list[str]]] = [
    # commands
    ("fi", ["find"]),
    ("l", ["log", "ls"]),
    ("view ", ["save", "list", "rm"]),
    ("schema us", ["usage"]),
    ("--lang zh view s", ["save"]),
    ("nosuch x", []),
    ("view nosuch x", []),
    ("help qu", ["query"]),
    ("help vie", ["view"]),
    ("help view s", ["save"]),
    ("help view save x", []),
    ("report seg", ["segments"]),
    ("completion ", ["bash", "zsh", "fish"]),
    # options and their values
    ("find --exi", ["--exists"]),
    ("find --exists --exi", []),
    ("add X --tag a --ta", ["--tag"]),
    ("find -- --exi", []),
    ("--la", ["--lang"]),
    ("--lang ", ["en", "zh"]),
    ("find --lang=", ["--lang=en", "--lang=zh"]),
    ("find -o js", ["json", "jsonl"]),
    ("find -qojso", ["-qojson", "-qojsonl"]),
    ("log zhangwei --kind v", ["visit"]),
    ("log zhangwei --next to", ["today", "tomorrow"]),
    ("log nordlys --with Ka", ["Kari Nordmo"]),
    ("log zhangwei cal", []),
    ("add X --grade ", ["A", "B", "C", "D"]),
    ("add X --payment-terms net", ["net30", "net60"]),
    ("find -c name,gra", ["name,grade"]),
    ("find -c grade,gra", []),
    ("find -c address.ci", ["address.city"]),
    ("find -s name,-tot", ["name,-total"]),
    ("tags -c ", ["tag", "count"]),
    ("tags -s -co", ["-count"]),
    ("show zhangwei -c gra", ["grade"]),
    ("schema output -c ", []),
    ("report segments --by industry,stag", ["industry,stage"]),
    ("import x.csv --map 等级=gra", ["等级=grade"]),
    ("import x.csv --map gra", []),
    ("import x.csv --key gra", ["grade"]),
    ("find --today y", ["yesterday"]),
    # clients
    ("show nord", ["nordlys-seafood"]),
    ("show NORD", ["nordlys-seafood"]),
    ("show 张", ["zhangmin", "zhangwei"]),
    ("show 老张", ["zhangwei"]),
    ("show 海晏", ["ningbohaiyanshuichan"]),
    ("show dymy", ["shanghaidongyumaoyi"]),
    ("show C-003", ["nordlys-seafood"]),
    ("show zhangwei zhang", ["zhangmin"]),
    ("show vester", []),  # archived
    ("restore v", ["vesterhav-trading"]),
    ("restore nord", []),  # not archived
    ("archive nord", ["nordlys-seafood"]),
    ("mv nordlys ", []),
    ("--no-cache restore s", ["shanghaijiugangshipinxing"]),
    ("--no-cache show 东屿", ["shanghaidongyumaoyi"]),
    ("--no-cache show dymy", ["shanghaidongyumaoyi"]),
    ("show '?!'", []),
    ("done nordlys ", ["251215-z7b41m", "last"]),
    ("done nordlys l", ["last"]),
    ("done nobody ", []),
    ("done nordlys x --again 3", ["30d"]),
    ("done zhangwei ", []),  # has no reminder
    ("order rm harbor-pine-provisions 2405", []),
    ("order rm harbor-pine-provisions 2407", ["240702-3xjvq0"]),
    ("contact add nordlys Ole --prim", ["--primary"]),
    ("order add nordlys --status ", ["done", "cancelled", "returned"]),
    ("payment list -c am", ["amount"]),
    # queries
    ("find gr", ["grade:"]),
    ("find ta", ["tag:"]),
    ("find tags", ["tags:"]),
    ("find orders.am", ["orders.amount:"]),
    ("find conta", ["contacts.", "contact_count:"]),
    ("find paym", ["payments.", "payment_terms:"]),
    ("find custom.pay", ["custom.payment_terms:"]),
    ("find no", ["notes:", "not:"]),
    ("find 等", ["等级:"]),
    ("find 订单.金", ["订单.金额:"]),
    ("find tag:vi", ["tag:vip"]),
    ("find 标签：vi", ["标签：vip"]),
    ("find not:not:tag:vi", ["not:not:tag:vip"]),
    ("find grade:", ["grade:A", "grade:B", "grade:C", "grade:D", "grade:none", "grade:any"]),
    ("find grade:A,", ["grade:A,B", "grade:A,C", "grade:A,D"]),
    ("find grade:B..", ["grade:B..A", "grade:B..B", "grade:B..C", "grade:B..D"]),
    ("find grade\\>", ["grade>A", "grade>B", "grade>C", "grade>D"]),
    ("find grade~", []),
    ("find 阶段:活", ["阶段:活跃"]),
    ("find stage:act", ["stage:active"]),
    ("find orders:", ["orders:none", "orders:any"]),
    ("find owner:c", ["owner:chen"]),
    ("find owner:m", ["owner:me"]),
    ("find 'region:East C'", ["region:East China"]),
    ("find 'tag:vip region:East'", ['tag:vip region:"East China"', 'tag:vip region:"East Asia"']),
    ("find 'tag:vip gra'", ["tag:vip grade:"]),
    ("find '(tag:vip OR tag:冷'", ["(tag:vip OR tag:冷链"]),
    ("find last_contact:..-9", ["last_contact:..-90d"]),
    ("find 最近联系:本", ["最近联系:本周", "最近联系:本月", "最近联系:本季度"]),
    ("find stale:9", ["stale:90d"]),
    ("find archived:", ["archived:true", "archived:false", "archived:none", "archived:any"]),
    ("find links.client:nord", ["links.client:nordlys-seafood"]),
    ("find @", ["@norway", "@silent", "@vip"]),
    ("find not:@si", ["not:@silent"]),
    ("view rm si", ["silent"]),
    ("view save x tag:vi", ["tag:vip"]),
    ("tags tag:vi", ["tag:vip"]),
    ("due --where gra", ["grade:"]),
    # changes
    ("set zhangwei gra", ["grade="]),
    ("order set nordlys last stat", ["status="]),
    ("order set nordlys last status=r", ["status=returned"]),
    ("order set nordlys last product=Gel", ["product=Gel packs"]),
    ("order set nordlys last grade=", []),
    ("set zhangwei main", ["main_business="]),
    ("set zhangwei tags", ["tags=", "tags+=", "tags-="]),
    ("set zhangwei next.", ["next.date=", "next.what="]),
    ("set zhangwei total", []),
    ("set zhangwei orders", []),
    ("set zhangwei total=", []),
    ("set zhangwei orders.status=", []),
    ("set zhangwei nosuch=", []),
    ("set zhangwei employees=", []),
    ("set zhangwei grade=", ["grade=A", "grade=B", "grade=C", "grade=D"]),
    ("set zhangwei 等级=", ["等级=A", "等级=B", "等级=C", "等级=D"]),
    ("set zhangwei next.date=tom", ["next.date=tomorrow"]),
    ("set zhangwei since=yes", ["since=yesterday"]),
    ("set zhangwei tags-=", ["tags-=介绍人"]),
    ("set 老张 tags-=", ["tags-=介绍人"]),
    ("set nordlys-seafood tags+=vi", []),
    ("set zhangwei tags+=x,vi", ["tags+=x,vip"]),
    ("set --where tag:vip gra", ["grade="]),
    ("set --where 'tag:vip gra'", ["tag:vip grade:"]),
    ("add X --set grade=A --set stag", ["stage="]),
    ("tag zhangwei vi", ["vip"]),
    ("tag zhangwei +vi", ["+vip"]),
    ("tag zhangwei 介", ["介绍人-"]),
    ("tag nordlys vi", ["vip-"]),
    ("tag --where grade:A vi", ["vip"]),
    ("config set autoc", ["autocommit"]),
    ("config set autocommit ", ["true", "false"]),
]  # fmt: skip


def test_roles_and_those_who_have_one_are_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "clients").mkdir()
    people = "people: {sam: {role: sales}, temp: {}}\n"
    (tmp_path / "clientctl.yaml").write_text(f"clientctl: 1\n{people}roles: {{sales: {{}}, lead: {{}}}}\n")
    monkeypatch.chdir(tmp_path)
    assert offered("export --role ") == ["sales", "lead", "sam"]
    assert offered("export --role s") == ["sales", "sam"]


@pytest.mark.parametrize(("line", "expected"), PLACES, ids=[line for line, _ in PLACES])
def test_a_place_is_offered_what_fits(line: str, expected: list[str]) -> None:
    assert offered(line) == expected


@pytest.mark.parametrize(
    ("line", "native", "kept"),
    [
        ("check ", "files", ""),
        ("import ", "files", ""),
        ("import x.csv --rejects=x", "files", "--rejects="),
        ("-C ", "directories", ""),
        ("init boo", "directories", ""),
    ],
)
def test_files_are_left_to_the_shell(line: str, native: str, kept: str) -> None:
    assert answer(line) == Answer(native=native, kept=kept)  # type: ignore[arg-type]


def test_a_field_goes_on_and_a_value_is_whole() -> None:
    assert [one.is_finished for one in answer("find gr").candidates] == [False]
    assert [one.is_finished for one in answer("find tag:vi").candidates] == [True]
    assert [one.is_finished for one in answer("set zhangwei grad").candidates] == [False]
    assert [one.is_finished for one in answer("find -c gra").candidates] == [False]


@pytest.mark.parametrize(
    ("line", "text", "about"),
    [
        ("fi", "find", "查找客户"),
        ("find --exi", "--exists", "没有符合的客户时退出码为 3"),
        ("find gr", "grade:", "等级"),
        ("find kind:p", "kind:person", "个人"),
        ("find tag:gdp", "tag:gdp", "3 个客户"),
        ("find owner:w", "owner:wang", "王芳"),
        ("show zhangw", "zhangwei", "张伟"),
        ("log zhangwei --next tomo", "tomorrow", "2026-11-22"),
        ("tag zhangwei 介", "介绍人-", "去掉"),
        ("done nordlys 2", "251215-z7b41m", "2026-11-30 ask whether the customs contract goes on 1y"),
    ],
)
def test_what_is_offered_is_told_in_the_users_language(line: str, text: str, about: str) -> None:
    place = read_line(["--lang", "zh", *line.split()])
    session = Session(place.shared)
    (found,) = complete(place, session).candidates
    assert (found.text, found.told(session)) == (text, about)
    session.close()


def test_chinese_words_are_offered_to_whoever_speaks_chinese() -> None:
    assert offered("--lang zh log zhangwei --next ")[:2] == ["今天", "明天"]
    assert offered("log zhangwei --next ")[:2] == ["today", "tomorrow"]
    assert offered("log zhangwei --next 明") == ["明天"]


def test_a_shell_that_keeps_what_is_typed_is_offered_names_too() -> None:
    found = answer("show 张", wants_beginnings=True).candidates
    assert [one.text for one in found] == ["zhangmin", "zhangwei", "张敏", "张伟"]


def test_the_book_on_the_line_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other"
    (other / "clients").mkdir(parents=True)
    (other / "clientctl.yaml").write_text("clientctl: 1\n")
    (other / "clients" / "acme.yaml").write_text("name: Acme\ntags: [viola]\nsince: 2026-01-01\n")
    assert offered(f"-C {other} find tag:vi") == ["tag:viola"]
    assert offered(f"find -C {other} tag:vi") == ["tag:viola"]
    assert offered(f"find --dir={other} tag:vi") == ["tag:viola"]
    monkeypatch.setenv("OTHER", str(tmp_path))
    assert offered("-C '$OTHER/other' find tag:vi") == ["tag:viola"]
    monkeypatch.setenv("CLIENTCTL_DIR", str(other))
    assert offered("show a") == ["acme"]


def test_what_a_terminal_would_obey_is_never_offered() -> None:
    found = offered("tag zhangwei ")
    assert set(HOSTILE) <= set(found)
    assert not set(UNSEEN) & set(found)
    assert not [text for text in found if not text.isprintable()]


def test_everyone_is_offered_where_nothing_is_typed() -> None:
    found = offered("show ")
    assert len(found) == 40
    assert found == sorted(found)


def test_every_day_and_length_of_time_that_is_offered_can_be_read() -> None:
    today = date(2026, 11, 21)
    for words, tense in ((PAST, Tense.PAST), (PLAN, Tense.PLAN)):
        for word in (*words.english, *words.chinese):
            assert parse_date(word, today, tense)
    for word in (*DURATIONS.english, *DURATIONS.chinese):
        assert parse_duration(word)


@pytest.mark.parametrize(
    "field", ["tag", "owner", "region", "name", "needs", "address.city", "email", "contacts.name"]
)
@pytest.mark.parametrize("form", ["{}", "grade:any {}"])
def test_a_value_that_is_offered_finds_clients(field: str, form: str) -> None:
    line = form.format(f"{field}:")
    place = read_line(["find", line])
    session = Session(place.shared)
    texts = [
        one.text
        for one in complete(place, session).candidates
        if one.text.split(":")[-1] not in ("me", "none")
    ]
    assert len(texts) > 3
    for text in texts:
        query = parse_arguments([text], session.workspace.scope)
        assert any(session.workspace.matching(query, [])) or form != "{}", text
    session.close()


def test_every_name_of_a_field_that_is_offered_is_one() -> None:
    session = Session(read_line([]).shared)
    naming = Naming(session.workspace.fields)
    for typed in ("", "contacts.", "custom.", "等", "联系人.", "自定义."):
        for text in offered(f"find {typed}"):
            name = text.rstrip(":.")
            assert name == "not" or naming.find(name) is not None, text
