"""The words that clients are made of: names with their Latin spelling, fields' values, sentences.

None holds what YAML or another peer's format would want quoted: no `: `, no ` #`, no quotes, no backslashes.
"""

from __future__ import annotations

from typing import Final

Named = tuple[tuple[str, str], ...]


def _pairs(text: str) -> Named:
    """Pairs out of `上海 shanghai 北京 beijing`."""
    parts = text.split()
    return tuple(zip(parts[::2], parts[1::2], strict=True))


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


CITIES: Final = _pairs(
    "上海 shanghai 北京 beijing 广州 guangzhou 深圳 shenzhen 杭州 hangzhou 南京 nanjing 苏州 suzhou 成都 chengdu "
    "武汉 wuhan 西安 xian 青岛 qingdao 大连 dalian 宁波 ningbo 厦门 xiamen 佛山 foshan 东莞 dongguan 无锡 wuxi "
    "合肥 hefei 郑州 zhengzhou 长沙 changsha 济南 jinan 天津 tianjin 沈阳 shenyang 福州 fuzhou"
)
BRANDS: Final = _pairs(
    "恒 heng 瑞 rui 华 hua 盛 sheng 泰 tai 鑫 xin 安 an 达 da 通 tong 宏 hong 嘉 jia 远 yuan 明 ming 东 dong "
    "海 hai 云 yun 金 jin 信 xin 立 li 新 xin 博 bo 康 kang 和 he 源 yuan 峰 feng 正 zheng 隆 long 辰 chen "
    "启 qi 腾 teng"
)
TRADES: Final = _pairs(
    "机械有限公司 jixie 精密制造有限公司 jingmi 食品有限公司 shipin 贸易有限公司 maoyi 物流有限公司 wuliu "
    "科技有限公司 keji 医药有限公司 yiyao 包装厂 baozhuang 电子有限公司 dianzi 建材有限公司 jiancai "
    "水产有限公司 shuichan 服饰有限公司 fushi 化工有限公司 huagong 农业合作社 nongye"
)
SURNAMES: Final = _pairs(
    "王 wang 李 li 张 zhang 刘 liu 陈 chen 杨 yang 赵 zhao 黄 huang 周 zhou 吴 wu 徐 xu 孙 sun 胡 hu 朱 zhu "
    "高 gao 林 lin 何 he 郭 guo 马 ma 罗 luo 梁 liang 宋 song 郑 zheng 谢 xie 韩 han 唐 tang 冯 feng 于 yu"
)
GIVEN: Final = _pairs(
    "伟 wei 芳 fang 娜 na 敏 min 静 jing 丽 li 强 qiang 磊 lei 军 jun 洋 yang 勇 yong 艳 yan 杰 jie 娟 juan "
    "涛 tao 明 ming 超 chao 霞 xia 平 ping 刚 gang 桂 gui 英 ying 玉 yu 萍 ping 红 hong 鹏 peng 宇 yu 浩 hao"
)
FIRST: Final = _words(
    "Anna Jonas Maria Erik Ingrid Lars Sofia Peter Clara Hugo Elena Marco Lucia Paul Marie Louis Emma Oscar Nora "
    "Felix Julia David Laura Simon Alice Thomas Ida Henrik Astrid Olav Åse José Zoë Björn Chloé Mateus Priya Arjun"
)
LAST: Final = _words(
    "Berg Lund Hansen Olsen Müller Schmidt Weber Fischer Wagner Becker Rossi Ferrari Moreau Laurent Dubois Garcia "
    "Martinez Lopez Silva Santos Novak Kowalski Nielsen Johansson Larsson Virtanen Smith Brown Taylor Walker Clarke "
    "Hughes Murphy Okafor Mensah Patel Sharma Tanaka Sato Kim Park Nguyen Haugen Brønnøy Sørensen"
)
WESTERN_TRADES: Final = _words(
    "Seafood Logistics Optics Foods Packaging Machinery Pharma Textiles Marine Electronics Timber Tools Instruments "
    "Chemicals Brewing Dairy Plastics Printing Energy Robotics"
)
FORMS: Final = (
    "GmbH", "AS", "Ltd", "AB", "SARL", "SpA", "BV", "Inc", "Oy", "SA", "KG", "LLC", "ApS", "Group", "Partners",
    "Brothers", "Trading", "International", "Works", "Holding", "Supply", "Services", "Systems", "Nordic",
)  # fmt: skip

# each with how many of a hundred clients are in it
INDUSTRIES: Final = (
    ("制造业", 10), ("零售", 12), ("餐饮", 11), ("食品", 10), ("物流", 9), ("科技", 11), ("医药", 7), ("农业", 6),
    ("服务业", 9), ("建材", 6), ("教育", 5), ("金融", 3), ("水产", 1),
)  # fmt: skip
GRADES: Final = (("A", 8), ("B", 22), ("C", 45), ("D", 25))
STAGES: Final = (("active", 50), ("prospect", 20), ("lead", 15), ("dormant", 10), ("lost", 5))
REGIONS: Final = (
    "华东",
    "华南",
    "华北",
    "华中",
    "西南",
    "西北",
    "东北",
    "Nordics",
    "Europe",
    "North America",
)
SOURCES: Final = ("展会", "老客户介绍", "官网", "trade fair", "referral", "cold call", "partner")
OWNERS: Final = ("wang", "li", "chen", "zhao", "ole", "ingrid", "marta", "sun")
TAGS: Final = (
    "vip",
    "长期",
    "账期60天",
    "需样品",
    "export",
    "key-account",
    "price-sensitive",
    "年框",
    "新客",
    "cold",
)
CADENCES: Final = ("30d", "60d", "90d", "6m", "14d")
KINDS: Final = ("call", "visit", "wechat", "email", "meeting")
TITLES: Final = (
    "采购经理",
    "总经理",
    "财务",
    "仓库主管",
    "Buyer",
    "Managing Director",
    "Quality Manager",
    "Engineer",
)
PRODUCTS: Final = (
    "保温箱 40L", "保温箱 12L", "冰袋 500g", "温度记录仪", "Insulated box 40L", "Gel pack 500g", "Data logger T2",
    "Pallet cover", "真空板箱", "Thermal liner",
)  # fmt: skip
PLANS: Final = (
    "发新的报价单", "打电话确认样品", "安排工厂参观", "send the new price list", "ask for the forecast",
    "谈年度框架合同", "visit with the samples", "确认付款日期",
)  # fmt: skip
OPENINGS: Final = (
    "电话里谈了", "今天拜访，谈到", "微信回复，关于", "在展会上见面，聊了", "Talked about", "Called back about",
    "Met at the fair and went through", "Wrote a long mail on",
)  # fmt: skip
SUBJECTS: Final = (
    "明年的用量和交货计划", "样品测试的结果", "价格和账期", "上一批货的温度记录", "the frame contract for next year",
    "the samples they tested last week", "delivery before the holidays", "the complaint about two broken lids",
)  # fmt: skip
ENDINGS: Final = (
    "，下周给答复", "，对方比较满意", "，需要领导批准", "，价格还要再谈", ", they will answer next week",
    ", he asks for three percent", ", all in order now", ", wants to see the plant first",
)  # fmt: skip
REMARKS: Final = (
    "合作多年，付款及时，偏好微信联系；", "仓库在城北，送货前一天要打电话。",
    "Prefers to be written to, answers within a day.",
    "决策人是总经理，采购只负责询价。", "Their quality manager checks every logger.", "春节前后用量翻倍，要提前备货。",
)  # fmt: skip
