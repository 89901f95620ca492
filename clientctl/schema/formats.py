"""FORMATS: what `format` means in the schemas of a book, one row each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from clientctl import dates, names, values
from clientctl.errors import WrongUsage
from clientctl.frozen import frozen


@frozen
class Format:
    """A form of text: `fits` tells it; a text that does not is worded by `code` and the hint `hint`.

    kind: the row of `values.KINDS` that reads what people type for it.
    """

    name: str
    kind: str
    fits: Callable[[str], bool]
    code: str
    hint: str


def _is_duration(text: str) -> bool:
    try:
        dates.parse_duration(text)
    except WrongUsage:
        return False
    return True


_ROWS: Final = (
    Format("client-id", "id", names.is_id, "values.bad_id", "values.id_form"),
    Format("currency", "currency", values.is_currency, "values.bad_currency", "values.bad_currency_form"),
    Format("date", "date", dates.is_iso_date, "dates.not_a_date", "schema.date_form"),
    Format("duration", "duration", _is_duration, "dates.not_a_duration", "dates.duration_forms"),
    Format("email", "email", values.is_email, "values.bad_email", "values.bad_email_form"),
    Format("item-id", "code", names.is_item_id, "values.bad_item_id", "values.item_id_form"),
    Format("phone", "phone", values.is_phone, "values.bad_phone", "values.bad_phone_form"),
    Format("time-of-day", "time", values.is_time, "dates.not_a_time", "dates.time_forms"),
    Format("web-address", "url", values.is_url, "values.bad_url", "values.bad_url_form"),
)

FORMATS: Final[Mapping[str, Format]] = MappingProxyType({row.name: row for row in _ROWS})


def fits_format(name: str, text: str) -> bool:
    """True when the text has the form, or no form goes by that name."""
    row = FORMATS.get(name)
    return row is None or row.fits(text)
