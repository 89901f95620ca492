"""Figures for the page: a number with its label, how it changed and how it came to be."""

from __future__ import annotations

from collections.abc import Sequence

from clientctl.frozen import frozen
from clientctl.messages import Language
from clientctl.model import Column, Figure
from clientctl.render.change import told_change
from clientctl.render.chapters import told_figures
from clientctl.render.html.capital import capital
from clientctl.render.html.charts.element import Element
from clientctl.render.html.charts.spark import draw_spark
from clientctl.render.html.terms import Terms
from clientctl.render.safe import safe
from clientctl.render.tables import shown


@frozen
class FigureView:
    """A figure: what it counts and in which unit, the number as text, its tone, and how it changed.

    term: the id of the entry that says what it is, or empty.
    """

    label: str
    unit: str
    term: str
    value: str
    tone: str
    change: str
    spark: Element | None


def build_figures(figures: Sequence[Figure], terms: Terms, language: Language) -> tuple[FigureView, ...]:
    """The figures that have a value, in their order."""
    return tuple(_figure(figure, terms, language) for figure in told_figures(figures))


def _figure(figure: Figure, terms: Terms, language: Language) -> FigureView:
    value = shown(figure.value, Column("", figure.label, figure.kind), language)
    is_share = figure.unit == "%"
    return FigureView(
        capital(safe(figure.label.text(language))),
        "" if is_share else safe(figure.unit),
        terms.anchor(figure.label, figure.definition),
        f"{value}\u202f%" if is_share else value,
        figure.tone,
        told_change(figure, language),
        draw_spark(figure.series),
    )
