"""Topics an administrators' training may add by agreement: anything from 3.1.1 to 3.1.4 but the call centre (service description 3.2.1).

The call centre is recognised however it is written: case, accents, blanks, hyphens, soft hyphens and line breaks are no way
round it, German and English alike. A word that only looks related ("AD-Agent", "Warteschleife", "Centrex") is nobody's business.
"""

import re
import unicodedata

from checklists.checked import Checked

# Looked for in the text without anything but letters and digits; a comma, colon or bracket parts two thoughts.
_SQUEEZED = re.compile(
    r"""
    [ck]all[csz]ent(?:er|re(?!x)|rum)                       # call center, Callcenter, Call Centre; not Centrex
  | [ck]onta[ck]t[csz]ent(?:er|re(?!x)|rum)                 # contact center, Kontaktcenter
  | warteschlange                                           # not Warteschleife
  | (?<!print)(?<!printer)(?<!druck)(?<!fax)(?<!mail)queue
  | (?<!ad)agent(?:en|s)?(?:arbeits)?pla?e?tz               # Agentenplatz, Agentenarbeitsplätze; not the AD agent
  | (?<!ad)agents?(?:client|desk|seat|console|workplace|workstation)
  | enhancedagent | callagent
  | supervis[eo]r
  | teamleit(?:ung|er|erin|erinnen)s?(?:arbeits)?pla?e?tz
  | teamlead(?:er)?s?(?:client|desk|seat|console|workplace|workstation)
  | automaticcalldistribution | automatischeanrufverteilung
    """,
    re.VERBOSE,
)
# Keys of the catalogue; "Cc-Feld" of a mail is none.
_KEY = re.compile(
    r"(?<![a-z0-9])(?:cc[-_](?:type|base|dist|len|agent|sup|ann|std|prem|consent)|s[-_](?:ccs|ccp|agt|sup)(?![a-z])"
    r"|(?:3\.1\.4-)?b3-[2-5](?![0-9])|acd(?![a-z0-9]))"
)
_PARTS = re.compile(r"[,;:()]")
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")


def agreed_topic(text: str) -> Checked:
    """`topic-call-centre` where the text names the call centre or one of its steps; every other topic is free."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    squeezed = ("".join(letter for letter in part if letter.isalnum()) for part in _PARTS.split(plain))
    named = any(_SQUEEZED.search(part) for part in squeezed) or _KEY.search(_DASHES.sub("-", plain))
    return Checked(value=text.strip(), problem="topic-call-centre" if named else None)
