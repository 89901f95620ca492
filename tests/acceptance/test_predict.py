"""What is expected of clients, by the command: against a reckoning of its own, kept or not, and where there is none."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from tests import warm
from tests.acceptance.book import COMMAND, TODAY, Answer, Book, plain, world

NOW: Final = date.fromisoformat(TODAY)
FIELDS: Final = ("expected_orders", "alive", "predicted_value")
COLUMNS: Final = ("-c", ",".join(("id", *FIELDS)), "-o", "json")
REASON: Final = "the extra predict is not installed"
needs_scipy = pytest.mark.skipif(find_spec("scipy") is None, reason=REASON)

Order = tuple[date, float]


def written(orders: Sequence[Order], **more: Any) -> str:
    """A client's file, as JSON, which is YAML."""
    rows = [{"date": on.isoformat(), "amount": amount} for on, amount in orders]
    return json.dumps({"name": "Client", "orders": rows, **more})


def buyers(count: int, seed: int) -> dict[str, list[Order]]:
    """Clients that buy at their own pace and silently leave, as shops know them; some only once."""
    random = Random(seed)
    found = {}
    for number in range(count):
        first = NOW - timedelta(random.randint(60, 900))
        pace, mean, leaving = (
            random.gammavariate(1.5, 40) + 3,
            random.gammavariate(4, 50),
            random.random() / 3,
        )
        orders, on = [], first
        while on <= NOW:
            orders.append((on, round(mean * random.uniform(0.5, 1.5), 2)))
            if random.random() < leaving:
                break
            on += timedelta(1 + int(random.expovariate(1 / pace)))
        found[f"c{number:03}"] = orders
    return found


BUYERS: Final = buyers(60, seed=3)
FILES: Final = {
    **{name: written(orders) for name, orders in BUYERS.items()},
    "never": written([]),
    "taken-back": json.dumps(
        {"name": "R", "orders": [{"date": "2026-01-01", "amount": 5, "status": "returned"}]}
    ),
    "to-come": written([(NOW + timedelta(1), 5)]),
}


def forecasts(answer: Answer) -> dict[str, tuple[Any, ...]]:
    """The three by id."""
    assert answer.code == 0, answer.err
    return {row["id"]: tuple(row[name] for name in FIELDS) for row in answer.data}


def ask(book: Book, *words: str) -> dict[str, tuple[Any, ...]]:
    return forecasts(book.run("find", *COLUMNS, *words))


def alone(book: Book, *words: str, path: Path | None = None, python: Sequence[str] = ()) -> Answer:
    """A command in a Python of its own, which looks for what it imports in another directory first."""
    places = os.pathsep.join(str(place) for place in (path, warm.PROJECT) if place is not None)
    done = subprocess.run(
        [COMMAND[0], *python, *COMMAND[1:], *words],
        cwd=book.root,
        env={**world(book.home), "PYTHONPATH": places},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A book that nobody writes to."""
    return plain(tmp_path_factory.mktemp("predict"), FILES)


# -- a reckoning of its own ----------------------------------------------------------------------------


def reckoned(clients: Sequence[Sequence[Order]]) -> tuple[Any, Any, Any]:
    """Both models by the formulas of their papers, climbed by another method; no client orders twice on a day."""
    import numpy as np
    from scipy.optimize import minimize
    from scipy.special import gammaln, hyp2f1

    x = np.array([len(orders) - 1 for orders in clients], dtype=float)
    last = np.array([(orders[-1][0] - orders[0][0]).days / 7 for orders in clients])
    age = np.array([(NOW - orders[0][0]).days / 7 for orders in clients])
    mean = np.array([sum(amount for _, amount in orders[1:]) for orders in clients]) / np.maximum(x, 1)
    back = x > 0

    def purchases(logs: Any) -> Any:
        r, alpha, a, b = np.exp(logs)
        a1 = gammaln(r + x) - gammaln(r) + r * np.log(alpha)
        a2 = gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
        a3 = (alpha + age) ** -(r + x)
        a4 = np.where(back, a / np.where(back, b + x - 1, 1) * (alpha + last) ** -(r + x), 0)
        return -np.sum(a1 + a2 + np.log(a3 + a4))

    def amounts(logs: Any) -> Any:
        p, q, v = np.exp(logs)
        n, z = x[back], mean[back]
        ways = gammaln(p * n + q) - gammaln(p * n) - gammaln(q) + q * np.log(v)
        return -np.sum(ways + p * n * np.log(n * z) - np.log(z) - (p * n + q) * np.log(v + n * z))

    finely = {"maxiter": 9000, "maxfev": 9000, "xatol": 1e-8, "fatol": 1e-10}
    r, alpha, a, b = np.exp(minimize(purchases, [0, 1, 0, 1], method="Nelder-Mead", options=finely).x)
    p, q, v = np.exp(minimize(amounts, [1, 1, 4], method="Nelder-Mead", options=finely).x)
    year = 365 / 7
    odds = a / np.where(back, b + x - 1, 1) * ((alpha + age) / (alpha + last)) ** (r + x)
    alive = np.where(back, 1 / (1 + odds), 1)
    inner = hyp2f1(r + x, b + x, a + b + x - 1, year / (alpha + age + year))
    fewer = ((alpha + age) / (alpha + age + year)) ** (r + x)
    orders = (a + b + x - 1) / (a - 1) * (1 - fewer * inner) * alive
    return orders, alive, orders * p * (v + x * mean) / (p * x + q - 1)


@needs_scipy
@pytest.mark.long
def test_the_forecasts_are_those_of_both_models(book: Book) -> None:
    expected = dict(zip(BUYERS, zip(*reckoned(list(BUYERS.values())), strict=True), strict=True))

    found = ask(book)

    assert found.keys() == expected.keys() | {"never", "taken-back", "to-come"}
    for name, (orders, alive, value) in expected.items():
        assert found[name][:2] == pytest.approx((orders, alive), abs=0.0055)
        assert found[name][2] == pytest.approx(value, rel=0.001, abs=0.0055)


@needs_scipy
def test_numbers_have_two_places_and_clients_without_orders_none(book: Book) -> None:
    found = book.run("find", *COLUMNS, "-s", "-alive")

    for name in ("never", "taken-back", "to-come"):
        assert forecasts(found)[name] == (None, None, None)
    places = {
        len(str(value).partition(".")[2]) for row in forecasts(found).values() for value in row if value
    }
    assert places <= {1, 2}
    assert all(0 <= row[1] <= 1 for row in forecasts(found).values() if row[1] is not None)
    # empty ones last, whichever way it is sorted
    assert {row["id"] for row in found.data[-3:]} == {"never", "taken-back", "to-come"}


@needs_scipy
def test_who_bought_on_one_day_is_alive(book: Book) -> None:
    once = {name for name, orders in BUYERS.items() if len(orders) == 1}

    assert once
    assert {ask(book)[name][1] for name in once} == {1}


@needs_scipy
def test_queries_ask_for_them_by_either_name(book: Book) -> None:
    expected = {name for name, row in ask(book).items() if row[1] is not None and row[1] <= 0.3}

    assert 0 < len(expected) < 60
    for words in (("alive:..0.3",), ("留存概率<=0.3",)):
        assert set(book.run("find", *words, "-q").lines) == expected
    rich = {name for name, row in ask(book).items() if row[2] is not None and row[2] > 1000}
    assert set(book.run("find", "预测价值>1000", "expected_orders:any", "-q").lines) == rich


# -- kept or not ---------------------------------------------------------------------------------------


def whole(book: Book) -> dict[str, tuple[Any, ...]]:
    """The three out of whole clients, which say the same with and without the cache."""
    kept, plainly = (book.run("find", "-o", "json", *words) for words in ((), ("--no-cache",)))
    assert (kept.code, kept.err, kept.out) == (0, "", plainly.out)
    found = {row["id"]: row["computed"] for row in kept.data}
    assert book.run("show", "c005", "-o", "json").data["computed"] == found["c005"]
    return {name: tuple(computed[field] for field in FIELDS) for name, computed in found.items()}


@needs_scipy
@pytest.mark.long
def test_the_answer_is_the_same_with_and_without_the_cache_whatever_changes(tmp_path: Path) -> None:
    book = plain(tmp_path, FILES)
    start = whole(book)
    assert ask(book) == start

    # who has just ordered is there, and the models learn from it; a call tells them nothing
    assert book.run("order", "add", "c005", "--amount", "300").code == 0
    ordered = whole(book)
    assert ordered["c005"] != start["c005"]
    assert ordered["c005"][1] >= start["c005"][1]
    assert book.run("log", "c005", "called").code == 0
    assert ask(book) == ordered

    # who is put away tells them as much as before
    (book.root / "archive").mkdir()
    (book.root / "clients" / "c007.yaml").rename(book.root / "archive" / "c007.yaml")
    assert whole(book) == {name: row for name, row in ordered.items() if name != "c007"}
    assert ask(book, "archived:true") == {"c007": ordered["c007"]}


@needs_scipy
@pytest.mark.long
def test_a_day_in_the_past_knows_nothing_of_what_came_after(book: Book, tmp_path: Path) -> None:
    day = date(2026, 6, 1)
    past = {name: [order for order in orders if order[0] <= day] for name, orders in BUYERS.items()}
    then = plain(tmp_path, {name: written(orders) for name, orders in past.items()})

    words = ("--today", day.isoformat())
    found = ask(book, *words)

    assert {name: found[name] for name in past} == ask(then, *words)
    assert found != ask(book)
    assert found == ask(book, *words)


@needs_scipy
@pytest.mark.long
def test_rates_and_days_make_one_purchase_of_the_orders_of_a_day(book: Book, tmp_path: Path) -> None:
    # each order once more: in two parts on its day, one of them in another currency
    def parts(orders: Sequence[Order]) -> Iterator[dict[str, Any]]:
        for on, amount in orders:
            yield {"date": on.isoformat(), "amount": round(amount / 2, 2)}
            rest = round(amount - round(amount / 2, 2), 2)
            yield {"date": on.isoformat(), "amount": round(rest / 4, 4), "currency": "EUR"}

    files = {
        name: json.dumps({"name": "Client", "orders": list(parts(orders))}) for name, orders in BUYERS.items()
    }
    other = plain(tmp_path, files, "clientctl: 1\nrates: {EUR: 4}\n")

    expected = ask(book)
    for name, (orders, alive, value) in ask(other).items():
        assert (orders, alive) == expected[name][:2]
        assert value == pytest.approx(expected[name][2], abs=0.02)


@needs_scipy
def test_what_was_kept_is_found_without_loading_the_libraries(book: Book) -> None:
    ask(book)  # kept from here on

    found = alone(book, "show", "c005", "-o", "json", python=("-X", "importtime"))

    assert json.loads(found.out)["computed"]["alive"] is not None
    assert "clientctl.facts.prediction" in found.err
    assert "numpy" not in found.err


@needs_scipy
def test_rules_and_sums_may_ask_for_them(book: Book, tmp_path: Path) -> None:
    settings = 'clientctl: 1\ngrading: [{when: "alive<0.5", grade: D}, {when: "alive:any", grade: B}]\n'
    graded = plain(tmp_path, FILES, settings)

    found = graded.run("find", "-c", "id,suggested_grade,predicted_value", "-o", "json").data

    for row, (_, alive, _) in zip(found, ask(book).values(), strict=True):
        assert row["suggested_grade"] == (None if alive is None else "D" if alive < 0.5 else "B")
    values = [row["predicted_value"] for row in found if row["predicted_value"] is not None]
    # a report adds up what is shown of each client
    report = graded.run("report", "segments", "--by", "kind", "--sum", "predicted_value", "-o", "csv")
    assert report.lines[1].split(",")[-1] == f"{sum(round(value * 100) for value in values) / 100:.2f}"


# -- where there is nothing to expect ------------------------------------------------------------------

FEW: Final = "too few orders for expected_orders, alive and predicted_value"


def twice(count: int, once: int = 0) -> dict[str, str]:
    """Clients that ordered on two days, and some on one, though twice."""
    two = written([(date(2026, 1, 5), 10), (date(2026, 5, 5), 20)])
    one = written([(date(2026, 1, 5), 10), (date(2026, 1, 5), 20)])
    return {**{f"t{n}": two for n in range(count)}, **{f"o{n}": one for n in range(once)}}


@needs_scipy
@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "0 clients have ordered on more than one day, it takes 30"),
        (twice(1), "1 client has ordered on more than one day, it takes 30"),
        (twice(29, once=40), "29 clients have ordered on more than one day, it takes 30"),
    ],
    ids=["empty", "one", "29"],
)
def test_too_little_is_told_where_they_are_named(files: Mapping[str, str], said: str, tmp_path: Path) -> None:
    book = plain(tmp_path, files)

    for words in (("alive:any",), ("-c", "alive,predicted_value"), ("-s", "alive"), ("-c", "name,留存概率")):
        found = book.run("find", *words)
        assert (found.code, found.err.count(FEW), found.err.count("warning")) == (0, 1, 1)
        assert said in found.err
    both = book.run("find", "expected_orders<5", "-c", "alive", "-s", "-alive", "-o", "json")
    assert both.data == []
    assert both.err.count(FEW) == 1
    whole = book.run("find", "-o", "json")
    assert (whole.code, whole.err) == (0, "")
    assert all(row["computed"][name] is None for row in whole.data for name in FIELDS)
    assert "订单太少" in book.run("--lang", "zh", "find", "-c", "alive").err
    for client in list(files)[:1]:
        assert FEW in book.run("show", client, "-c", "alive").err
        assert FEW in book.run("explain", client, "alive").err
        assert book.run("show", client, "-o", "json").err == ""


@needs_scipy
def test_thirty_clients_all_alike_are_enough(tmp_path: Path) -> None:
    orders_of_all = written([(date(2026, month, 5), 20) for month in (1, 4, 7, 10)])
    book = plain(tmp_path, {f"c{number}": orders_of_all for number in range(30)})

    ((orders, alive, value),) = set(ask(book).values())

    assert 0 < orders < 12
    assert 0 < alive <= 1
    # all have spent 20 each time, and so they will
    assert value == pytest.approx(20 * orders, abs=0.2)


@needs_scipy
def test_without_amounts_there_is_no_value(tmp_path: Path) -> None:
    files = {name: written([(on, 0) for on, _ in orders]) for name, orders in BUYERS.items()}
    book = plain(tmp_path, files)

    found = book.run("find", "-c", "alive,predicted_value", "-o", "json")

    assert all(row["alive"] is not None and row["predicted_value"] is None for row in found.data)
    assert found.err.count("warning") == 1
    assert "0 clients have repeat orders with an amount in the book's currency, it takes 30" in found.err
    assert book.run("find", "-c", "alive", "-q").err == ""


# What stands for a library that cannot be loaded, and remembers who tried.
BROKEN: Final = """\
from pathlib import Path

Path(__file__).with_name("tried").touch()
raise ImportError("broken")
"""


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A directory with libraries that cannot be loaded."""
    for name in ("numpy", "scipy"):
        (tmp_path / "broken" / name).mkdir(parents=True)
        (tmp_path / "broken" / name / "__init__.py").write_text(BROKEN)
    return tmp_path / "broken"


def test_without_the_libraries_nothing_is_expected_and_the_remedy_is_told(book: Book, broken: Path) -> None:
    before = ask(book)

    found = alone(book, "find", "-c", "alive", "-o", "json", path=broken)

    assert (found.code, {row["alive"] for row in found.data}) == (0, {None})
    assert found.err.count("warning") == 1
    assert "expected_orders, alive and predicted_value need scipy, which is not installed" in found.err
    assert "hint: run pip install 'clientctl[predict]'" in found.err
    whole = alone(book, "find", "-o", "json", path=broken)
    assert (whole.code, whole.err) == (0, "")
    assert {row["computed"][name] for row in whole.data for name in FIELDS} == {None}
    assert ask(book) == before


def test_who_does_not_ask_for_them_loads_nothing(book: Book, broken: Path) -> None:
    for words in (("find",), ("find", "tag:vip", "-o", "csv"), ("show", "c005"), ("find", "-c", "total,clv")):
        assert alone(book, *words, path=broken).code == 0
    assert not list(broken.rglob("tried"))

    alone(book, "show", "c005", "-c", "alive", path=broken)
    assert list(broken.rglob("tried"))
