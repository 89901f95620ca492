"""Legal forms of companies, which a name may carry or leave out."""

from __future__ import annotations

from typing import Final

HAN_FORMS: Final = (
    "股份有限公司",
    "有限责任公司",
    "有限責任公司",
    "有限公司",
    "(有限合伙)",
    "(普通合伙)",
    "株式会社",
    "株式會社",
    "有限会社",
    "合同会社",
    "(株)",
    "주식회사",
    "(주)",
)
"""Written without a blank before or behind the name, longest first where one ends another."""

_BY_REGION: Final = (
    # English-speaking countries
    "ltd limited inc incorporated corp corporation co llc llp lp plc pty",
    # German
    "gmbh ggmbh ag kg ohg gbr ug se mbh ev eg",
    # Nordic
    "as asa ans aps ab hb oy oyj hf ehf",
    # French, Italian, Spanish, Portuguese
    "sa sas sasu sarl eurl snc srl srls spa sl slu sab sadecv srldecv lda ltda",
    # Dutch, Belgian
    "bv nv vof bvba",
    # central and eastern European
    "sro spzoo spk doo kft zrt nyrt ooo oao zao pao ооо оао зао пао ао ou uab sia",
    # Asian
    "kk gk bhd sdnbhd pte pvt tbk jsc",
)
FORMS: Final = frozenset(" ".join(_BY_REGION).split())
"""The last words of a name, folded, without dots, blanks and strokes: `A/S`, `S. A.`, `Sp. z o.o.`."""

LEADING_FORMS: Final = frozenset(("ооо", "оао", "зао", "пао", "ао"))
"""Those that stand before the name."""
