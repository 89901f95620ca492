"""What of the changes of one client is not allowed: by the author's role, and by the transitions of its fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from clientctl import SETTINGS_FILE
from clientctl.actions.comparing import Change
from clientctl.actions.rights.rules import Author, Rules
from clientctl.errors import Message, message
from clientctl.frozen import frozen
from clientctl.model import Client, Label

_VIEWS: Final = "views/"
_OF_BOOK: Final = (_VIEWS, "schema/", SETTINGS_FILE)

# What stands behind a finding: which commit, by whom; nothing where it is the one who reads it.
Where = Message | str


@frozen
class Fault:
    """Something that is not allowed, and the change that it is about; None: the client as a whole."""

    message: Message
    hint: Message | None = None
    change: Change | None = None


def author_faults(rules: Rules, author: Author, where: Where) -> Iterator[Fault]:
    """What is to be said of an author who may change nothing at all."""
    if not rules.has_roles or rules.role_of(author.person) is not None:
        return
    if author.person is None:
        hint = message("roles.unknown_hint")
        yield Fault(message("roles.unknown", who=author.name, where=where), hint)
    else:
        roles = tuple(role.name for role in rules.settings.roles)
        told = message("roles.no_role", who=author.name, where=where)
        yield Fault(told, message("roles.no_role_hint", roles=roles))


def role_faults(
    rules: Rules,
    author: Author,
    before: Client | None,
    after: Client | None,
    changes: Sequence[Change],
    where: Where,
) -> Iterator[Fault]:
    """What of the changes of a client is beyond the author's role, each field once.

    A client is the author's own by its owner before the change; a new one by the owner that it gets. To remove one
    takes more than the names of fields.
    """
    if not rules.has_roles:
        return
    role, person = rules.role_of(author.person), author.person
    if role is None or person is None:
        yield from author_faults(rules, author, where)
        return
    held = before or after
    client_id = "" if held is None else held.id
    owner = None if held is None else held.document.get("owner")
    told = {"who": author.name, "role": role.name, "id": client_id, "where": where}
    if role.clients == "own" and not rules.owns(person, owner):
        hint = _who_may(rules.who_may((one.field for one in changes), owner, is_whole=after is None))
        code = "roles.not_owned" if owner in (None, "") else "roles.not_own"
        yield Fault(message(code, **told, owner=_called(rules, owner)), hint)
        return
    if after is None and role.change is not None:
        yield Fault(message("roles.removal", **told), _who_may(rules.who_may((), owner, is_whole=True)))
        return
    seen: set[str] = set()
    for change in changes:
        if change.field not in seen and not rules.may_change(role, change.field):
            seen.add(change.field)
            hint = _who_may(rules.who_may((change.field,), owner))
            yield Fault(message("roles.field", **told, field=rules.label(change.field)), hint, change)


def file_faults(rules: Rules, author: Author, path: str, where: Where) -> Iterator[Fault]:
    """The same of a file that is no client's: views are everybody's who has a role, the rules theirs who may do all.

    Of other files, which are none of the book's, nothing is said.
    """
    if not rules.has_roles or not path.startswith(_OF_BOOK):
        return
    role = rules.role_of(author.person)
    if role is None:
        yield from author_faults(rules, author, where)
    elif not role.is_free and not path.startswith(_VIEWS):
        told = message("roles.file", who=author.name, role=role.name, path=path, where=where)
        yield Fault(told, _who_may(rules.free))


def transition_faults(
    rules: Rules, client: Client, changes: Iterable[Change], where: Where
) -> Iterator[Fault]:
    """Values that became what they may not become; that there was none before, or no entry, is no step."""
    for change in changes:
        following = rules.transitions(change.field).get(str(change.old))
        if change.old is None or following is None or change.new in following:
            continue
        old, new = _shown(rules, change.field, change.old), _shown(rules, change.field, change.new)
        allowed = tuple(_shown(rules, change.field, value) for value in following)
        hint = (
            message("roles.transition_hint", old=old, allowed=allowed)
            if following
            else message("roles.transition_end", old=old)
        )
        field = rules.label(change.field)
        told = message("roles.transition", field=field, id=client.id, old=old, new=new, where=where)
        yield Fault(told, hint, change)


def _shown(rules: Rules, name: str, value: object) -> Label | Message | str:
    """A value as people know it."""
    if value is None:
        return message("roles.nothing")
    field = rules.field(name)
    choices = () if field is None else field.choices
    return next((choice.label for choice in choices if choice.value == value), str(value))


def _called(rules: Rules, owner: object) -> str:
    person = rules.settings.person(str(owner))
    return str(owner) if person is None else person.name or person.key


def _who_may(people: tuple[str, ...]) -> Message:
    return message("roles.who_may", people=people) if people else message("roles.nobody_may")
