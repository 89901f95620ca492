"""satisfaction: how content clients are by their answers to surveys, how that went, and who is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from clientctl.errors import Message, message
from clientctl.facts.entries import Entry, number, past_entries
from clientctl.facts.excerpts import word_in
from clientctl.facts.risk import LOW_SCORE
from clientctl.facts.service import latest
from clientctl.facts.windows import Window
from clientctl.frozen import frozen
from clientctl.messages import label
from clientctl.model import Chart, Column, Figure, Label, Table
from clientctl.reports.parts.averages import mean
from clientctl.reports.parts.clients import clients_table
from clientctl.reports.parts.figures import count_figure, flow_figure, percent
from clientctl.reports.parts.flows import Dated
from clientctl.reports.parts.grouped import group_table
from clientctl.reports.parts.spans import spans_of
from clientctl.reports.parts.trade import is_within
from clientctl.reports.segments import CLIENTS, SHARE
from clientctl.reports.study import Findings, Study, Subject

_MOST: Final = 10
# Who would recommend us, and who would rather not, on a scale from 0 to 10.
_PROMOTER: Final = 9
_DETRACTOR: Final = 6

Survey = tuple[date, Entry]


@frozen
class Opinion:
    """What a client thinks: its latest survey with a score, and the latest answer to whether it would recommend us."""

    survey: Survey | None
    nps: Decimal | None

    @property
    def score(self) -> Decimal | None:
        return None if self.survey is None else _within_scale(self.survey[1].get("score"))

    @property
    def date(self) -> str | None:
        return None if self.survey is None else self.survey[0].isoformat()

    @property
    def comment(self) -> str | None:
        return None if self.survey is None else word_in(self.survey[1], "comment")


def build(study: Study) -> Findings:
    """The latest answer of each client; without a period of all times, compared with what they were a year ago."""
    surveys = [
        list(past_entries(subject.excerpt(("surveys",)), "surveys", study.today)) for subject in study.all
    ]
    now, earlier = (
        [_opinion(given, window) for given in surveys]
        for window in (
            (study.period, study.before)
            if study.is_period
            else (Window(None, study.today), Window(None, study.before.last))
        )
    )
    has_before = study.period.after is not None
    tables = (
        _scores(now),
        _course(study, surveys),
        *([_segments(study, now)] if study.by else ()),
        _unhappy(study, now),
    )
    figures = tuple(_figures(study, surveys, now, earlier if has_before else None))
    return Findings(tables, tuple(_told(study, now)), figures)


def _opinion(surveys: Sequence[Survey], window: Window) -> Opinion:
    """What a client thought in the end; surveys that have no score from 0 to 10 tell nothing."""
    counted = [survey for survey in surveys if is_within(survey[0], window)]
    recommended = latest(
        [(on, nps) for on, entry in counted if (nps := _within_scale(entry.get("nps"))) is not None]
    )
    return Opinion(
        latest([pair for pair in counted if _within_scale(pair[1].get("score")) is not None]),
        None if recommended is None else recommended[1],
    )


def _within_scale(value: Any) -> Decimal | None:
    found = number(value)
    return found if found is not None and 0 <= found <= _MOST else None


def _scores_of(opinions: Sequence[Opinion]) -> list[Decimal]:
    return [opinion.score for opinion in opinions if opinion.score is not None]


def _net_promoters(opinions: Sequence[Opinion]) -> Decimal | None:
    """Percent of promoters less percent of detractors, from -100 to 100; None where nobody was asked."""
    given = [opinion.nps for opinion in opinions if opinion.nps is not None]
    promoters = sum(nps >= _PROMOTER for nps in given)
    detractors = sum(nps <= _DETRACTOR for nps in given)
    return percent(promoters - detractors, len(given))


def _figures(
    study: Study,
    surveys: Sequence[Sequence[Survey]],
    now: Sequence[Opinion],
    earlier: Sequence[Opinion] | None,
) -> Iterator[Figure]:
    scores = _scores_of(now)
    yield Figure(
        label("report_satisfaction.figure_satisfaction"),
        mean(scores),
        "decimal",
        name="satisfaction",
        before=None if earlier is None else mean(_scores_of(earlier)),
        definition=message("report_satisfaction.defined_satisfaction"),
    )
    yield Figure(
        label("report_satisfaction.figure_nps"),
        _net_promoters(now),
        "decimal",
        name="nps",
        before=None if earlier is None else _net_promoters(earlier),
        definition=message("report_satisfaction.defined_nps"),
    )
    responses: list[Dated] = [(on, Decimal(1)) for given in surveys for on, _ in given]
    yield flow_figure(study, "report_satisfaction.figure_responses", responses)
    yield Figure(
        label("report_satisfaction.figure_asked_share"),
        percent(len(scores), len(now)),
        "decimal",
        "%",
        name="asked_share",
        definition=message("report_satisfaction.defined_asked_share"),
    )
    yield count_figure(
        "report_satisfaction.figure_unhappy", sum(score <= LOW_SCORE for score in scores), "danger"
    )


def _told(study: Study, opinions: Sequence[Opinion]) -> Iterator[Message]:
    scores = _scores_of(opinions)
    if not scores:
        yield message("report_satisfaction.none_then" if study.is_period else "report_satisfaction.none")
        return
    yield message(
        "report_satisfaction.finding",
        answered=len(scores),
        clients=len(opinions),
        average=mean(scores),
    )
    low = _low(study, opinions)
    if low:
        subject, opinion = low[0]
        yield message(
            "report_satisfaction.least_content", count=len(low), name=subject.name, score=opinion.score
        )


def _low(study: Study, opinions: Sequence[Opinion]) -> list[tuple[Subject, Opinion]]:
    """Who gave a low score in the end, the lowest first, of equal ones the latest."""
    found = [
        (opinion.score, opinion.survey[0], subject, opinion)
        for subject, opinion in zip(study.all, opinions, strict=True)
        if opinion.score is not None and opinion.survey is not None and opinion.score <= LOW_SCORE
    ]
    found.sort(key=lambda one: (one[0], -one[1].toordinal(), one[2].id))
    return [(subject, opinion) for _, _, subject, opinion in found]


def _scores(opinions: Sequence[Opinion]) -> Table:
    """How many clients gave each score in the end, from 0 to 10; scores between are rounded half up."""
    scores = [int(score.quantize(Decimal(1), ROUND_HALF_UP)) for score in _scores_of(opinions)]
    counts = Counter(scores)
    rows = [
        (score, counts[score], percent(counts[score], len(scores))) for score in range(_MOST + 1) if scores
    ]
    high = sum(score >= _PROMOTER for score in scores)
    finding = message(
        "report_satisfaction.high_share", count=high, clients=len(scores), share=percent(high, len(scores))
    )
    return Table(
        (Column("score", Label("score", "评分"), "integer"), CLIENTS, SHARE),
        rows,
        "scores",
        message("report_satisfaction.table_scores"),
        Chart(("score",), ("clients",), finding, "scale") if scores else None,
    )


def _course(study: Study, surveys: Sequence[Sequence[Survey]]) -> Table:
    """The average score of the surveys of each span, and how many there were."""
    spans = spans_of(study)
    found: list[list[Decimal]] = [[] for _ in spans.names]
    for given in surveys:
        for on, entry in given:
            index, score = spans.index(on), _within_scale(entry.get("score"))
            if index is not None and score is not None:
                found[index].append(score)
    averages = [mean(scores) for scores in found]
    rows = list(zip(spans.names, averages, map(len, found), strict=True)) if any(surveys) else []
    known = [
        (name, average) for name, average in zip(spans.names, averages, strict=True) if average is not None
    ]
    chart = None
    if known:
        (first, before), (last, after) = known[0], known[-1]
        code = "once" if first == last else "rose" if after > before else "fell" if after < before else "kept"
        finding = message(
            f"report_satisfaction.course_{code}", first=first, before=before, last=last, after=after
        )
        chart = Chart((spans.column.name,), ("satisfaction",), finding, "lines")
    columns = (
        spans.column,
        Column("satisfaction", label("report_satisfaction.column_average"), "decimal"),
        Column("responses", label("report_satisfaction.column_responses"), "integer"),
    )
    return Table(columns, rows, "course", message("report_satisfaction.table_course"), chart)


def _segments(study: Study, opinions: Sequence[Opinion]) -> Table:
    def scores(places: Sequence[int]) -> list[Decimal]:
        return _scores_of([opinions[place] for place in places])

    return group_table(
        study,
        (
            (CLIENTS, len),
            (
                Column("answered", label("report_satisfaction.column_answered"), "integer"),
                lambda places: len(scores(places)),
            ),
            (
                Column("satisfaction", label("report_satisfaction.column_average"), "decimal"),
                lambda places: mean(scores(places)),
            ),
            (
                Column("nps", label("report_satisfaction.figure_nps"), "decimal"),
                lambda places: _net_promoters([opinions[place] for place in places]),
            ),
        ),
        finding="report_satisfaction.most_content",
        leads=2,
    )


def _unhappy(study: Study, opinions: Sequence[Opinion]) -> Table:
    """Who gave a low score in the end, with what was said."""
    low = _low(study, opinions)
    said = {subject.id: opinion for subject, opinion in low}

    columns: tuple[tuple[Column, Callable[[Subject], Any]], ...] = (
        (Column("score", Label("score", "评分"), "decimal"), lambda subject: said[subject.id].score),
        (Column("date", Label("date", "日期"), "date"), lambda subject: said[subject.id].date),
        (Column("comment", Label("comment", "评语"), "note"), lambda subject: said[subject.id].comment),
    )
    return clients_table(
        study, "report_satisfaction.table_unhappy", [s for s, _ in low], ("owner", "total"), extra=columns
    )
