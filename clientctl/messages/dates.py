"""Sentences of `dates`, each in English and Simplified Chinese."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "dates.april": ("April", "4 月"),
    "dates.august": ("August", "8 月"),
    "dates.bare_duration": (
        "'{text}' does not say whether it lies ahead or back",
        "“{text}”没有说明是往后还是往前",
    ),
    "dates.bare_number": ("'{text}' is a number, not a date", "“{text}”是数字，不是日期"),
    "dates.date_forms": (
        "write 2026-11-21, 11月21日, friday, next monday, tomorrow, +7d, 3 days ago or eom",
        "可以写 2026-11-21、11月21日、周五、下周一、明天、+7d、3天前 或 月底",
    ),
    "dates.december": ("December", "12 月"),
    "dates.duration_forms": (
        "write 90d, 12w, 3m (months) or 1y",
        "可以写 90天、12周、3个月 或 1年，也可以写 90d、12w、3m（月）或 1y",
    ),
    "dates.february": ("February", "2 月"),
    "dates.january": ("January", "1 月"),
    "dates.july": ("July", "7 月"),
    "dates.june": ("June", "6 月"),
    "dates.long_duration": ("'{text}' is longer than {years} years", "“{text}”超过 {years} 年"),
    "dates.march": ("March", "3 月"),
    "dates.may": ("May", "5 月"),
    "dates.no_month": ("'{text}' does not say which month", "“{text}”没有说明是哪个月"),
    "dates.no_such_day": ("{month} {year} has {days} days", "{year} 年 {month}只有 {days} 天"),
    "dates.no_such_month": (
        "there is no month {month}, they run from 1 to 12",
        "没有 {month} 月，月份从 1 到 12",
    ),
    "dates.no_such_quarter": (
        "there is no quarter {quarter}, they run from 1 to 4",
        "没有第 {quarter} 季度，季度从 1 到 4",
    ),
    "dates.no_such_week": ("{year} has {weeks} weeks", "{year} 年只有 {weeks} 周"),
    "dates.not_a_date": ("'{text}' is not a date", "“{text}”不是日期"),
    "dates.not_a_day": ("'{text}' is a period, not a day", "“{text}”是一段时间，不是某一天"),
    "dates.not_a_duration": ("'{text}' is not a duration", "“{text}”不是时长"),
    "dates.not_a_period": ("'{text}' is neither a date nor a period", "“{text}”不是日期，也不是时段"),
    "dates.not_a_time": ("'{text}' is not a time of day", "“{text}”不是一天中的时间"),
    "dates.november": ("November", "11 月"),
    "dates.october": ("October", "10 月"),
    "dates.out_of_range": (
        "the date lies outside the years {first} to {last}",
        "日期不在 {first} 年到 {last} 年之间",
    ),
    "dates.period_forms": (
        "write a date, 2026, 2026-11, 2026Q3, 2026-W47, this week, last month or last quarter",
        "可以写日期、2026、2026-11、2026Q3、2026-W47、本周、上月 或 上季度",
    ),
    "dates.reading": ("write {first}", "请写 {first}"),
    "dates.readings": ("write {first} or {second}", "请写 {first} 或 {second}"),
    "dates.readings_first_last": (
        "write its first day, {first}, or its last, {last}",
        "请写第一天 {first} 或最后一天 {last}",
    ),
    "dates.readings_number": (
        "write {day} for that day of the month, or +{text}d for {ahead}",
        "指本月这一天请写 {day}，指 {text} 天后请写 +{text}d（{ahead}）",
    ),
    "dates.readings_offset": (
        "write +{text} for {ahead} or -{text} for {back}",
        "往后请写 +{text}（{ahead}），往前请写 -{text}（{back}）",
    ),
    "dates.readings_three": (
        "write {first}, {second} or {third}",
        "请写 {first}、{second} 或 {third}",
    ),
    "dates.september": ("September", "9 月"),
    "dates.short_year": (
        "the year in '{text}' is to have four digits",
        "“{text}”里的年份要写四位数",
    ),
    "dates.time_forms": ("write hours and minutes such as 09:05 or 15:30", "请写时和分，例如 09:05 或 15:30"),
    "dates.which_is_month": (
        "'{text}' does not say which number is the month",
        "“{text}”没有说明哪个数是月份",
    ),
    "dates.zero_duration": ("a duration is at least one day", "时长至少一天"),
}
