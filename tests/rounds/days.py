"""A day of work in one clone: random deeds, mostly on one client."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.rounds.clones import LINKED, Clone
from tests.rounds.deeds import BY_HAND, Spot, chosen


@dataclass(slots=True)
class Day:
    """One person's day.

    mark: begins what is new; hot: the client that most deeds are about; movable: those that this one alone moves;
    is_kept: nothing is committed, and no file moves.
    """

    clone: Clone
    random: Random
    mark: str
    hot: str
    movable: frozenset[str]
    is_kept: bool = False

    def work(self, deeds: int) -> None:
        """So many deeds, and the state of the book after each commit."""
        self.clone.states = [self.clone.tree()]
        for number in range(deeds):
            self._do(f"{self.mark}{number}")

    def _do(self, new: str) -> None:
        tree = self.clone.states[-1]
        is_hot = self.hot in tree and self.random.random() < 0.7
        name = self.hot if is_hot else self.random.choice(sorted(tree))
        at = Spot(self.random, new, Path(tree[name]["path"]).stem, tree[name])
        chance = self.random.random()
        if chance < 0.06 and not self.is_kept and (words := self._moving(at, name)):
            self._run(words)
        elif chance < 0.25 and "notes" in at.client and "log" in at.client:
            self._by_hand(at)
        else:
            self._run(chosen(at))

    def _moving(self, at: Spot, name: str) -> tuple[str, ...] | None:
        if self.random.random() < 0.3:
            # the other one may give a client of another name the same id
            id_ = at.random.choice((f"newcomer-{at.new[1:].split('-')[0]}", f"new-{at.new}"))
            is_there = id_ in {Path(client["path"]).stem for client in self.clone.states[-1].values()}
            return None if is_there else ("add", f"New {at.new}", "--id", id_, "--grade", "B")
        if name not in self.movable:
            return None
        if at.is_archived:
            return ("restore", at.id)
        if self.random.random() < 0.2 and name != LINKED:
            return ("rm", at.id, "-y")
        if self.random.random() < 0.5:
            return ("archive", at.id)
        return ("mv", at.id, f"{name.lower().split()[0]}-{at.new.lower()}")

    def _run(self, words: tuple[str, ...]) -> None:
        self.clone.run(*words, *(("--no-commit",) if self.is_kept else ()))
        self.clone.states.append(self.clone.tree())

    def _by_hand(self, at: Spot) -> None:
        """An edit in an editor, committed by hand."""
        path = self.clone.root / at.client["path"]
        path.write_text(self.random.choice(BY_HAND)(at, path.read_text()))
        self.clone.states.append(self.clone.tree())
        if not self.is_kept:
            self.clone.git("commit", "--quiet", "--all", "--message", f"by hand {at.new}")
