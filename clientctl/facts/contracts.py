"""Which of a client's contracts are not over."""

from __future__ import annotations

from typing import Final

from clientctl.facts.entries import Entry, entries
from clientctl.model import Document

# What people write behind a contract that is over before its end, or that needs no more looking after.
CONTRACT_OVER: Final = frozenset(
    (
        *("cancelled", "canceled", "closed", "completed", "done", "ended", "expired", "finished", "over"),
        *("renewed", "replaced", "terminated"),
        *("作废", "已作废", "关闭", "已关闭", "到期", "已到期", "取消", "已取消", "完成", "已完成"),
        *("结束", "已结束", "终止", "已终止", "解除", "已解除", "已续签"),
    )
)


def contracts_kept(document: Document) -> list[Entry]:
    """Contracts whose status does not say that they are over, whatever their days."""
    return [entry for entry in entries(document, "contracts") if not _is_over(entry.get("status"))]


def _is_over(status: object) -> bool:
    return isinstance(status, str) and status.strip().casefold() in CONTRACT_OVER
