"""Where the clients are, and what they bring there."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "report_regions.defined_average_order": (
        "what was sold in the period, divided by its orders",
        "本期销售额除以本期订单数",
    ),
    "report_regions.figure_clients": ("clients", "客户"),
    "report_regions.figure_orders": ("orders", "订单数"),
    "report_regions.figure_regions": ("groups", "分组"),
    "report_regions.figure_sold": ("sold", "销售额"),
    "report_regions.table_countries": ("By country", "按国家"),
    "report_regions.table_regions": ("Clients and trade", "客户与销售"),
}
