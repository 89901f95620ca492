"""Words of forecasts: what they stand on, what keeps them from being made, what is done while they are."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "forecasts.by_amounts": (
        "Gamma-Gamma, fitted to the amounts of all clients, tells how much an order will come to",
        "按全部客户的金额拟合 Gamma-Gamma 模型，由它估计每单金额",
    ),
    "forecasts.by_orders": (
        "BG/NBD, fitted to the orders of all clients, tells how often clients buy and how they leave",
        "按全部客户的订单拟合 BG/NBD 模型，由它估计客户多久下单、何时离开",
    ),
    "forecasts.days_with_orders": ("days with orders", "下单天数"),
    "forecasts.few_amounts": (
        "too few amounts for predicted_value: {found:client has|clients have} repeat orders with an amount "
        "in the book's currency, it takes {needed}",
        "金额太少，无法计算预测价值：有回购金额（按客户簿币种）的客户为 {found} 个，至少要 {needed} 个",
    ),
    "forecasts.few_repeat_clients": (
        "too few orders for expected_orders, alive and predicted_value: {found:client has|clients have} "
        "ordered on more than one day, it takes {needed}",
        "订单太少，无法计算预计订单数、留存概率和预测价值：在不止一天下过单的客户为 {found} 个，至少要 {needed} 个",
    ),
    "forecasts.fitting": ("Working out forecasts", "正在预测"),
    "forecasts.install": ("run pip install 'clientctl[predict]'", "运行 pip install 'clientctl[predict]'"),
    "forecasts.mean_of_repeats": (
        "mean amount of a day with orders after the first",
        "首单日以后每个下单日的平均金额",
    ),
    "forecasts.no_maximum": (
        "the orders fit no model of repeat buying, so expected_orders, alive and predicted_value are empty",
        "这些订单不符合任何回购模型，预计订单数、留存概率和预测价值为空",
    ),
    "forecasts.no_maximum_of_amounts": (
        "the amounts of the orders fit no model of spending, so predicted_value is empty",
        "这些订单的金额不符合任何消费模型，预测价值为空",
    ),
    "forecasts.no_mean": (
        "the amounts of the orders are too uneven for an average to be expected, so predicted_value is empty",
        "订单金额相差太大，无法预期平均金额，预测价值为空",
    ),
    "forecasts.no_scipy": (
        "expected_orders, alive and predicted_value need scipy, which is not installed",
        "计算预计订单数、留存概率和预测价值需要 scipy，但没有安装",
    ),
}
