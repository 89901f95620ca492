"""Shapes of text values that can be told at a glance: e-mail, phone, currency, time of day, web address.

All patterns run in linear time, so a hostile file cannot stall them.
"""

from __future__ import annotations

from clientctl.lazy import pattern

# One @, a local part without blanks or brackets, a domain of dot-separated labels.
_EMAIL = pattern(r"[^\s@<>()\[\],;:\"\\]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}\Z")
_PHONE = pattern(r"[0-9０-９+＋() ./,;#*\-–xX转分机ext（）]{2,40}\Z")
_CURRENCY = pattern(r"[A-Z]{3}\Z")
_TIME = pattern(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]\Z")
_URL = pattern(
    r"(?:https?://)?[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?::[0-9]{1,5})?(?:[/?#][^\s<>\"]{0,2000})?\Z"
)


def is_email(text: str) -> bool:
    return _EMAIL.match(text) is not None


def is_phone(text: str) -> bool:
    """Digits with the signs that people put between them; at least two digits."""
    return _PHONE.match(text) is not None and sum(c.isdigit() for c in text) >= 2


def is_currency(text: str) -> bool:
    """Three capital letters, as in ISO 4217."""
    return _CURRENCY.match(text) is not None


def is_time(text: str) -> bool:
    """HH:MM, 00:00 to 23:59."""
    return _TIME.match(text) is not None


def is_url(text: str) -> bool:
    """A web address (http, https, or without a scheme); no other scheme, so that a link never runs code."""
    return _URL.match(text) is not None
