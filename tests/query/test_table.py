"""Queries as arguments of `find`, and the clients that they mean."""

from __future__ import annotations

import pytest

from clientctl.query import Query, parse_arguments
from tests.query.book import CLIENTS, scope

LIVE = [client.id for client in CLIENTS if not client.is_archived]


def found(query: Query) -> list[str]:
    """The clients that `find` would list."""
    return [
        client.id
        for client in CLIENTS
        if (query.asks_archived or not client.is_archived) and query.matches(client)
    ]


def meant(expected: str) -> list[str]:
    """`a b` are these clients; `* -a -b` are all that are not archived but these."""
    words = set(expected.split())
    if "*" not in words:
        return [client.id for client in CLIENTS if client.id in words]
    return [id for id in LIVE if f"-{id}" not in words]


# arguments parted by ` | `, and the clients
ROWS = r'''
# an argument is one term, its blanks included, and a group by itself
name:east china                                 =>
aliases:east china                              => huadong
aliases:East   China                            => huadong
region:East Germany                             => delta
region: East Germany                            => delta
region :East Germany                            => delta
last contact:2026-03-01                         => xinghe
grade:A | stage:active                          => huadong chongqing
grade:A OR grade:B | size:large                 => huadong chongqing
grade:A | OR | grade:B | size:small             => huadong xinghe chongqing
 | tag:vip |                                    => huadong nordlys chongqing odd

# AND, OR, NOT between arguments, in both languages; NOT binds before AND before OR
grade:A | AND | stage:active                    => huadong chongqing
grade:A | 且 | region:上海                      => huadong
grade:C | OR | grade:D                          => delta zhangsan
grade:C | 或 | grade:D                          => delta zhangsan
NOT | grade:B | grade:A,B                       => huadong chongqing
非 | grade:B | grade:A,B                        => huadong chongqing
grade:C | OR | NOT | stage:any                  => delta bare fullwidth
NOT | grade:any | OR | grade:D                  => zhangsan cafe bare fullwidth
NOT | NOT | grade:D                             => zhangsan
grade:D | OR | grade:A | size:large | NOT | region:上海 => zhangsan chongqing
ＮＯＴ | grade:any                              => cafe bare fullwidth
and                                             =>
"AND"                                           =>
"OR B"                                          => delta

# query text: parentheses, a joiner set off by blanks, or a second known FIELD
(grade:C)                                       => delta
grade:A OR (tag:vip total:0)                    => huadong nordlys chongqing odd
(grade:C OR grade:D) | stage:lead               => zhangsan
grade:C OR grade:D stage:lead                   => delta zhangsan
stage:lead (grade:C OR grade:D)                 => zhangsan
((grade:C) OR ((grade:D)))                      => delta zhangsan
（等级:C 或 等级:D）                            => delta zhangsan
NOT tag:vip grade:B                             => xinghe acme
tag:vip grade:B                                 => nordlys
tag:vip AND grade:B                             => nordlys
tag:vip AND NOT grade:B                         => huadong chongqing odd
tag:vip total>=100000                           => huadong chongqing
region:East total:0                             => delta
region:"East Germany" total:0                   => delta
region:"East Germany" total=0 grade:C           => delta
East China tag:vip                              => huadong
Optics, lenses                                  =>
industry:"Optics, lenses"                       => delta
(industry:"Optics, lenses" OR stage:lead)       => delta zhangsan
(NOT(grade:C OR grade:D))                       => * -delta -zhangsan
grade: C OR stage: lead                         => delta zhangsan
total > 1000 stage:active                       => huadong chongqing acme
(tag:vip, 价格敏感)                             => huadong nordlys xinghe chongqing odd
(tag:vip tag:展会)                              => huadong

# not: before a term
not:tag:vip                                     => * -huadong -nordlys -chongqing -odd
not:owner:me                                    => * -huadong -delta
not: owner:me                                   => * -huadong -delta
非：标签：vip                                   => * -huadong -nordlys -chongqing -odd
Not:not:grade:C                                 => delta
not:acme                                        => * -acme
not:@either                                     => * -delta -zhangsan
not:(grade:C OR grade:D)                        => * -delta -zhangsan
grade:B not:tag:vip                             => xinghe acme
name:b not:c                                    =>
not:owner:any                                   => bare odd fullwidth

# text contains, in any case, width and accents
name:acme                                       => acme
name:ACME ltd                                   => acme
name:ａｃｍｅ                                   => acme
name:sjomat                                     => nordlys
name:SJØMAT                                     => nordlys
name:angstrom                                   => cafe
name:"full(株)"                                 => fullwidth
region:ø                                        => nordlys cafe
contacts.name:gross                             => delta
name:公司                                       => huadong
名称:公司                                       => huadong
notes:GREEN                                     => huadong
log.text:prices                                 => huadong

# choices, tags, ids, numbers and flags equal
tag:vi                                          =>
tag:VIP                                         => huadong nordlys chongqing odd
tags:cafe                                       => cafe
tag:new customer                                => delta
id:acme                                         => acme
id:acm                                          =>
id:acme,bare                                    => acme bare
employees:42                                    => nordlys xinghe
employees:4                                     =>
员工数:42                                       => nordlys xinghe
number:K-1001                                   => huadong
number:k-1001                                   => huadong
number:K-100                                    =>
size:large                                      => huadong chongqing
规模:大型                                       => huadong chongqing
阶段:活跃                                       => huadong nordlys chongqing acme
stage:活跃                                      => huadong nordlys chongqing acme
等级:核心                                       => huadong chongqing
grade:a                                         => huadong chongqing
contacts.primary:true                           => huadong
contacts.primary:yes                            => huadong
联系人.主要:是                                  => huadong
contacts.primary:false                          => xinghe
contracts.renews:1                              => delta
links.client:delta                              => acme
orders.currency:nok                             => nordlys
annual_revenue:12000000.5                       => huadong

# a date may be a period
last_contact:2026-11-18                         => huadong
last_contact:2026-11                            => huadong zhangsan cafe
last_contact:2026                               => huadong nordlys xinghe zhangsan cafe acme
last_contact:2026Q3                             => nordlys acme
last_contact:2026-W47                           => huadong cafe
last_contact:this week                          => huadong cafe
最近联系:本周                                   => huadong cafe
last_contact:上周                               => zhangsan
last_contact:last month                         =>
since:去年                                      => nordlys
since:today                                     => delta
since:周一                                      => cafe
contacts.left:2026-05                           => huadong
birthday:29.02.1980                             => zhangsan
log.date:2026年8月                              => huadong nordlys

# = the whole value, != not
name=acme ltd                                   => acme
name=acme                                       =>
name=café angström                              => cafe
owner=LI                                        => nordlys chongqing acme
owner=wang                                      => delta
since=2026-09                                   => acme
region!=上海                                    => * -huadong
region＝上海                                    => huadong
region！＝上海                                  => * -huadong
grade!=A                                        => * -huadong -chongqing
grade!=A,B                                      => * -huadong -chongqing -nordlys -xinghe -acme
grade≠A                                         => * -huadong -chongqing
since!=2026                                     => * -delta -cafe -chongqing -acme
employees!=42                                   => * -nordlys -xinghe

# ~ wildcards over the whole value
name~acme*                                      => acme
name~*acme                                      =>
name~*公司                                      => huadong
name~???? *                                     => cafe acme
name~caf? *                                     => cafe
name~b?re                                       => bare
name~b??re                                      =>
name~bare                                       => bare
name~*                                          => *
name~*s*m*t*                                    => nordlys
name~*s*m                                       => cafe
number~k-?001                                   => huadong xinghe
tag~v*                                          => huadong nordlys chongqing odd
tag~新*,*感                                     => xinghe
stage~l*                                        => zhangsan cafe
阶段～*失                                       => cafe
since~2026-1*                                   => delta cafe odd
employees~*2                                    => nordlys xinghe
orders.amount~*.99                              => xinghe
contacts.primary~tr*                            => huadong
name~"*sjømat *"                                => nordlys
contacts.notes~*a.b..c                          => delta
region~＊海                                     => huadong
wechat~none                                     => zhangsan

# < <= > >= ; choices in their listed order; an empty field satisfies none
total>100000                                    => huadong chongqing
total>=100000.5                                 => huadong chongqing
total>100000.5                                  => chongqing
total<1200                                      => nordlys delta zhangsan cafe bare odd fullwidth
total<=1200                                     => nordlys delta zhangsan cafe acme bare odd fullwidth
total>=10万                                     => huadong chongqing
total≥10万                                      => huadong chongqing
总额＞＝１０万                                  => huadong chongqing
total>"1,200"                                   => huadong xinghe chongqing
employees>=350                                  => huadong chongqing
employees<350                                   => nordlys xinghe
grade>=B                                        => nordlys xinghe delta zhangsan acme
grade<B                                         => huadong chongqing
grade<=核心                                     => huadong chongqing
size<large                                      => nordlys xinghe
stage>活跃                                      => xinghe cafe
last_contact<2026                               =>
last_contact<2026Q3                             => xinghe
last_contact<=2026Q3                            => nordlys xinghe acme
last_contact>2026Q3                             => huadong zhangsan cafe
last_contact>=2026Q3                            => huadong nordlys zhangsan cafe acme
last_contact<-90d                               => xinghe
last_contact<=-90d                              => nordlys xinghe
last_contact>2026-11-16                         => huadong
since<2025                                      => huadong xinghe
cadence>=12w                                    => nordlys
cadence>90d                                     => nordlys
log.time<12:00                                  => huadong
log.time>=14:05                                 => xinghe
name<b                                          => acme
name>=张                                        => zhangsan chongqing
average_order>0                                 => huadong xinghe chongqing acme

# ranges are inclusive, and open at either end
total:1200..99999                               => xinghe acme
total:100000..                                  => huadong chongqing
total:..0                                       => nordlys delta zhangsan cafe bare odd fullwidth
total=1200..99999                               => xinghe acme
total!=0..99999                                 => huadong chongqing
总额:10万..30万                                 => huadong chongqing
total:1200。。99999                             => xinghe acme
total:1200…99999                                => xinghe acme
total: 1200 .. 99999                            => xinghe acme
last_contact:..-90d                             => nordlys xinghe
last_contact:2026-08..2026-09                   => nordlys acme
orders.date:2026-01..2026-03                    => huadong xinghe
orders.date:2026-04..                           => nordlys chongqing
last_contact:本月..                             => huadong zhangsan cafe
last_contact:2026Q3..上周                       => nordlys zhangsan acme
since:2025..2026-01-01                          => nordlys chongqing
grade:A..B                                      => huadong nordlys xinghe chongqing acme
grade:C..                                       => delta zhangsan
规模:小型..中型                                 => nordlys xinghe
cadence:..90d                                   => huadong
cadence:1m..1y                                  => nordlys
days_since_contact:90..                         => nordlys xinghe
name:b..d                                       => bare cafe
total:5..1                                      =>
last_contact:2026-11-15,2026-11-17..            => huadong zhangsan

# commas: any of
grade:C,D                                       => delta zhangsan
grade:C、D                                      => delta zhangsan
grade:C，D                                      => delta zhangsan
grade:C, D                                      => delta zhangsan
region:上海,北京                                => huadong xinghe
name=bare,acme ltd                              => acme bare
total:0..1,1200                                 => nordlys delta zhangsan cafe acme bare odd fullwidth

# none and any
owner:none                                      => bare odd fullwidth
owner:NONE                                      => bare odd fullwidth
owner=none                                      => bare odd fullwidth
owner!=none                                     => * -bare -odd -fullwidth
owner!=any                                      => bare odd fullwidth
owner:none,li                                   => nordlys chongqing acme bare odd fullwidth
last_contact:any                                => huadong nordlys xinghe zhangsan cafe acme
tags:none                                       => zhangsan acme bare fullwidth
orders:any                                      => huadong nordlys xinghe chongqing
订单:any                                        => huadong nordlys xinghe chongqing
orders:none                                     => * -huadong -nordlys -xinghe -chongqing
orders!=any                                     => * -huadong -nordlys -xinghe -chongqing
contacts:any                                    => huadong nordlys xinghe delta odd fullwidth
address:any                                     => huadong nordlys
地址:any                                        => huadong nordlys
preferences:any                                 => zhangsan
next:any                                        => delta
contacts.phone:any                              => huadong delta
contacts:any,none                               => *
custom:any                                      => huadong delta

# a quoted value is literal
tag:"none"                                      => delta
tag:“none”                                      => delta
tag:none                                        => zhangsan acme bare fullwidth
wechat:"none"                                   => zhangsan
wechat:none                                     => * -zhangsan
orders.product:"lens, large"                    => huadong
contacts.notes:"a.b..c"                         => delta
notes:"""maybe"""                               => delta
owner:"me"                                      => cafe
region:"East Germany"                           => delta
"East China"                                    => huadong
“East China”                                    => huadong
total:"1200"                                    => acme

# stale, and looking back
stale:90d                                       => nordlys xinghe delta chongqing bare odd fullwidth
stale:91d                                       => xinghe delta chongqing bare odd fullwidth
stale=7d                                        => * -huadong -cafe
stale:1周                                       => * -huadong -cafe
stale:3m                                        => xinghe delta chongqing bare odd fullwidth
not:stale:90d                                   => huadong zhangsan cafe acme
stale:1y,90d                                    => nordlys xinghe delta chongqing bare odd fullwidth
久未联系:90天                                   => nordlys xinghe delta chongqing bare odd fullwidth

# saved views
@vips                                           => huadong nordlys chongqing odd
@big vips                                       => huadong chongqing
@"big vips"                                     => huadong chongqing
@either | stage:lead                            => zhangsan
(@either OR @vips) grade:B,D                    => nordlys zhangsan
@总额大                                         => huadong chongqing
@empty                                          => *

# the archived are left out unless archived: is asked for
stage:lost                                      => cafe
archived:true                                   => old
已归档:是                                       => old
archived:false | stage:lost                     => cafe
archived:any | stage:lost                       => cafe old
archived!=false                                 => old
@gone                                           => old
tag:vip | OR | archived:true                    => huadong nordlys chongqing odd old

# fields in lists match when any element does; two terms may match different elements
contacts.email:huadong                          => huadong
orders.amount>1000                              => huadong nordlys xinghe chongqing
orders.amount<1000                              => xinghe
orders.amount<1000 orders.amount>90000          => xinghe
log.kind:visit                                  => huadong
log.kind:拜访                                   => huadong
log.kind:visit log.author:li                    => huadong
沟通记录.方式:拜访                              => huadong
log.kind!=visit                                 => * -huadong
tag!=vip                                        => * -huadong -nordlys -chongqing -odd
tag!=vip,展会                                   => * -huadong -nordlys -chongqing -odd -xinghe
contacts.name!=李丽                             => * -huadong
orders.status:returned                          => nordlys
team:li                                         => huadong
surveys.score:7.5                               => cafe
deals.stage:已报价                              => nordlys

# empty satisfies no comparison; != and not: include empty
employees:..1000000                             => huadong nordlys xinghe chongqing
not:employees>100                               => * -huadong -chongqing
first_order<2030                                => huadong xinghe chongqing acme
first_order!=2026                               => * -huadong -chongqing -acme
potential!=high                                 => * -chongqing
potential>=high                                 => chongqing

# persons: me is the user by any name, whole
owner:me                                        => huadong delta
owner:我                                        => huadong delta
负责人=ME                                       => huadong delta
owner!=me                                       => * -huadong -delta
owner:me,li                                     => huadong nordlys delta chongqing acme
owner:王芳                                      => huadong zhangsan
owner:wang                                      => xinghe delta
team:me                                         => huadong
log.author:me                                   => huadong nordlys xinghe zhangsan

# phones by text or by digits
phone:5555                                      => huadong fullwidth
phone:02155551234                               => huadong
phone:021 5555                                  => huadong fullwidth
phone:+4722                                     => nordlys
phone:022                                       =>
phone=0215555-1234                              => huadong
phone=0215555                                   => fullwidth
contacts.phone:8001 38000                       => huadong
contacts.phone:x30                              =>
phone~139*                                      => zhangsan

# custom fields: typed by their schema, also by bare name; others are text by their full path
custom.fax:9999                                 => huadong
fax:9999                                        => huadong
传真:9999                                       => huadong
score>5                                         => huadong
custom.vip_card:true                            => huadong
custom.vip-card:false                           => delta
会员卡:是                                       => huadong
custom.colour:red                               => delta
custom.colour                                   =>
colour                                          =>
custom.colour!=deep red                         => * -delta
custom."x:a                                     =>
custom.no such key:x                            =>
custom.unheard_of:x                             =>
custom.unheard_of:none                          => *

# bare words: name, aliases, number, contacts, tags, notes, log text
acme                                            => acme
ACME Ltd                                        => acme
华贸                                            => huadong
k-2001                                          => xinghe
1000                                            => acme
采购                                            => huadong
ceo                                             => nordlys
aerlig                                          => nordlys
cq_88                                           => xinghe
ole@nordlys.no                                  => nordlys
speaks                                          => delta
价格敏感                                        => xinghe
green TEA                                       => huadong
green coffee                                    =>
看样品                                          => huadong
autumn list                                     => nordlys
line one line two                               => fullwidth
展会 喜欢                                       =>
Seafood                                         => nordlys
信息技术                                        =>
post@nordlys.no                                 =>
5" pipe                                         => delta
"(twice)"                                       => delta
a.b..c                                          => delta
none                                            => delta
one, two                                        =>
Optics                                          =>

# a colon behind what is no name is no field
12:30                                           => cafe
http://acme.test                                => acme
closed at 12:30                                 => cafe
see http://acme                                 => acme
website:https://www                             => huadong
website:http://acme.test:8080                   => acme
website=https://www.huadong.cn/a?b=c            => huadong

# digits find phone numbers, of contacts too
13800138000                                     => huadong
138 0013                                        => huadong
+47 22-33                                       => nordlys
5555                                            => huadong fullwidth
49 30 12                                        => delta
x5555                                           =>

# pinyin and initials of names, where nothing else matches
zhangsan                                        => zhangsan
zs                                              => nordlys zhangsan
zhang san                                       => zhangsan
shhd                                            => huadong
huadong                                         => huadong
chongqing                                       => chongqing
zhongqing                                       => chongqing
beijing                                         => xinghe
huamao                                          => huadong
lvbu                                            =>
zs1                                             =>
acme | zs                                       =>
'''


def _rows() -> list[tuple[str, str]]:
    lines = [line for line in ROWS.splitlines() if line and not line.startswith("#")]
    parts = [line.rpartition("=>") for line in lines]
    return [(arguments, expected) for arguments, _, expected in parts]


@pytest.mark.parametrize(("typed", "expected"), _rows())
def test_query_means_these_clients(typed: str, expected: str) -> None:
    arguments = [argument.strip(" ") for argument in typed.split("|")]

    assert found(parse_arguments(arguments, scope())) == meant(expected)
