"""Merges as git makes them, with the driver as a book's settings of git name it."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientctl.text import ours as our_side
from tests.merge.repositories import CLIENT, make_merging

BASE = "name: A\nstage: lead\ntags: [vip]\n"


def stage(name: str) -> str:
    return BASE.replace("lead", name)


def tagged(text: str, tag: str) -> str:
    return text.replace("[vip", f"[vip, {tag}")


def entry(name: str, day: str) -> str:
    return f"  - id: {name}\n    date: {day}\n    text: {name}\n"


def test_what_git_cannot_merge_is_merged(tmp_path: Path) -> None:
    book = make_merging(tmp_path, BASE)
    book.diverge(
        tagged(stage("active"), "cn") + "log:\n" + entry("q2", "2026-03-02"),
        tagged(BASE, "beer") + "log:\n" + entry("q1", "2026-03-01"),
    )
    book.git("merge", "--quiet", "theirs")
    assert book.read() == (
        "name: A\nstage: active\ntags: [vip, beer, cn]\nlog:\n"
        + entry("q1", "2026-03-01")
        + entry("q2", "2026-03-02")
    )
    assert book.git("status", "--porcelain") == ""


def test_a_conflict_is_left_to_people_and_everything_else_is_merged(tmp_path: Path) -> None:
    book = make_merging(tmp_path, BASE)
    book.diverge(stage("active"), tagged(stage("lost"), "cn"))
    assert book.try_git("merge", "theirs") == 1
    text = book.read()
    assert "stage: active\n=======\nstage: lost\n>>>>>>>" in text
    assert "tags: [vip, cn]" in text
    assert our_side(text.encode()) == tagged(stage("active"), "cn").encode()
    assert book.git("status", "--porcelain") == f"UU {CLIENT}\n"


BROKEN = {
    "killed": "kill -9 $$",
    "not there": "exit 127",
    "older": "echo 'No such command' >&2; exit 2",
    "killed when it has written": 'echo half > "$3"; kill -9 $$',
}


@pytest.mark.parametrize("program", [BROKEN["killed"], BROKEN["older"]])
def test_a_driver_that_fails_leaves_the_merge_to_git(program: str, tmp_path: Path) -> None:
    book = make_merging(tmp_path, BASE, program=program)
    book.diverge(stage("active"), stage("lost"))
    assert book.try_git("merge", "theirs") == 1
    assert book.read() == BASE.replace(
        "stage: lead\n", "<<<<<<< ours\nstage: active\n=======\nstage: lost\n>>>>>>> theirs\n"
    )


def test_a_driver_killed_before_it_is_done_has_touched_nothing(tmp_path: Path) -> None:
    """It writes beside our version and renames: whatever it leaves there is no version."""
    book = make_merging(tmp_path, BASE, program='echo half > "$3.1.tmp"; kill -9 $$')
    book.diverge(stage("active"), stage("lost"))
    assert book.try_git("merge", "theirs") == 1
    assert "stage: active" in book.read() and "stage: lost" in book.read()


@pytest.mark.long
def test_a_clone_without_our_settings_gets_marks(tmp_path: Path) -> None:
    book = make_merging(tmp_path, BASE)
    book.git("config", "--unset", "merge.clientctl.driver")
    book.diverge(tagged(BASE, "cn"), tagged(BASE, "beer"))
    assert book.try_git("merge", "theirs") == 1
    assert "<<<<<<<" in book.read() and "cn" in book.read() and "beer" in book.read()


@pytest.mark.long
def test_a_rebase_a_cherry_pick_and_a_stash_are_merged_too(tmp_path: Path) -> None:
    for name, commands in {
        "rebase": (("rebase", "--quiet", "theirs"),),
        "pick": (("cherry-pick", "theirs"),),
    }.items():
        book = make_merging(tmp_path / name, BASE)
        book.diverge(tagged(BASE, "cn"), tagged(BASE, "beer"))
        for command in commands:
            book.git(*command)
        assert book.read() == tagged(BASE, "beer, cn")
    book = make_merging(tmp_path / "stash", BASE)
    (book.root / CLIENT).write_text(tagged(BASE, "cn"))
    book.git("stash")
    book.commit(tagged(BASE, "beer"))
    book.git("stash", "pop")
    assert book.read() == tagged(BASE, "beer, cn")


@pytest.mark.long
def test_both_sides_add_a_client_of_one_name(tmp_path: Path) -> None:
    same = make_merging(tmp_path / "same", None)
    same.diverge("name: Li\nstage: lead\n", "# from the fair\nname: Li\nstage: lead\n")
    same.git("merge", "--quiet", "theirs")
    assert same.read() == "# from the fair\nname: Li\nstage: lead\n"
    other = make_merging(tmp_path / "other", None)
    other.diverge("name: Li\nphone: '1'\n", "name: Li\nphone: '2'\n")
    assert other.try_git("merge", "theirs") == 1
    text = other.read()
    assert text.startswith("<<<<<<< ") and text.count("name: Li") == 2
    assert our_side(text.encode()) == b"name: Li\nphone: '1'\n"


@pytest.mark.long
def test_a_criss_cross_is_merged_without_marks_in_its_base(tmp_path: Path) -> None:
    book = make_merging(tmp_path, BASE)
    book.diverge(stage("active"), stage("lost"))
    book.git("branch", "ours")
    # both people merge the other's commit and decide differently
    for name, other, decided in (("main", "theirs", "active"), ("theirs", "ours", "lost")):
        book.git("checkout", "--quiet", name)
        assert book.try_git("merge", other) == 1
        (book.root / CLIENT).write_text(tagged(stage(decided), f"of {name}"))
        book.git("commit", "--quiet", "--all", "--message=decided")
    book.git("checkout", "--quiet", "main")
    assert book.try_git("merge", "theirs") == 1
    text = book.read()
    assert text.count("<<<<<<<") == 1 and "lead" not in text
    assert "tags: [vip, of main, of theirs]" in text


@pytest.mark.long
def test_marks_that_attributes_make_longer_are_no_sign_of_an_inner_merge(tmp_path: Path) -> None:
    book = make_merging(tmp_path, BASE)
    book.commit(book.read(".gitattributes") + "clients/*.yaml conflict-marker-size=9\n", ".gitattributes")
    book.diverge(stage("active"), stage("lost"))
    assert book.try_git("merge", "theirs") == 1
    assert "<<<<<<<<< ours\nstage: active\n=========\nstage: lost\n>>>>>>>>> theirs\n" in book.read()


@pytest.mark.long
def test_an_octopus_asks_no_driver_and_loses_nothing(tmp_path: Path) -> None:
    book = make_merging(tmp_path, BASE)
    for name in ("one", "two"):
        book.branch(name)
        book.commit(tagged(BASE, name))
    book.git("checkout", "--quiet", "main")
    assert book.try_git("merge", "one", "two") != 0
    assert "one" in book.git("show", "one:clients/a.yaml")


@pytest.mark.long
def test_settings_and_views_keep_the_order_of_their_lists(tmp_path: Path) -> None:
    rules = 'grading:\n  - {when: "a", grade: A}\n  - {when: "b", grade: B}\n'
    book = make_merging(tmp_path, BASE)
    book.commit("clientctl: 1\ncurrency: CNY\n" + rules, "clientctl.yaml")
    book.diverge(
        "clientctl: 1\ncurrency: EUR\n"
        + rules.replace('  - {when: "a"', '  - {when: "z", grade: A}\n  - {when: "a"'),
        "clientctl: 1\ncurrency: CNY\n" + rules + '  - {when: "c", grade: C}\n',
        "clientctl.yaml",
    )
    book.git("merge", "--quiet", "theirs")
    text = book.read("clientctl.yaml")
    assert "currency: EUR" in text
    assert [line[12] for line in text.splitlines() if "when" in line] == ["z", "a", "b", "c"]


@pytest.mark.long
@pytest.mark.parametrize("place", ["", "books/one/"])
def test_a_books_own_fields_keep_their_types(place: str, tmp_path: Path) -> None:
    schema = '{"properties": {"custom": {"properties": {"km": {"x-kind": "decimal"}}}}}'
    path = f"{place}{CLIENT}"
    book = make_merging(tmp_path, None, book=place)
    book.commit(schema, f"{place}schema/client.schema.json")
    book.commit("name: A\ncustom: {note: x}\n", path)
    book.diverge("name: A\ncustom: {note: x, km: 5}\n", "name: B\ncustom: {note: home}\n", path)
    book.git("merge", "--quiet", "theirs")
    assert book.read(path) == "name: B\ncustom: {note: home, km: 5}\n"
