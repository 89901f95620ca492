"""Rounds of two people at work: each works for a day, then all of it comes together and is looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from random import Random

from tests.rounds.clones import CLIENTS, Clone, found_clones
from tests.rounds.days import Day
from tests.rounds.meetings import WAYS, Meeting
from tests.rounds.plain import plain_merges
from tests.rounds.trees import SIDES, Tree, join

# A book does not grow for longer than this.
_GAME = 25
_ODDS = (("grade", "C", "D"), ("stage", "prospect", "dormant"), ("relationship", "friends", "partners"))


def play(place: Path, seed: str, rounds: int, *, driver: str | None = None) -> Counter[str]:
    """So many rounds, with the counts of what happened in them; driver: see found_clones."""
    counts: Counter[str] = Counter()
    for game in range(0, rounds, _GAME):
        team = found_clones(place / str(game), driver)
        for number in range(game, min(game + _GAME, rounds)):
            try:
                counts += one_round(team, Random(f"{seed} {number}"), number)
            except AssertionError as error:
                raise AssertionError(f"seed {seed!r}, round {number}: {error}") from error
    return counts


def one_round(team: tuple[Clone, Clone], random: Random, number: int) -> Counter[str]:
    """A day of both, their meeting, and the state of both books after it."""
    way = list(WAYS)[number % len(WAYS)]
    there, here = team if random.random() < 0.5 else team[::-1]
    names = sorted(here.tree())
    hot = random.choice(names)
    for side, clone in enumerate((there, here)):
        mine = hot if random.random() < 0.85 else random.choice(names)
        # git knows a moved file by its likeness: a small one that was changed a lot as well is another one for it
        movable = frozenset(sorted(CLIENTS.values())[side::2])
        is_kept = way == "stash pop" and clone is here
        day = Day(clone, random, f"{'ab'[side]}{number}-", mine, movable, is_kept)
        day.work(random.randrange(2, 6))
    disagree(there, here, hot, random, is_kept=way == "stash pop")
    base, theirs, ours = there.states[0], there.states[-1], here.states[-1]
    assert here.states[0] == base
    there.git("push", "--quiet", "origin", "main")
    here.git("fetch", "--quiet")
    meeting = Meeting(here, theirs, random.choice(SIDES))
    tip = here.git("stash", "create").strip() if way == "stash pop" else "HEAD"
    both = changed(base, theirs) & changed(base, ours)
    plain = plain_merges(here, tip or "HEAD", both, join(base, ours, theirs, "ours"))
    wanted = WAYS[way](meeting)
    look_at(here, wanted, meeting)
    here.git("push", "--quiet", "origin", "main")
    there.git("pull", "--quiet", "--ff-only")
    assert there.tree() == here.tree()
    return Counter(
        {
            "rounds": 1,
            "same client": bool(both),
            "conflicts": meeting.files,
            "plain conflicts": bool(both) and plain.is_conflict,
            "files of union": len(both),
            "broken by union": plain.broken,
        }
    )


def disagree(there: Clone, here: Clone, name: str, random: Random, *, is_kept: bool) -> None:
    """Now and then both set one field, each in its own way."""
    if random.random() > 0.2 or not all(name in clone.states[-1] for clone in (there, here)):
        return
    key, *values = random.choice(_ODDS)
    for clone, value in zip((there, here), values, strict=True):
        id_ = Path(clone.states[-1][name]["path"]).stem
        words = ("--no-commit",) if is_kept and clone is here else ()
        clone.run("set", id_, f"{key}={value}", *words)
        clone.states.append(clone.tree())


def changed(before: Tree, after: Tree) -> set[str]:
    """The clients that are not as they were."""
    return {name for name in {**before, **after} if before.get(name) != after.get(name)}


def look_at(here: Clone, wanted: Tree, meeting: Meeting) -> None:
    """What came together is what both did, it is valid, in order, and nothing is left open."""
    found = here.tree()
    for name in {**wanted, **found}:
        # a comment beside what is in conflict is within the marks
        left_out = ("comments",) if name in meeting.disputed else ()
        odds = [*_differences(name, found, wanted, left_out)]
        assert not odds, "\n".join(odds)
        for comment in wanted.get(name, {}).get("comments", {}):
            assert comment in found[name].get("comments", {}) or comment in meeting.text, comment
    here.run("check")
    assert here.git("status", "--porcelain") == ""
    for client in found.values():
        for record in ("log", "orders"):
            days = [str(item["date"]) for item in client.get(record, {}).values()]
            assert days == sorted(days), f"{record} of {client['name']} are not in order: {days}"


def _differences(name: str, found: Tree, wanted: Tree, left_out: Collection[str]) -> Iterator[str]:
    have, want = found.get(name, {}), wanted.get(name, {})
    for key in {**have, **want}.keys() - left_out:
        if have.get(key) != want.get(key):
            yield f"{name}: {key}: found {have.get(key)}, wanted {want.get(key)}"
