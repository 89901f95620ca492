"""What is sold, and who is interested in what."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "report_products.column_not_yet": ("not yet bought", "尚未购买"),
    "report_products.column_product": ("product", "产品"),
    "report_products.column_quantity": ("quantity", "数量"),
    "report_products.defined_not_yet": (
        "how many of these clients never ordered it",
        "其中从未订购过的客户",
    ),
    "report_products.figure_orders": ("orders", "订单数"),
    "report_products.figure_products": ("products", "产品数"),
    "report_products.figure_sold": ("sold", "销售额"),
    "report_products.in_most_orders": (
        "{product} is in most orders {period}: {count}",
        "{period}“{product}”出现在最多的订单里：{count} 个",
    ),
    "report_products.leader": (
        "{product} leads with {share} % of what was sold",
        "“{product}”最多，占销售额的 {share} %",
    ),
    "report_products.liked": (
        "most liked: {product} ({count:client|clients}, all of them bought it)",
        "最受喜欢：“{product}”（{count} 个客户，都买过）",
    ),
    "report_products.most_needed": (
        "most needed: {name} ({count:client|clients})",
        "最多的需求：“{name}”（{count} 个客户）",
    ),
    "report_products.none_named": (
        "no order {period} names a product: clientctl order set REF ITEM product=NAME",
        "{period}的订单都没有写产品：clientctl order set 客户 条目 产品=名称",
    ),
    "report_products.not_itemized": (
        "the amount of something in {count:order|orders} is not known, so no product has it",
        "{count} 个订单里有金额未知的明细，未计入产品",
    ),
    "report_products.table_course": ("Leading products over time", "主要产品走势"),
    "report_products.table_interest": ("Who is interested", "感兴趣的客户"),
    "report_products.table_needs": ("What clients need", "客户需求"),
    "report_products.table_products": ("Products", "产品"),
    "report_products.unknown": (
        "no product is named in {count:order|orders} for {amount:,} {currency}",
        "{count} 个订单（{amount:,} {currency}）没有写产品",
    ),
    "report_products.wanted": (
        "{missing} of {count:client that likes|clients that like} {product} never bought it",
        "喜欢“{product}”的 {count} 个客户中，{missing} 个从未购买",
    ),
}
