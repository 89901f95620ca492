"""Messages become sentences: values, counts, lists and messages within messages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from clientctl.errors import Message, message
from clientctl.messages import LANGUAGES, Language, load_area, template, word
from clientctl.messages.label import Label

WORDED: list[tuple[Message, str, str]] = [
    (message("cli.no_changes"), "nothing to change", "没有需要修改的内容"),
    (message("actions.assigned_cleared", name=Label("stage", "阶段")), "stage cleared", "阶段 已清空"),
    (message("actions.matched", count=0), "0 clients", "0 个客户"),
    (message("actions.matched", count=1), "1 client", "1 个客户"),
    (message("actions.matched", count=2), "2 clients", "2 个客户"),
    (message("actions.matched", count=12345), "12,345 clients", "12,345 个客户"),
    (message("actions.some_of", shown=1000, count=1), "1,000 of 1 client", "1 个客户中的 1,000 个"),
    (message("values.choices", choices=("a", "b", "c")), "one of: a, b, c", "可选：a、b、c"),
    (message("values.choices", choices=["a"]), "one of: a", "可选：a"),
    (message("values.choices", choices=()), "one of: ", "可选："),
    (
        message("actions.book_exists", path=Decimal("1.50")),
        "1.50 is a client book already",
        "1.50 已经是客户簿",
    ),
    (
        message(
            "actions.reason_with_hint",
            reason=message("values.not_a_number", text="x"),
            hint=message("values.number_forms"),
        ),
        "'x' is no number (write 1200 or 1200.5)",
        "“x”不是数字（请写 1200 或 1200.5）",
    ),
    (
        message(
            "actions.tagged",
            id="acme",
            what=(message("actions.tag_added", tag="a"), message("actions.tag_removed", tag="b")),
            path="p",
        ),
        "Tagged  acme  +a, b-   p",
        "已打标签  acme  +a、b-   p",
    ),
]


@pytest.mark.parametrize(("told", "english", "chinese"), WORDED)
def test_messages_are_worded_in_both_languages(told: Message, english: str, chinese: str) -> None:
    assert word(told, "en") == english
    assert word(told, "zh") == chinese


def test_braces_and_signs_in_values_stay_as_they_are() -> None:
    assert word(message("values.not_a_number", text="{0} {text} %s"), "en") == "'{0} {text} %s' is no number"


def test_numbers_that_are_names_go_as_text() -> None:
    assert word(message("actions.book_exists", path="2026"), "zh") == "2026 已经是客户簿"


def test_a_sentence_needs_all_its_values() -> None:
    with pytest.raises(KeyError):
        word(message("actions.matched"), "en")


@pytest.mark.parametrize("code", ["nothing.at_all", "actions.nothing", "actions", ""])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_without_a_sentence_is_an_error(code: str, language: Language) -> None:
    with pytest.raises(KeyError):
        template(code, language)


def test_an_area_outside_the_list_is_never_imported() -> None:
    with pytest.raises(KeyError):
        load_area("__init__")


def test_a_template_keeps_its_places() -> None:
    assert template("actions.founded", "en") == "Created  {path}"
