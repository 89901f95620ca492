"""`require` of the settings: what clients that match a query must have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from clientctl.actions.workspace import Workspace
from clientctl.errors import ClientctlError, Location, Problem, message
from clientctl.frozen import frozen
from clientctl.model import Field, Stored
from clientctl.query import Query, parse_text
from clientctl.schema.findings import pointer


@frozen
class Rule:
    """A requirement ready to be asked of clients."""

    when: str
    query: Query
    fields: tuple[Field, ...]


@lru_cache(maxsize=1)
def compile_rules(workspace: Workspace) -> tuple[Rule, ...]:
    """The rules that can be read; what is wrong with the others, `check` says of the settings."""
    rules = []
    for requirement in workspace.settings.require:
        fields = (workspace.groups.listed(name) or workspace.fields.get(name) for name in requirement.has)
        try:
            query = parse_text(requirement.when, workspace.scope)
        except ClientctlError:
            continue
        rules.append(Rule(requirement.when, query, tuple(field for field in fields if field is not None)))
    return tuple(rules)


def missing_fields(workspace: Workspace, rules: tuple[Rule, ...], client: Stored) -> Iterator[Problem]:
    """An error for each field that a rule asks of this client and that it lacks."""
    subject = workspace.subject(client)
    for rule in rules:
        if client.is_readable and rule.query.matches(subject):
            for field in rule.fields:
                if not subject.values(field):
                    hint = message("actions.required_hint", field=field.name)
                    words = message("actions.required", field=field.name, when=rule.when)
                    yield Problem(Location(client.path, 1), words, hint, pointer(field.path))
