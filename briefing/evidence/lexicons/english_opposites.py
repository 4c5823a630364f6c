"""English: pairs of words of which one says the opposite of the other, as `OPPOSITES`."""

from __future__ import annotations

from briefing.evidence.patterns import any_of
from briefing.evidence.role_words import Opposites


def _pair(one: str, other: str, either: str | None = None) -> Opposites:
    return Opposites(any_of(one), any_of(other), any_of(either)) if either else Opposites(any_of(one), any_of(other))


OPPOSITES = {
    "balance": _pair(
        r"profits?|surplus(?:es)?|earnings|earned|in the black|in credit|gains?|(?:net|operating|pre-?tax) income",
        r"loss(?:es)?|los(?:t|es?|ing)(?=\s+(?:(?:about|some|nearly|almost|over|around)\s+)?(?:[$€£¥]|[A-Z]{3} [0-9]))"
        r"|deficits?|shortfalls?|in the red|overdraft|overdrawn|wr(?:ote|itten|ites?) (?:off|down)"
        r"|write-?offs?",
        r"results?|balances?|bottom line|income|account|outturn|cash flow",
    ),
    "warmth": _pair(r"above (?:zero|freezing)|plus", r"below (?:zero|freezing)|of frost|sub-?zero"),
    "winning": _pair(r"won|wins?|winning|gain(?:ed|s|ing)?", r"lost|loses?|losing|shed|sheds|forfeit\w*"),
    "trade": _pair(r"export(?:s|ed|ing)?", r"import(?:s|ed|ing)?"),
    "harm": _pair(r"killed|deaths?|died|dead", r"(?<!\bthe )(?:wounded|injured|hurt)(?! (?:\w+ ){0,2}(?:died|dead))"),
    "trading": _pair(
        r"bought|buy(?:s|ing)?|purchas(?:e|es|ed|ing)|acquir(?:es|ed|ing)", r"sold|sell(?:s|ing)?|divest\w*"
    ),
    "births": _pair(r"births?|born", r"deaths?|died|die|dead|killed"),
    "arrivals": _pair(r"arriv(?:ed|als?|ing|es?)|immigra\w+|entered", r"depart\w*|left|leaving|emigra\w+"),
    "hiring": _pair(
        r"hir(?:ed|es?|ing)|recruit\w*|took on|taken on|appointed",
        r"fir(?:ed|ing)|sacked|dismiss\w+|laid off"
        r"|layoffs?|redundan\w+",
    ),
    "opening": _pair(r"open(?:ed|s|ing|ings)?", r"clos(?:ed|es?|ing|ures?)|shut"),
    "holding": _pair(r"held|staged|went ahead|took place", r"cancell?ed|called off|scrapped|abandoned|postponed"),
    "edges": _pair(r"upper|ceiling", r"lower(?= (?:limit|bound|end|edge))|floor"),
    "flows": _pair(r"inflows?", r"outflows?"),
    "income": _pair(
        r"revenues?|receipts|takings|turnover|income(?! tax)|(?:was|were|been) (?:awarded|granted|allotted|handed)",
        r"spending|spent|expenditure|expenses|costs?",
    ),
    "assets": _pair(r"assets?", r"debts?|liabilit\w+"),
    "votes": _pair(r"in favou?r|voted for|votes for|ayes|supported|backed", r"against|opposed|noes|rejected"),
    "marriages": _pair(r"married|marriages?|weddings?", r"divorced?|divorces"),
    "sexes": _pair(r"men|males?|boys|fathers|sons|husbands", r"wom[ae]n|females?|girls|mothers|daughters|wives"),
    "settlements": _pair(r"urban|cities|towns?", r"rural|villages?|countryside"),
    "work": _pair(r"employed|employment|in work", r"unemployed|unemployment|jobless|out of work"),
    "passing": _pair(r"passed", r"failed"),
    "granting": _pair(r"accepted|approved|granted", r"rejected|refused|denied|turned down"),
    "freedom": _pair(r"freed|released|acquitted", r"arrested|detained|jailed|imprisoned|convicted"),
    "extremes": _pair(
        r"highest|largest|biggest|longest|oldest|maximum|most",
        r"lowest|smallest|shortest|youngest|minimum|fewest"
        r"|least",
    ),
    "deposits": _pair(r"deposit(?:s|ed)?", r"withdraw\w*|withdrew"),
    "survival": _pair(r"surviv\w+|rescued|recovered|recover(?:y|ies)", r"drowned|perished|died|killed|deaths?"),
    "ruin": _pair(
        r"saved|spared|intact|undamaged|rebuilt|repaired|restored",
        r"burn(?:ed|t)|destroyed|razed|ruined|demolished"
        r"|levelled",
    ),
    "ages": _pair(r"adults?", r"child|children|minors"),
    "market": _pair(r"buyers?|demand", r"sellers?|supply"),
    "north": _pair(r"northern|north", r"southern|south"),
    "east": _pair(r"eastern|east", r"western|west"),
    "ownership": _pair(r"public|state", r"private"),
    "country": _pair(r"domestic|home", r"foreign|abroad|overseas"),
}
