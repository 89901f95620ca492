"""schema add-field: which fields a book may have of its own, what becomes of its schema, and whom that would break."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from clientctl.actions.changing import Plan
from clientctl.actions.field_adding import plan_field
from clientctl.actions.field_definition import NewField
from clientctl.actions.workspace import Workspace
from clientctl.errors import Conflict, InvalidData, WrongUsage
from clientctl.schema.own import MOST_BYTES, MOST_SUBSCHEMAS
from clientctl.schema.own_fields import OWN_KINDS, core_names
from tests.actions.book import done, english, files, make_book, opened, refusal, sentences

SCHEMA = "schema/client.schema.json"
EMPTY = '{\n  "type": "object",\n  "properties": {"custom": {"type": "object", "properties": {}}}\n}\n'
OPTIONS = frozenset({"--id", "--file", "--set", "--dir", "--grade", "--city"})


def plan(workspace: Workspace, name: str, kind: str | None = "text", **more: Any) -> Plan:
    return plan_field(workspace, NewField(name, kind, **more), OPTIONS)


def book(root: Path, schema: str | None = EMPTY, **clients: str) -> Workspace:
    """A book with this schema of its own and these clients."""
    made = {f"clients/{client_id}.yaml": text for client_id, text in clients.items()}
    return make_book(root, {**made, **({} if schema is None else {SCHEMA: schema})})


def added(workspace: Workspace, name: str, kind: str, **more: Any) -> dict[str, Any]:
    """The definition of a field after it was added."""
    done(workspace, lambda w: plan(w, name, kind, **more))
    written = json.loads(files(workspace.root)[SCHEMA])
    found: dict[str, Any] = written["properties"]["custom"]["properties"][name]
    return found


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A book that only refuses."""
    tier = '{"properties": {"custom": {"properties": {"tier": {"x-label": {"en": "Tier", "zh": "级别"}}}}}}'
    return book(tmp_path_factory.mktemp("book"), tier)


# -- what is written -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "more", "expected"),
    [
        ("text", {}, {"type": "string"}),
        ("integer", {}, {"type": "integer"}),
        ("decimal", {}, {"type": "number"}),
        ("money", {}, {"type": "number"}),
        ("date", {}, {"type": "string", "format": "date"}),
        ("flag", {}, {"type": "boolean"}),
        ("choice", {"choices": "甲, 乙，丙、丁"}, {"type": "string", "enum": ["甲", "乙", "丙", "丁"]}),
        ("list", {}, {"type": "array", "items": {"type": "string"}, "x-merge": "set"}),
    ],
)
def test_a_field_of_each_kind_is_described_for_editors_and_for_us(
    kind: str, more: dict[str, str], expected: dict[str, Any], tmp_path: Path
) -> None:
    workspace = book(tmp_path)
    definition = added(workspace, "our_field", kind, **more)
    assert definition == {**expected, "x-kind": kind, "x-label": {"en": "our field"}}
    (field,) = (f for f in opened(tmp_path).catalog.fields if f.path[0] == "custom")
    assert (field.name, field.is_list, field.flag) == ("custom.our_field", kind == "list", "our-field")
    assert field.kind == ("text" if kind == "list" else kind)
    assert opened(tmp_path).problems == ()


def test_every_kind_is_tried_above() -> None:
    assert len(OWN_KINDS) == 8


def test_labels_are_kept_as_they_are_given(tmp_path: Path) -> None:
    definition = added(book(tmp_path), "terms", "text", label="付款条件", label_en="Payment terms")
    assert definition["x-label"] == {"en": "Payment terms", "zh": "付款条件"}


def test_a_book_without_a_schema_gets_one(tmp_path: Path) -> None:
    workspace = book(tmp_path, None)
    assert plan(workspace, "tier").changes.reported[0].action == "added"
    assert added(workspace, "tier", "text")["x-kind"] == "text"
    written = json.loads(files(tmp_path)[SCHEMA])
    assert written["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_a_byte_order_mark_stays(tmp_path: Path) -> None:
    workspace = book(tmp_path, "\ufeff" + EMPTY)
    done(workspace, lambda w: plan(w, "tier"))
    assert files(tmp_path)[SCHEMA].startswith("\ufeff{")
    assert opened(tmp_path).fields.listed("tier") is not None


def test_what_was_done_is_told(tmp_path: Path) -> None:
    found = plan(book(tmp_path), "custom.tier", "Integer")
    assert sentences(found) == ["Added  custom.tier  integer   schema/client.schema.json"]
    assert found.changes.subject == "schema add-field tier"
    (reported,) = found.changes.reported
    assert (reported.client, reported.path, reported.action, reported.item) == ("", SCHEMA, "updated", None)


# -- names ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "code", "offered"),
    [
        ("industry", "shaping.field_core", "use industry"),
        ("行业", "shaping.field_core", "use industry"),
        ("Industry", "shaping.field_core", "own_industry"),
        ("订单", "shaping.field_core", "use orders"),
        ("total", "shaping.field_core", "own_total"),
        ("最近联系", "shaping.field_core", "use last_contact"),
        ("tag", "shaping.field_core", "use tags"),
        ("id", "shaping.field_core", "own_id"),
        ("archived", "shaping.field_core", "own_archived"),
        ("custom", "shaping.field_core", "own_custom"),
        ("stale", "shaping.field_word", "own_stale"),
        ("not", "shaping.field_word", "own_not"),
        ("risk", "shaping.field_core", "own_risk"),
        ("alive", "shaping.field_core", "own_alive"),
        ("file", "shaping.field_flag", "own_file"),
        ("dir", "shaping.field_flag", "own_dir"),
        ("city", "shaping.field_flag", "own_city"),
        ("yes", "shaping.field_name", "own_yes"),
        ("y", "shaping.field_name", "own_y"),
        ("on", "shaping.field_name", "own_on"),
        ("Payment-Terms", "shaping.field_name", "payment_terms"),
        ("付款条件", "shaping.field_name", "fukuantiaojian"),
        ("1st", "shaping.field_name", "own_1st"),
        ("a.b", "shaping.field_name", "such as"),
        ("", "shaping.field_name", "a-z"),
        ("a" * 61, "shaping.field_name", "a-z"),
    ],
)
def test_a_name_that_means_something_else_is_refused_with_one_to_take(
    name: str, code: str, offered: str, untouched: Workspace
) -> None:
    refused = refusal(lambda: plan(untouched, name))
    assert isinstance(refused, WrongUsage)
    assert refused.code == code
    assert offered in english(refused.hint)


@pytest.mark.parametrize("name", ["tier", "custom.tier", "级别", "Tier"])
def test_a_field_that_is_there_is_not_added_again(name: str, untouched: Workspace) -> None:
    refused = refusal(lambda: plan(untouched, name))
    assert (type(refused), refused.code) == (Conflict, "shaping.field_exists")


def test_every_name_that_a_check_would_refuse_is_refused_before(untouched: Workspace) -> None:
    taken = sorted(core_names())
    assert len(taken) > 100
    codes = {refusal(partial(plan, untouched, name)).code for name in taken}
    assert codes == {"shaping.field_core"}


def test_a_flag_that_another_own_field_has_is_taken(tmp_path: Path) -> None:
    other = '{"properties": {"custom": {"properties": {"level": {"x-flag": "rank"}}}}}'
    refused = refusal(lambda: plan(book(tmp_path, other), "rank"))
    assert refused.code == "shaping.field_flag"


# -- kinds, labels, choices ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "more", "code"),
    [
        (None, {}, "shaping.field_no_kind"),
        ("phone", {}, "shaping.field_kind"),
        ("choice", {}, "shaping.field_no_choices"),
        ("choice", {"choices": " , "}, "shaping.field_no_choices"),
        ("choice", {"choices": "a,b,A"}, "shaping.field_choice_twice"),
        ("choice", {"choices": "a,b\x1b"}, "shaping.field_choice"),
        ("text", {"choices": "a"}, "shaping.field_not_choice"),
        ("text", {"label": ""}, "shaping.field_label"),
        ("text", {"label": "价:格"}, "shaping.field_label"),
        ("text", {"label": "价（元）"}, "shaping.field_label"),
        ("text", {"label_en": "a\u202eb"}, "shaping.field_label"),
        ("text", {"label": "名称"}, "shaping.field_label_taken"),
        ("text", {"label": "级别"}, "shaping.field_label_taken"),
        ("text", {"label_en": "Grade"}, "shaping.field_label_taken"),
        ("text", {"label": "非"}, "shaping.field_label_taken"),
    ],
)
def test_what_cannot_be_a_field_is_refused(
    kind: str | None, more: dict[str, str], code: str, untouched: Workspace
) -> None:
    refused = refusal(lambda: plan(untouched, "rating", kind, **more))
    assert (type(refused), refused.code) == (WrongUsage, code)
    assert refused.hint is not None


# -- the file ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "schema",
    [
        '{"properties": {"custom": {"$ref": "#/definitions/c"}}, "definitions": {"c": {"properties": {}}}}',
        '{"properties": {"custom": true}}',
    ],
)
def test_a_schema_that_describes_its_fields_in_another_way_is_left_to_people(
    schema: str, tmp_path: Path
) -> None:
    refused = refusal(lambda: plan(book(tmp_path, schema), "rating"))
    assert (type(refused), refused.code) == (InvalidData, "shaping.field_no_room")
    assert str(refused.location) == f"{SCHEMA}:1:17"


def test_a_schema_that_would_grow_too_large_is_left_alone(tmp_path: Path) -> None:
    # the whole, properties, custom: 2 schemas, and one for each field
    many = ", ".join(f'"f{number}": {{}}' for number in range(MOST_SUBSCHEMAS - 2))
    workspace = book(tmp_path, f'{{"properties": {{"custom": {{"properties": {{{many}}}}}}}}}')
    assert workspace.problems == ()
    refused = refusal(lambda: done(workspace, lambda w: plan(w, "rating")))
    assert (refused.code, [p.code for p in refused.problems]) == ("shaping.field_schema", ["schema.own_many"])


def test_a_schema_that_is_as_long_as_one_may_be_is_left_alone(tmp_path: Path) -> None:
    filled = EMPTY.rstrip().removesuffix("}")
    most = MOST_BYTES - len(filled) - len(',"title":""}')
    workspace = book(tmp_path, f'{filled},"title":"{"x" * most}"}}')
    assert workspace.problems == ()
    refused = refusal(lambda: done(workspace, lambda w: plan(w, "rating")))
    assert (refused.code, [p.code for p in refused.problems]) == (
        "shaping.field_schema",
        ["schema.own_large"],
    )


def test_a_broken_schema_is_named_and_left_alone(tmp_path: Path) -> None:
    broken = '{\n  "properties": {,}\n}\n'
    refused = refusal(lambda: done(book(tmp_path, broken), lambda w: plan(w, "rating")))
    assert (type(refused), [str(p.location) for p in refused.problems]) == (InvalidData, [f"{SCHEMA}:2:18"])
    assert files(tmp_path)[SCHEMA] == broken


# -- clients that have the field already ---------------------------------------------------------------

HELD = {
    "a": "name: A\ncustom:\n  rating: 5\n",
    "b": "name: B\ncustom:\n  rating: '5'\n",
    "c": "name: C\ncustom:\n  rating: good\n",
    "d": "name: D\ncustom:\n  rating:\n",
    "e": "name: E\ncustom:\n  other: 1\n",
    "f": "name: F\ncustom: 7\n",
    "g": "name: [\n",
}


@pytest.mark.parametrize(
    ("kind", "more", "broken"),
    [
        # a quoted number is a text, and one without quotes is none; what is empty is of every kind
        ("integer", {}, "bc"),
        ("date", {}, "abc"),
        ("list", {}, "abc"),
        ("choice", {"choices": "good"}, "ab"),
        ("choice", {"choices": "bad,5"}, "c"),
    ],
)
def test_values_that_the_kind_refuses_are_named_with_their_place(
    kind: str, more: dict[str, str], broken: str, tmp_path: Path
) -> None:
    workspace = book(tmp_path, **HELD)
    refused = refusal(lambda: done(workspace, lambda w: plan(w, "rating", kind, **more)))
    assert (type(refused), refused.code) == (InvalidData, "shaping.field_breaks")
    places = [str(problem.location).rpartition(":")[0] for problem in refused.problems]
    assert places == [f"clients/{client_id}.yaml:3" for client_id in broken]
    assert refused.message.values["count"] == len(broken)
    assert files(tmp_path)[SCHEMA] == EMPTY


def test_values_that_the_kind_takes_are_no_hindrance(tmp_path: Path) -> None:
    workspace = book(tmp_path, **HELD)
    for kind, choices in (("text", None), ("choice", "good,5")):
        assert plan(workspace, "rating", kind, choices=choices).told


def test_only_the_first_of_many_are_named(tmp_path: Path) -> None:
    workspace = book(tmp_path, **{f"c{n}": HELD["c"] for n in range(9)})
    refused = refusal(lambda: plan(workspace, "rating", "integer"))
    assert (refused.message.values["count"], len(refused.problems)) == (9, 5)


def test_clients_in_the_archive_count(tmp_path: Path) -> None:
    workspace = make_book(tmp_path, {SCHEMA: EMPTY, "archive/old.yaml": HELD["c"]})
    refused = refusal(lambda: plan(workspace, "rating", "integer"))
    assert [p.location.path for p in refused.problems] == ["archive/old.yaml"]


def test_values_that_fit_stay_and_are_found_by_the_new_name(tmp_path: Path) -> None:
    workspace = book(tmp_path, a=HELD["a"], e=HELD["e"])
    done(workspace, lambda w: plan(w, "rating", "integer", label="评分"))
    after = opened(tmp_path)
    field = after.fields.listed("评分")
    assert field is not None
    clients = list(after.repository.clients(archived=False))
    assert [after.subject(client).values(field) for client in clients] == [[5], []]
    assert clients[0].problems == ()


def test_what_was_wrong_already_does_not_stand_in_the_way(tmp_path: Path) -> None:
    workspace = book(tmp_path, a="name: A\ncustom:\n  parts: [x, ]\n  parts2: [x, ~]\n")
    done(workspace, lambda w: plan(w, "parts2", "list"))
    assert opened(tmp_path).fields.listed("parts2") is not None


def test_a_query_that_the_kind_cannot_answer_is_named(tmp_path: Path) -> None:
    view = {"views/good.yaml": "query: custom.rating:good\n", "views/odd.yaml": "query: nothing:x\n"}
    workspace = make_book(tmp_path, {SCHEMA: EMPTY, **view})
    refused = refusal(lambda: plan(workspace, "rating", "integer"))
    assert refused.code == "shaping.field_breaks_queries"
    assert [str(problem.location) for problem in refused.problems] == ["views/good.yaml:1:8"]
    assert plan(workspace, "rating", "choice", choices="good,bad").told
