"""English: words for a rise, a fall and a change, as regular expressions, and for opposites, as `OPPOSITES`."""

from __future__ import annotations

_UP = r"up(?! to\b)|higher|upwards?"
_DOWN = r"down|lower|downwards?"
_GOES = (
    r"(?:goes|go|going|gone|went|mov(?:es?|ed|ing)|edg(?:es?|ed|ing)|inch(?:es|ed|ing)?|creep(?:s|ing)?|crept"
    r"|tick(?:s|ed|ing)?|nudg(?:es?|ed|ing)|push(?:es|ed|ing)?|driv(?:es?|ing|en)|drove|head(?:s|ed|ing)?|drift(?:s"
    "|ed|ing)?|trend(?:s|ed|ing)?|bring(?:s|ing)?|brought|com(?:es?|ing)|came|inched|notch(?:es|ed|ing)?"
    r"|shoot(?:s|ing)?|shot|send(?:s|ing)?|sent|revis(?:es?|ed|ing)|scal(?:es?|ed|ing)|is|are|was|were|be|been|being)"
    r"(?:\s+(?:back|sharply|slightly|further|again|still|well|just|even|also|then|now))?"
)
_TRADES = (
    r"settl(?:es?|ed|ing)|clos(?:es?|ed|ing)|end(?:s|ed|ing)|finish(?:es|ed|ing)|open(?:s|ed|ing)|trad(?:es?|ed|ing)"
)

RISE_NOUNS = (
    r"rises?|increases?|growth|gains?|climbs?|jumps?|surges?|leaps?|spikes?|hikes?|uptick|upticks|upturn|upswing"
    r"|advances?"
    r"|expansion|acceleration|recovery|rebound|rally|boost|boosts|increments?|improvements?|appreciation|additions?"
    r"|uplift|over-?spend(?:ing|s)?|over-?runs?"
    r"|build-?up|escalation|pick-?up|enlargement|mark-?up|swelling|doubling|tripling"
)
FALL_NOUNS = (
    r"falls?|drops?|declines?|decreases?|reductions?|cuts|(?<!\bof )cut|slides?|slumps?|plunges?|tumbles?|dips?"
    r"|contractions?|slowdown|downturn|downswing|cutbacks?|decrements?|drawdown|depreciation|devaluation|shrinkage|erosion|collapse"
    r"|under-?spend(?:ing|s)?|under-?runs?|crash|deceleration|retreat|setback|shedding|deflation|discount|deterioration|mark-?down|write-?down|halving"
)
MOVE_NOUNS = (
    r"changes?|movements?(?= (?:in|of|by)\b)|(?:price|rate|market|upward|downward) movements?|shifts?|swings?"
    r"|adjustments?|differences?|variation|fluctuations?|revisions?"
)

RISES = (
    rf"{RISE_NOUNS}|rose|risen|rising|increas(?:ed|ing)|gr[eo]w|grows|grown|growing|climb(?:ed|ing)|gain(?:ed|ing)"
    r"|jump(?:ed|ing)|surg(?:ed|ing)|soar(?:s|ed|ing)?|leap(?:ed|t|ing)|spik(?:ed|ing)|(?:sky)?rocket(?:s|ed|ing)?"
    r"|balloon(?:s|ed|ing)?|swell|swells|swelled|swollen|mount(?:s|ed|ing)?|advanc(?:ed|ing)|expand(?:s|ed|ing)?"
    r"|widen(?:s|ed|ing)?|deepen(?:s|ed|ing)?|accelerat(?:es?|ed|ing)|pick(?:s|ed|ing)? up|upp(?:ed|ing)|lift(?:s|ed"
    r"|ing)?"
    r"|doubl(?:es|ed)|trebl(?:es|ed)|tripl(?:es|ed)|quadrupl(?:es|ed)|rais(?:es?|ed|ing)|hik(?:ed|ing)|boost(?:ed|ing)|bump(?:s|ed|ing)?|rall(?:ies|ied|ying)|rebound(?:s|ed|ing)"
    r"|recover(?:s|ed|ing)?|strengthen(?:s|ed|ing)?|firm(?:ed|ing)|improv(?:es?|ed|ing)|appreciat(?:es?|ed|ing)"
    r"|escalat(?:es?|ed|ing)|mushroom(?:s|ed|ing)?|extend(?:s|ed|ing)?|put(?:s|ting)? on|topp(?:ed|ing) up"
    r"|augment(?:s|ed|ing)?|heighten(?:s|ed|ing)?|bolster(?:s|ed|ing)?|snowball(?:s|ed|ing)?|enlarg(?:es?|ed|ing)"
    rf"|tack(?:s|ed|ing)? on|worsen(?:s|ed|ing)?|{_GOES}\s+(?:back\s+)?(?:{_UP})"
    r"|(?:edg(?:es?|ed|ing)|inch(?:es|ed|ing)?|creep(?:s|ing)?|crept|tick(?:s|ed|ing)?|nudg(?:es?|ed|ing)|drift(?:s|ed"
    r"|ing)?|trend(?:s|ed|ing)?) up|quicken(?:s|ed|ing)?"
    rf"|(?:{_TRADES}) (?:up|higher)(?=\s*[$€£\d]|\s*\Z)|(?<=, )up|(?<=\()up|(?<=^)up|(?<=- )up"
)
FALLS = (
    rf"{FALL_NOUNS}|fell|fallen|falling|dropp(?:ed|ing)|declin(?:ed|ing)|decreas(?:ed|ing)|reduc(?:es?|ed|ing)|cutting"
    r"|slip(?:s|ped|ping)?|slid|sliding|sink(?:s|ing)?|sank|sunk|tumbl(?:ed|ing)|plung(?:ed|ing)|plummet(?:s|ed|ing)?"
    r"|slump(?:ed|ing)|shr[aiu]nk(?:s|ing|en)?|contract(?:s|ed|ing)|dipp(?:ed|ing)|eas(?:es|ed|ing)|slow(?:s|ed|ing)?"
    r"|cool(?:s|ed|ing)|weaken(?:s|ed|ing)?|soften(?:s|ed|ing)?|narrow(?:s|ed|ing)?|lower(?:s|ed|ing)|slash(?:es|ed"
    "|ing)?|trimm?(?:s|ed|ing)?|shav(?:es?|ed|ing)|par(?:es|ed|ing)|diminish(?:es|ed|ing)?|dwindl(?:es?|ed|ing)"
    r"|reced(?:es?|ed|ing)|retreat(?:s|ed|ing)|subsid(?:es?|ed|ing)|deteriorat(?:es?|ed|ing)|depreciat(?:es?|ed|ing)"
    "|devalu(?:es?|ed|ing)|lost|los(?:es?|ing)|shed|sheds|crash(?:es|ed|ing)|collaps(?:es|ed|ing)|nosediv(?:es?|ed|ing)"
    r"|div(?:ed|ing)|dove|erod(?:es?|ed|ing)|taper(?:s|ed|ing)?|ebb(?:s|ed|ing)?|wan(?:es?|ed|ing)|abat(?:es?|ed|ing)"
    r"|halv(?:es|ed)|moderat(?:ed|ing)|decelerat(?:es?|ed|ing)|curb(?:s|ed|ing)?|curtail(?:s|ed|ing)?|slicing|sliced|thinn(?:ed|ing)"
    r"|discounted|shorten(?:s|ed|ing)?|whittl(?:es?|ed|ing)|downgraded|marked down|wrote down|written down|knock(?:s"
    rf"|ed|ing)? off|{_GOES}\s+(?:back\s+)?(?:{_DOWN}|off)"
    rf"|(?:{_TRADES}) (?:down|lower|off)(?=\s*[$€£\d]|\s*\Z)"
    rf"|(?<=, )down|(?<=\()down|(?<=^)down|(?<=- )down"
)
MOVES = (
    rf"{MOVE_NOUNS}|chang(?:ed|ing)|mov(?:es?|ed|ing)|var(?:y|ies|ied|ying)|shift(?:ed|ing)|alter(?:s|ed|ing)?"
    r"|adjust(?:s|ed|ing)?|differ(?:s|ed|ing)?|fluctuat(?:es?|ed|ing)"
    r"|(?:goes|go|going|went|gone|turn(?:s|ed|ing)?|bring(?:s|ing)?|brought)"
    r"(?=[^,;]{0,40}? (?:from|to|up|down|over|back|beyond)\b)"
    r"|revis(?:es?|ed|ing)|amend(?:s|ed|ing)?|swung|swinging"
)


_LENGTH = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|[0-9]+)"
    r" (?:hours?|days?|weeks?|months?|years?)(?! (?:ago|earlier|before|later)\b)"
)
_CHARGES = (
    r"amorti[sz]ation|depreciation|tax(?:es|ation)?|interest|deductions?|dividends|minorit(?:y|ies)|housing costs"
    r"|subsidies|(?:social )?transfers|(?:special|exceptional|one-off) (?:items|charges|costs)"
)
LEAVING_OUT = (
    r"excluding|except(?:ing)?(?: for)?|exclusive of|not (?:counting|including)|without counting|apart from"
    r"|leaving (?:out|aside)|stripping out|with the exception of"
    rf"|(?:before|after|net of) (?:{_CHARGES})(?! (?:rates?|rises?|cuts?|changes?|rules?))|(?:pre|post|after)-?tax"
)
WHICH = (
    r" (?:among(?:st)?|of (?:more|longer|less|shorter|older|younger|over|under)(?: than)?|aged|living (?:in|on|with)"
    r"|(?:over|under) the age of|per (?:capita|head))\b(?: [\w-]+){0,3}"
)
OPPOSITES = {
    "balance": (
        r"profits?|surplus(?:es)?|earnings|earned|in the black|in credit|gains?|(?:net|operating|pre-?tax) income"
        r"|positive(?= (?:\w+ )?balance)",
        r"loss(?:es)?|los(?:t|es?|ing)(?=\s+(?:(?:about|some|nearly|almost|over|around)\s+)?(?:[$€£¥]|[A-Z]{3} [0-9]"
        r"|[0-9][0-9.,]*(?: (?:thousand|million|billion))? (?:euros?|dollars?|pounds|krono?[er]\w*|francs?|yen|yuan"
        r"|rou?bles?|manats?|lari|rupees?|crowns?|pesos?|rand|lira)))"
        r"|deficits?|shortfalls?|in the red|overdraft|overdrawn|wr(?:ote|itten|ites?) (?:off|down)"
        r"|write-?offs?|negative(?= (?:\w+ )?balance)",
        r"results?|balances?|bottom line|income|account|outturn|cash flow",
    ),
    "net funds": ("net cash|net funds", "net debt|net borrowings?"),
    "warmth": (r"above (?:zero|freezing)|plus", r"below (?:zero|freezing)|of frost|sub-?zero"),
    "winning": (r"won|wins?|winning|gain(?:ed|s|ing)?", r"lost|loses?|losing|shed|sheds|forfeit\w*"),
    "trade": (r"export(?:s|ed|ing)?", r"import(?:s|ed|ing)?"),
    "harm": (
        r"killed|deaths?|died|dead",
        r"(?<!\bthe )(?:wounded|injured|hurt)(?! (?:\w+ ){0,2}(?:died|dead))",
        r"die|dies|dying|deadly|kill|kills|killing\w*|killers?|fatal\w*|mortality|lethal|perish\w*|drown\w*|murder\w*|homicides?"
        r"|suicides?|lives|life|toll|bod(?:y|ies)|victims?|casualt\w+|succumb\w*|executed|executions?|passed away",
    ),
    "trading": (r"bought|buy(?:s|ing)?|purchas(?:e|es|ed|ing)|acquir(?:es|ed|ing)", r"sold|sell(?:s|ing)?|divest\w*"),
    "births": (r"births?|born", r"deaths?|died|die|dead|killed"),
    "additions": (r"(?<![\w-])(?:more|additional|extra|further)(?! than)(?= [a-z])", r"fewer(?! than)"),
    "arrivals": (
        r"arriv(?:ed|als?|ing|es?)|immigra\w+|entered|return(?:ed|ing) (?:to|home)",
        r"depart\w*|left|leaving|emigra\w+",
    ),
    "hiring": (
        r"hir(?:ed|es?|ing)|recruit\w*|took on|taken on|appointed",
        r"fir(?:ed|ing)|sacked|dismiss\w+|laid off|layoffs?|redundan\w+",
    ),
    "opening": (r"open(?:ed|s|ing|ings)?", r"clos(?:ed|es?|ing|ures?)|shut"),
    "holding": (r"held|staged|went ahead|took place", r"cancell?ed|called off|scrapped|abandoned|postponed"),
    "edges": (r"upper|ceiling", r"lower(?= (?:limit|bound|end|edge))|floor"),
    "targets": (
        r"achiev(?:es?|ed|ing)|reach(?:es|ed|ing)?|met|meets?|hits?|fulfil\w*|exceed(?:s|ed|ing)?",
        r"miss(?:es|ed|ing)|f[ae]ll(?:s|en|ing)? short(?: of)?",
    ),
    "damage": (r"damag(?:ed|es|ing)", r"destroy\w*|demolish\w*|razed|wrecked"),
    "justice": (r"arrest\w*|detained|(?<=prosecutors )charged", r"convicted|sentenced|jailed|imprisoned"),
    "sales": (r"(?<!-)sold", r"unsold"),
    "budgets": (r"(?<!-)spent(?! (?:[\w.]+ ){1,4}?(?:less|more|over|under)\b)", r"(?:over|under)-?spen\w+"),
    "certainty": (r"confirmed(?= (?:[a-z]+ )?(?:cases?|deaths?|infections?))", r"suspected|probable"),
    "flows": (r"inflows?", r"outflows?"),
    "ways": (r"into(?= (?:the )?[a-z])", r"out of(?= (?:the )?(?!ten|every)[a-z])"),
    "income": (
        r"revenues?|receipts|takings|turnover|income(?! tax)|(?:was|were|been) (?:awarded|granted|allotted|handed)",
        r"spending|spent|expenditure|expenses|costs?",
    ),
    "assets": (r"assets?", r"debts?|liabilit\w+"),
    "votes": (
        r"in favou?r|voted for|votes for|(?:are|were|is|was) for(?= (?:the|it|a)\b)|ayes|supported|backed",
        r"against|opposed|noes|rejected",
    ),
    "marriages": (r"married|marriages?|weddings?", r"divorced?|divorces"),
    "sexes": (r"men|males?|boys|fathers|sons|husbands", r"wom[ae]n|females?|girls|mothers|daughters|wives"),
    "settlements": (r"urban|cities|towns?", r"rural|villages?|countryside"),
    "work": (r"employed|employment|in work", r"unemployed|unemployment|jobless|out of work"),
    "passing": (r"passed", r"failed"),
    "granting": (r"accepted|approved|granted|upheld", r"rejected|refused|denied|turned down|dismissed|overturned"),
    "prices": (
        r"real|in real terms|(?:adjusted|allowing|corrected) for inflation|inflation-adjusted|at constant prices",
        r"nominal(?:ly)?|in (?:cash|money|nominal) terms|at current prices|(?:not|un)adjusted",
    ),
    "bases": (
        r"(?:on an?|as) (?:reported|statutory)|(?:reported|statutory) (?:basis|terms|figures|growth|rates?)|statutory",
        r"underlying|like[- ]for[- ]like|organic(?:ally)?|comparable(?= (?:basis|sales|growth|terms))"
        r"|(?:at|in|on) constant (?:currenc(?:y|ies)|exchange rates)|constant[- ]currency",
    ),
    "volume": (r"(?<!trading )volumes?|quantit(?:y|ies)", r"values?(?= of\b)|turnover|in (?:value|money) terms"),
    "middle": ("average|averaged|averages|mean", "median"),
    "verdicts": ("convict(?:ed|ions?)|found guilty|sentenced", "acquit(?:ted|tals?)|cleared|found not guilty"),
    "seizure": ("seized|captured|confiscated|impounded", "lost|handed over|surrendered"),
    "opinion": ("(?:support|approval|backing)(?= (?:for|of|at|was|is|stood))", "opposition|disapproval"),
    "filling": ("full", "empty"),
    "freedom": (r"freed|released|acquitted", r"arrested|detained|jailed|imprisoned|convicted"),
    "extremes": (
        r"highest|largest|biggest|longest|oldest|maximum|most",
        "lowest|smallest|shortest|youngest|minimum|fewest|least",
    ),
    "deposits": (r"deposit(?:s|ed)?", r"withdraw\w*|withdrew"),
    "survival": (
        r"surviv\w+|rescued|recovered|recover(?:y|ies)|(?<!no longer )(?<!\bnot )alive",
        r"drowned|perished|died|dead|killed|deaths?|missing|(?:no longer|not) alive",
    ),
    "hurt": (
        r"un(?:hurt|harmed|scathed|injured)|not (?:hurt|harmed|injured|wounded)|safe and (?:sound|well)",
        r"(?<!\bnot )(?:hurt|harmed|injured|wounded|killed)",
    ),
    "running": (r"suspend(?:s|ed|ing)?|halt(?:s|ed|ing)?|paus(?:es?|ed|ing)", r"resum(?:es?|ed|ing)|restart\w*"),
    "safety": (r"safe|safely", r"unsafe|dangerous|hazardous"),
    "needs": (
        r"needs?|needed|lack(?:s|ed|ing)?|in need of|short of|shortages?|missing"
        r"|wait(?:ed|ing|s)(?: lists?)?|awaiting|queu(?:e|es|ed|eing|ing)",
        r"g[eo]ts?|receiv(?:es?|ed)|obtain(?:s|ed)?",
    ),
    "ruin": (
        r"saved|spared|intact|undamaged|rebuilt|repaired|restored",
        "burn(?:ed|t)|destroyed|razed|ruined|demolished|levelled",
    ),
    "ages": (r"adults?", r"child|children|minors"),
    "illness": (r"(?<!the )(?:infected|infections?|cases)", r"died|deaths?|dead|fatalit\w+|killed"),
    "lending": (r"lent|lend(?:s|ing)?", r"borrow(?:s|ed|ing|ings)?"),
    "inclusion": (r"(?<!not )including|comprising|together with", r"excluding|not including|without|apart from"),
    "funding": (r"funded|covered", r"gap|missing|unfunded|lacking|shortfall"),
    "market": (r"buyers?|demand", r"sellers?|supply"),
    "duration": (
        rf"(?:(?:more|longer|later|older) than|over|beyond) {_LENGTH}",
        rf"(?:(?:less|shorter|sooner|younger) than|under|within) {_LENGTH}",
    ),
    "north": (r"northern|north", r"southern|south"),
    "east": (r"eastern|east", r"western|west"),
    "ownership": (r"public|state", r"private"),
    "country": (r"domestic|home", r"foreign|abroad|overseas"),
    "attending": (
        r"took part|taken part|takes? part|attend(?:ed|s)|participat(?:ed|es)|turned (?:out|up)|showed up",
        r"(?:kept|stayed|stay|keep) (?:away|at home)|boycott(?:ed|s)|absent|did not (?:attend|come|turn up)",
    ),
    "channel": (
        r"online|on the internet|on the web(?:site)?|by app",
        r"at the (?:doors?|box office|counter|ticket office)|in person|over the counter|on paper|by post",
    ),
    "shore": ("onshore", "offshore"),
    "deduction": ("gross", "net"),
    "tax": (
        rf"before (?:{_CHARGES})|pre-?tax",
        rf"after (?:{_CHARGES})|post-?tax|net (?:of tax|profits?|income|earnings)",
    ),
    "membership": (r"joined|signed up|enrol+ed", r"quit|dropped out|resigned|walked out"),
    "building": (
        r"award(?:ed|ing|s)?|order(?:ed|ing)|tendered|contracted",
        r"install(?:ed|ing|s)?|built|commissioned|delivered|connected",
    ),
    "progress": (r"began|begun|start(?:ed|s)(?! with)", r"complet(?:ed|es|ions?)|finish(?:ed|es)"),
    "theft": (r"stolen|stole|thefts?", r"returned|handed back|recovered"),
    "hours": (r"full[- ]time", r"part[- ]time"),
    "tenure": (
        r"permanent(?:ly)?|for ?ever|indefinitely|for good(?=[,.;]|\Z| (?:on|in|at|from|by|after|when)\b)",
        r"temporar(?:y|ily)|for the time being|seasonal|casual",
    ),
    "retail": (r"wholesale\w*", r"retail\w*"),
    "punctuality": (r"on time|punctual", r"delayed|ran late|were late|arrived late|overdue"),
    "repayment": (r"borrowed|took out|drew down", r"repaid|paid (?:back|off)|redeemed"),
}
