"""What leads somewhere: http, https and mail addresses that show where they lead."""

from __future__ import annotations

import pytest

from clientctl.render.html.links import link


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("https://nordlys.no/a?b=c&d#e", "https://nordlys.no/a?b=c&d#e"),
        ("http://nordlys.no", "http://nordlys.no"),
        ("www.nordlys.no/om", "https://www.nordlys.no/om"),
        ("ole@nordlys.no", "mailto:ole@nordlys.no"),
        ("ole+frame@nordlys.no", "mailto:ole+frame@nordlys.no"),
        ("", ""),
        ("Nordlys", ""),
        ("see https://nordlys.no", ""),
        ("javascript:alert(1)", ""),
        ("javascript://nordlys.no/%0aalert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("//nordlys.no", ""),
        ("ftp://nordlys.no", ""),
        ("ole@nordlys.no?bcc=eve@evil.no", ""),
        ("a?bcc=eve%40evil.no@nordlys.no", ""),
        ("https://nordlys.no/\u202ecod.exe", ""),
        ("https://nordlys.no\n", ""),
    ],
)
def test_a_text_leads_where_it_says_or_nowhere(text: str, target: str) -> None:
    assert link(text) == target
