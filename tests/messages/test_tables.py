"""Every sentence: used, there in both languages, with the same places, in good form; every code in use: there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Final

import pytest

import clientctl
from clientctl import errors
from clientctl.messages import AREAS, load_area
from clientctl.names import has_han

PACKAGE: Final = Path(clientctl.__file__).parent
CODE: Final = re.compile(rf"(?:{'|'.join(AREAS)})\.[a-z0-9_]+")
DEFINED: Final = {code: sentences for area in AREAS for code, sentences in sorted(load_area(area).items())}
# Keyword arguments of refusals that are no values of their sentence.
OF_ERRORS: Final = frozenset({"hint", "location", "excerpt", "problems"})
REFUSALS: Final = frozenset(
    name
    for name, row in vars(errors).items()
    if isinstance(row, type) and issubclass(row, errors.ClientctlError)
)
# Filled in when the place of a finding is known.
PLACED: Final = frozenset({"line", "other"})


@cache
def trees() -> tuple[tuple[str, ast.Module], ...]:
    """Every module but the tables of sentences themselves."""
    paths = [path for path in sorted(PACKAGE.rglob("*.py")) if path.parent.name != "messages"]
    return tuple((path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text("utf-8"))) for path in paths)


def literals(tree: ast.AST) -> Iterator[str]:
    """Codes written out in a module, each in one piece."""
    joined = (node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr))
    pieces = {id(part) for node in joined for part in node.values}
    for node in ast.walk(tree):
        value = node.value if isinstance(node, ast.Constant) and id(node) not in pieces else None
        if isinstance(value, str) and CODE.fullmatch(value):
            yield value


def patterns(tree: ast.AST) -> Iterator[re.Pattern[str]]:
    """Codes that a module puts together: `area.name_{…}`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [
                re.escape(part.value)
                if isinstance(part, ast.Constant) and isinstance(part.value, str)
                else "[a-z0-9_]+"
                for part in node.values
            ]
            if re.match(rf"(?:{'|'.join(AREAS)})\\\.", parts[0]):
                yield re.compile("".join(parts))


def endings(tree: ast.AST) -> Iterator[str]:
    """What a module puts behind its own codes: `{code}_form`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and len(node.values) == 2:
            held, ending = node.values
            if (
                isinstance(held, ast.FormattedValue)
                and isinstance(held.value, ast.Name)
                and held.value.id == "code"
                and isinstance(ending, ast.Constant)
            ):
                yield str(ending.value)


@cache
def used() -> dict[str, str]:
    """Each code in use, with a module that uses it."""
    found: dict[str, str] = {}
    everything = [literal for _, tree in trees() for literal in literals(tree)]
    for path, tree in trees():
        for code in literals(tree):
            found.setdefault(code, path)
        for pattern in patterns(tree):
            found.update({code: path for code in DEFINED if pattern.fullmatch(code)})
        for ending in endings(tree):
            found.update({code + ending: path for code in everything if code + ending in DEFINED})
    return found


def places(sentence: str) -> dict[str, str]:
    """Names of the places in a sentence and how each is formatted."""
    return {name: spec or "" for _, name, spec, _ in Formatter().parse(sentence) if name is not None}


def test_every_code_in_use_has_its_sentences() -> None:
    assert {code: path for code, path in used().items() if code not in DEFINED} == {}


def test_every_sentence_is_in_use() -> None:
    assert [code for code in DEFINED if code not in used()] == []


def calls() -> Iterator[tuple[str, int, str, frozenset[str]]]:
    """Module, line, code and values of each sentence that is made where its values are written out."""
    for path, tree in trees():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args or any(k.arg is None for k in node.keywords):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            first = node.args[0]
            if name in {"message", *REFUSALS} and isinstance(first, ast.Constant):
                given = frozenset(str(k.arg) for k in node.keywords)
                given -= OF_ERRORS if name in REFUSALS else frozenset()
                yield (
                    path,
                    node.lineno,
                    str(first.value),
                    given | (PLACED if path.startswith("schema/") else given),
                )


def test_every_sentence_gets_the_values_that_it_has_places_for() -> None:
    lacking = [
        (f"{path}:{line}", code, sorted(places(DEFINED[code][0]).keys() - given))
        for path, line, code, given in calls()
        if places(DEFINED[code][0]).keys() - given
    ]

    assert len(list(calls())) > 100
    assert lacking == []


@pytest.mark.parametrize("area", AREAS)
def test_codes_bear_the_name_of_their_area(area: str) -> None:
    assert [code for code in load_area(area) if not re.fullmatch(rf"{area}\.[a-z0-9_]+", code)] == []


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_have_the_same_places(area: str) -> None:
    table = load_area(area)

    assert [code for code, (en, zh) in table.items() if places(en).keys() != places(zh).keys()] == []


@pytest.mark.parametrize("area", AREAS)
def test_chinese_needs_no_plural_and_english_has_both_forms(area: str) -> None:
    table = load_area(area)

    assert [code for code, (_, zh) in table.items() if any("|" in spec for spec in places(zh).values())] == []
    forms = [spec for en, _ in table.values() for spec in places(en).values() if spec not in ("", "d", ",")]
    assert [spec for spec in forms if len(spec.split("|")) != 2 or not all(spec.split("|"))] == []


# Prose above the list of commands.
PROSE: Final = frozenset({"commands.overview"})


def test_sentences_end_without_a_full_stop() -> None:
    stopped = [
        c for c, texts in DEFINED.items() if any(t.endswith(("。", ".")) and t[-3:] != "..." for t in texts)
    ]

    assert set(stopped) <= PROSE


def test_blanks_stand_round_a_sentence_only_where_it_is_indented_or_goes_on() -> None:
    sound = re.compile(r"(?:  (?=\S)| (?=\())?\S(?:.*\S)?(?:(?<=:) )?", re.DOTALL)
    faults = [code for code, texts in DEFINED.items() if not all(map(sound.fullmatch, texts))]

    assert faults == []


# Names of formats; the options behind them are the same in both languages.
NAMES: Final = frozenset({"commands.option_format"})


def test_chinese_sentences_are_chinese_where_there_are_words() -> None:
    bare = {code: re.sub(r"\{[^{}]*\}|[\W\d_]", "", en) for code, (en, _) in DEFINED.items()}
    faults = [code for code, (_, zh) in DEFINED.items() if bare[code] and not has_han(zh)]

    assert set(faults) <= NAMES


def test_english_sentences_have_no_chinese_but_in_examples() -> None:
    examples = re.compile(r"1\.5万|120万|[0-9]*天|[^ ]*公司|11月21日")
    faults = {code: en for code, (en, _) in DEFINED.items() if has_han(examples.sub("", en))}

    assert faults == {}


def test_chinese_has_full_width_signs_between_its_characters() -> None:
    half = re.compile(
        r"[\u4e00-\u9fff][,;:?!](?=[\u4e00-\u9fff\s]|\Z)|[\u4e00-\u9fff]\s*[()](?=[\u4e00-\u9fff])"
    )
    examples = re.compile("“[^”]*”|字段:值|名称,电话,邮箱")
    faults = {code: zh for code, (_, zh) in DEFINED.items() if half.search(examples.sub("", zh))}

    assert faults == {}
