"""Countries as order and user lists name them: German and English name, two letters and number of ISO 3166-1."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    code: str
    number: int
    de: str
    en: str


_ROWS = """
AD 20 Andorra|Andorra
AE 784 Vereinigte Arabische Emirate|United Arab Emirates
AL 8 Albanien|Albania
AM 51 Armenien|Armenia
AR 32 Argentinien|Argentina
AT 40 Österreich|Austria
AU 36 Australien|Australia
AZ 31 Aserbaidschan|Azerbaijan
BA 70 Bosnien und Herzegowina|Bosnia and Herzegovina
BE 56 Belgien|Belgium
BG 100 Bulgarien|Bulgaria
BR 76 Brasilien|Brazil
BY 112 Belarus|Belarus
CA 124 Kanada|Canada
CH 756 Schweiz|Switzerland
CL 152 Chile|Chile
CN 156 China|China
CY 196 Zypern|Cyprus
CZ 203 Tschechien|Czechia
DE 276 Deutschland|Germany
DK 208 Dänemark|Denmark
EE 233 Estland|Estonia
EG 818 Ägypten|Egypt
ES 724 Spanien|Spain
FI 246 Finnland|Finland
FO 234 Färöer|Faroe Islands
FR 250 Frankreich|France
GB 826 Vereinigtes Königreich|United Kingdom
GE 268 Georgien|Georgia
GG 831 Guernsey|Guernsey
GI 292 Gibraltar|Gibraltar
GR 300 Griechenland|Greece
HK 344 Hongkong|Hong Kong
HR 191 Kroatien|Croatia
HU 348 Ungarn|Hungary
IE 372 Irland|Ireland
IL 376 Israel|Israel
IM 833 Isle of Man|Isle of Man
IN 356 Indien|India
IS 352 Island|Iceland
IT 380 Italien|Italy
JE 832 Jersey|Jersey
JP 392 Japan|Japan
KR 410 Südkorea|South Korea
KZ 398 Kasachstan|Kazakhstan
LI 438 Liechtenstein|Liechtenstein
LT 440 Litauen|Lithuania
LU 442 Luxemburg|Luxembourg
LV 428 Lettland|Latvia
MA 504 Marokko|Morocco
MC 492 Monaco|Monaco
MD 498 Moldau|Moldova
ME 499 Montenegro|Montenegro
MK 807 Nordmazedonien|North Macedonia
MT 470 Malta|Malta
MX 484 Mexiko|Mexico
MY 458 Malaysia|Malaysia
NL 528 Niederlande|Netherlands
NO 578 Norwegen|Norway
NZ 554 Neuseeland|New Zealand
PL 616 Polen|Poland
PT 620 Portugal|Portugal
QA 634 Katar|Qatar
RO 642 Rumänien|Romania
RS 688 Serbien|Serbia
RU 643 Russland|Russia
SA 682 Saudi-Arabien|Saudi Arabia
SE 752 Schweden|Sweden
SG 702 Singapur|Singapore
SI 705 Slowenien|Slovenia
SK 703 Slowakei|Slovakia
SM 674 San Marino|San Marino
TH 764 Thailand|Thailand
TN 788 Tunesien|Tunisia
TR 792 Türkei|Turkey
TW 158 Taiwan|Taiwan
UA 804 Ukraine|Ukraine
US 840 Vereinigte Staaten|United States
VA 336 Vatikanstadt|Holy See
VN 704 Vietnam|Vietnam
ZA 710 Südafrika|South Africa
"""

_OTHER_NAMES = {
    "bundesrepublik deutschland": "DE",
    "brd": "DE",
    "d": "DE",
    "ger": "DE",
    "a": "AT",
    "usa": "US",
    "vereinigte staaten von amerika": "US",
    "united states of america": "US",
    "großbritannien": "GB",
    "england": "GB",
    "great britain": "GB",
    "uk": "GB",
    "holland": "NL",
    "the netherlands": "NL",
    "tschechische republik": "CZ",
    "czech republic": "CZ",
    "slowakische republik": "SK",
    "the former yugoslav republic of macedonia": "MK",
    "türkiye": "TR",
    "weißrussland": "BY",
}


def _read() -> dict[str, Country]:
    found: dict[str, Country] = {}
    for line in _ROWS.strip().splitlines():
        code, number, names = line.split(" ", 2)
        de, _, en = names.partition("|")
        country = Country(code=code, number=int(number), de=de, en=en)
        for name in (code, de, en):
            found[name.casefold()] = country
    for name, code in _OTHER_NAMES.items():
        found[name.casefold()] = found[code.casefold()]
    return found


_BY_NAME = _read()


def country(name: str) -> Country | None:
    """The country of a German or English name or of two letters, case and blanks ignored; None where it is unknown here."""
    return _BY_NAME.get(" ".join(name.split()).casefold())
