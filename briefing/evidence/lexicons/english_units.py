"""English: units, money and the nouns that a number counts, and the words for so much a day, as `RATES`."""

from __future__ import annotations

from briefing.evidence.lexicon import RateWords, forms_to_names, word_forms
from briefing.evidence.lexicons.english_numbers import SPANS
from briefing.evidence.lexicons.measures import nation_codes, own_nouns, with_areas
from briefing.evidence.number_words import MoneyWords, UnitWords
from briefing.evidence.patterns import Pattern, any_of

_NOUNS = forms_to_names(
    {
        "person": "person/-.s people individual/-.s resident/-.s inhabitant/-.s citizen/-.s human/-.s soul/-.s",
        "man": "man men male/-.s",
        "woman": "woman women female/-.s mother/-.s",
        "pupil": "pupil/-.s student/-.s learner/-.s schoolchild schoolchildren",
        "child": "child children kid/-.s minor/-.s",
        "boy": "boy/-.s",
        "girl": "girl/-.s",
        "baby": "baby babies newborn/-.s infant/-.s",
        "parent": "parent/-.s grandparent/-.s guardian/-.s",
        "adult": "adult/-.s grown_up/-.s",
        "teacher": "teacher/-.s schoolteacher/-.s educator/-.s",
        "doctor": "doctor/-.s physician/-.s",
        "nurse": "nurse/-.s midwife midwives",
        "volunteer": "volunteer/-.s",
        "worker": "worker/-.s employee/-.s staff workforce labourer/-.s laborer/-.s",
        "miner": "miner/-.s",
        "soldier": "soldier/-.s troop/-.s serviceman servicemen",
        "officer": "policeman policemen police_officer/-.s",
        "passenger": "passenger/-.s traveller/-.s traveler/-.s commuter/-.s rider/-.s",
        "sailor": "sailor/-.s crew crewman crewmen crew_member/-.s",
        "tourist": "tourist/-.s visitor/-.s holidaymaker/-.s",
        "voter": "voter/-.s elector/-.s",
        "patient": "patient/-.s inpatient/-.s",
        "refugee": "refugee/-.s displaced asylum_seeker/-.s migrant/-.s",
        "farmer": "farmer/-.s grower/-.s",
        "prisoner": "prisoner/-.s inmate/-.s detainee/-.s",
        "athlete": "athlete/-.s player/-.s runner/-.s swimmer/-.s",
        "fan": "fan/-.s spectator/-.s supporter/-.s",
        "smoker": "smoker/-.s",
        "driver": "driver/-.s motorist/-.s",
        "household": "household/-.s family families",
        "school": "school/-.s",
        "university": "university universities institute/-.s academy academies college/-.s",
        "hospital": "hospital/-.s",
        "clinic": "clinic/-.s",
        "library": "library libraries",
        "museum": "museum/-.s",
        "home": "home/-.s house/-.s flat/-.s apartment/-.s dwelling/-.s",
        "hotel": "hotel/-.s",
        "shop": "shop/-.s store/-.s",
        "bridge": "bridge/-.s",
        "road": "road/-.s street/-.s",
        "well": "well/-.s borehole/-.s",
        "mosque": "mosque/-.s",
        "church": "church/-.s",
        "lorry": "truck/-.s lorry lorries",
        "car": "car/-.s automobile/-.s",
        "bus": "bus buses coach/-.es",
        "train": "train/-.s",
        "tram": "tram/-.s",
        "wagon": "wagon/-.s",
        "bicycle": "bicycle/-.s bike/-.s",
        "plane": "plane/-.s aircraft aeroplane/-.s airplane/-.s jet/-.s",
        "helicopter": "helicopter/-.s",
        "tank": "tank/-.s",
        "drone": "drone/-.s",
        "ship": "ship/-.s vessel/-.s",
        "boat": "boat/-.s",
        "ferry": "ferry ferries",
        "flight": "flight/-.s",
        "container": "container/-.s",
        "company": "company companies firm/-.s enterprise/-.s business/-.es",
        "bank": "bank/-.s",
        "branch": "branch/-.es",
        "job": "job/-.s",
        "book": "book/-.s textbook/-.s",
        "country": "country countries nation/-.s",
        "city": "city cities town/-.s",
        "village": "village/-.s",
        "district": "district/-.s",
        "region": "region/-.s province/-.s",
        "island": "island/-.s",
        "cow": "cow/-.s cattle",
        "sheep": "sheep lamb/-.s",
        "goat": "goat/-.s",
        "pig": "pig/-.s",
        "horse": "horse/-.s",
        "dog": "dog/-.s",
        "wolf": "wolf wolves",
        "bear": "bear/-.s",
        "fish": "fish",
        "bird": "bird/-.s",
        "death": "death/-.s fatality fatalities",
        "birth": "birth/-.s",
        "injury": "injury injuries",
        "wedding": "wedding/-.s marriage/-.s",
        "divorce": "divorce/-.s",
        "arrest": "arrest/-.s",
        "theft": "theft/-.s burglary burglaries",
        "fire": "fire/-.s blaze/-.s",
        "vote": "vote/-.s ballot/-.s",
        "seat": "seat/-.s",
        "ticket": "ticket/-.s",
        "medal": "medal/-.s",
        "goal": "goal/-.s",
    }
)


_NAMES = forms_to_names(
    {
        "second": "second",
        "minute": "minute",
        "hour": "hour hourly",
        "day": "day daily bpd mbpd b/d",
        "night": "night nightly",
        "week": "week weekly",
        "fortnight": "fortnight fortnightly",
        "month": "month monthly",
        "quarter": "quarter quarterly",
        "year": "year yearly annual annually annum",
    }
) | {"b/d": "day"}
_END = r"(?=\s*(?:[.,;:)\"']|\Z|(?:in|for|last|this|when|while|and|to|on|at|by|from|with|was|were|but)\b))"
# "A second landing stage" is one more.
_TIMES = rf"second{_END}|minute|hour|day|night|week|fortnight|month|quarter|year|annum"
_ADVERBS = "hourly|daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annually"
# "A year earlier", "a week ago" and "a day after" compare; "a year-old boy" has an age.
_NO_RATE = r"(?!\s*(?:earlier|ago|later|before|after|old|on\b|since|hence|previously|prior|from now|in advance)|-|'s\b)"
_SPAN = rf"(?:a|an|per|every|each|any given|a single)\s+(?P<span>{_TIMES})\b{_NO_RATE}"
_THINGS = (
    "barrel|tonne|ton|litre|liter|gallon|kilo|kilogram|kg|pound|ounce|share|ticket|unit|bottle|person|copy|mile|kilometre"
    "|kilometer|megawatt-hour|MWh|kWh|seat|household|bushel|acre|hectare|head|piece|time|visit|plate|dose|cubic metre"
    "|square (?:metre|meter|foot|mile|kilometre)|thousand cubic metres"
)
_PRICED = "costs?|costing|fetch(?:es|ed)?|sells?|sold|trades?|traded|worth|priced|bought|went for|changed hands"
_ITEM = (
    rf"per\s+(?!cent\b)[^\W\d_]+|a[pn]? ?piece|each{_END}|an? (?:{_THINGS})\b|(?:for|to|on) (?:every|each)\s+[^\W\d_]+"
    rf"|/\s?(?:{_THINGS}|{_TIMES}|bbl|t|l|person|hr|wk|mo|yr)\b"
)
# The noun phrase between a number and its rate: "tons of coal", "passengers"; "spent $5 billion in a year" has none.
_NOUN_PHRASE = (
    r"(?:[\s-]+(?!(?:in|for|within|over|after|than|and|or|to|by|from|that|which|who|at|on|during|once|twice|half|up|down"
    rf"|a|an|per|each|every|with|as|was|were|is|are|apiece|{_ADVERBS})\b)[^\W\d_]++){{0,5}}"
)
_AVERAGE = r"(?P<average>on average|an average|averag(?:es?|ed|ing)|the mean|the median|a mean|a median|typically)"
_NEAR = r"\b(?:\s+[^\W\d_]+){0,4}\s*[^\w.,;:]{0,2}\Z"
_LATER = r"[^.,;:()]{0,60}\Z"
_LATER_CLAUSE = r"(?:[^.,;:()]{0,60},)?[^.,;:()]{0,60}\Z"
_HEADS = (
    "capita|head|person|household|inhabitant|resident|pupil|student|patient|employee|worker|family|child|adult|unit|share"
    "|barrel|tonne|ton|litre|passenger|seat|user|customer|match|game|visitor|voter|taxpayer|farm|acre|hectare"
)

_FLOWS = (
    r"(?:fund|budget|revenue|income|earning|turnover|sale|spending|cost|outlay|output|production|capacit|subsid|payment|fee"
    r"|salar|wage|pay|rent|allowance|grant|invest|contribut|export|import|expen|profit|loss|target|tuition|consumption"
    r"|demand|suppl|need|requirement|bill|aid|support|premium|donation|harvest|catch|yield|emission|intake|throughput"
    r"|traffic|ridership|saving|interest|dividend|pension|benefit|bonus|transfer|tax|charge|level|total|figure|volume)\w*"
)

RATES = RateWords(
    after=Pattern(
        rf"{_NOUN_PHRASE},?\s*(?P<rate>\b{_SPAN}|(?:\b|(?<=\s))(?:{_ITEM})|\b(?P<adverb>{_ADVERBS})\b"
        r"|\b(?P<average>on average)\b)"
    ),
    inside=Pattern(r"\b(?P<rate>(?P<span>m?bpd|b/d))\b"),
    before=(
        Pattern(rf"\b(?P<rate>(?:each|every)\s+(?P<span>{_TIMES}))\b{_NO_RATE}{_LATER_CLAUSE}"),
        Pattern(rf"\b(?P<rate>(?P<span>{_ADVERBS})){_NEAR}"),
        Pattern(rf"\b(?P<rate>per\s+(?:{_HEADS}|(?P<span>annum))){_LATER}"),
        Pattern(rf"\b(?P<rate>(?:for|in|to) every (?:\d[\d,]*|hundred|thousand|million|ten|dozen))\b{_LATER}"),
        Pattern(rf"\b(?P<rate>{_AVERAGE})\b{_LATER_CLAUSE}"),
    ),
    priced=Pattern(
        rf"(?<!\bhalf )\b(?P<rate>(?:an?|one|1) (?:{_THINGS}))(?: of [\w -]{{1,30}}?)? (?:now |still |was |were |is "
        rf"|are |has |had |have |would |will |can |could )?(?:{_PRICED})\b{_LATER}"
    ),
    each_of=Pattern(r"\b(?:each|every (?:single )?one) of (?:the |its |these |those |our |their )?\Z"),
    base=Pattern(
        r"\b(?P<rate>(?:(?P<sure>per)|(?:for|in|to|out of|among) (?:every|each)|per each)\s+"
        r"(?P<base>\d[\d,.]*(?: (?:thousand|million))?"
        r"|(?:a |one )?(?:ten |a hundred |hundred )?(?:hundred|thousand|million))"
        r"\b(?![\s-]+(?:years?|days?|hours?|minutes?|weeks?|months?)\b))"
    ),
    perhaps=Pattern(
        rf"\b(?P<adverb>annual|{_ADVERBS.replace('|annually', '')})\s+(?:[^\W\d_]+\s+){{0,3}}?(?:{_FLOWS})\b"
    ),
    told=Pattern(
        rf"\b(?:(?:(?<!than )(?<!for )(?<!over )an?|per|every|each)\s+(?P<span>{_TIMES})\b"
        rf"(?:{_NO_RATE}|(?=\s+on average\b))|(?P<adverb>{_ADVERBS}|annual)\b"
        rf"|(?:per|each|every|apiece|(?<=\{{value\}} )an?)\b|(?P<article>an?|one)\b|{_AVERAGE}\b)|(?<!\))/(?=[^\W\d_])"
    ),
    names=_NAMES,
)


_MONEY = MoneyWords(
    nouns=own_nouns("en")
    | forms_to_names(
        {
            "pound": "pound/-.s quid sterling",
            "rouble": "rouble/-.s ruble/-.s",
            "crown": "crown/-.s kroner kronor krone krona kronur koruna/-.s",
            "yuan": "yuan/-.s renminbi",
            "KGS": "som/-.s",
            "UZS": "soum/-.s sum/-.s",
            "lira": "lira/-.s lire",
            "real": "real reais reals",
            "lev": "lev leva levs",
            "leu": "leu lei",
            "złoty": "zloty/-.s złoty zlotych",
            "rand": "rand/-.s",
            "ringgit": "ringgit/-.s",
            "sol": "sol soles",
        }
    ),
    nations=nation_codes(
        "en",
        {
            "USD": "american us_american usa",
            "GBP": "uk english",
            "AED": "emirati uae",
            "KZT": "kazakh",
            "TMT": "turkmen",
            "UZS": "uzbek",
            "TJS": "tajik",
            "AZN": "azeri azerbaijan",
            "TWD": "taiwanese taiwan new_taiwanese",
            "SGD": "singaporean",
            "ILS": "israeli",
            "PHP": "filipino",
            "KRW": "korean",
            "ARS": "argentinian argentinean",
            "BYN": "belarussian",
            "NZD": "kiwi",
            "KGS": "kyrgyzstani",
            "CNY": "rmb",
            "HKD": "hk",
            "IRR": "persian",
        },
    ),
    modifiers=word_forms("more additional extra further new fresh million billion trillion thousand worth"),
    shy=word_forms("won som leu lei lev kip lek pula kina reals"),
    timid=word_forms("real sum sums sol mark marks colon colons"),
    spent=word_forms(
        "cost/-.s.ing price/-.s.d fee/-.s fare/-.s fine/-.s.d ticket/-.s grant/-.s loan/-.s wage/-.s salary salaries"
        " pension/-.s bill/-.s tax/-.es debt/-.s budget/-.s fund/-.s.ed.ing donat/e.ed.es.ion.ions pay pays paid paying"
        " spend spends spent spending sell sells sold selling buy buys bought earn/-.s.ed.ing.ings worth charg/e.es.ed"
        " rais/e.es.ed invest/-.s.ed.ment prize/-.s award/-.s.ed rent/-.s income profit/-.s revenue/-.s benefit/-.s"
        " allowance/-.s deposit/-.s money savings saved save currency exchange sterling bank economy subsidy subsidies"
    ),
    signs={
        **{
            "Rs": "INR",
            "Re": "INR",
            "RM": "MYR",
            "RMB": "CNY",
            "Rp": "IDR",
            "kr": "crown",
            "Kr": "crown",
            "SKr": "SEK",
        },
        **{
            "DKr": "DKK",
            "NKr": "NOK",
            "Kč": "CZK",
            "Ft": "HUF",
            "zł": "PLN",
            "Fr": "franc",
            "SFr": "CHF",
            "Sfr": "CHF",
        },
        **{
            "Tk": "BDT",
            "KSh": "KES",
            "Ksh": "KES",
            "USh": "UGX",
            "TSh": "TZS",
            "Sh": "shilling",
            "R": "ZAR",
            "N": "NGN",
        },
        **{"LE": "EGP", "Dh": "dirham", "Dhs": "dirham", "SR": "SAR", "QR": "QAR", "KD": "KWD", "FCFA": "CFA franc"},
        **{"CFA": "CFA franc", "GHC": "GHS", "Bs": "VES", "STG": "GBP", "Stg": "GBP", "stg": "GBP", "L": "HNL"},
    },
    told_whose=Pattern(
        r"\s?\((?P<inside>[^\W\d_][^\d()]{1,24})\)"
        r"|\sin (?P<in>[A-Z][\w-]+(?: [A-Z][\w-]+)?) (?:money|currency|funds|terms|cash|dollars?|pounds?|francs?)\b"
        r"|\s(?P<behind>(?:New |Hong )?[A-Z][\w-]+)"
        r"(?=\s*[.,;:)]|\s*\Z|\s(?:in|on|at|for|to|of|from|and|or|but|a|an|per|each|last|by|as|when|was|is|were|are)\b)",
        case_matters=True,
    ),
    hundredths=forms_to_names(
        {
            "cent": "cent/-.s us_cent us_cents",
            "penny": "penny pence pennies",
            "kopeck": "kopeck/-.s kopek/-.s",
            "qapik": "qapik/-.s gapik/-.s",
            "tetri": "tetri",
            "kurus": "kurus",
        }
    ),
    short_hundredths={"p": "penny", "c": "cent"},
)

UNITS = UnitWords(
    nouns=_NOUNS,
    many=Pattern(
        r"(?!always\b|perhaps\b|overseas\b|besides\b|afterwards\b|\w+times\b|\w+wards?\b|as\b|has\b|was\b|does\b)"
        r"[a-z-]*[^\Wsui']s|staff|people|men|women|children|aircraft|sheep|cattle|deer",
        case_matters=True,
    ),
    no_units_before=word_forms("hand home class rate tier grade order"),
    unmaking=any_of(
        r"fak(?:e|ed)|false|fictitious|fictional|fictive|imaginary|imagined|invented|hypothetical|pretend|mock|sham|bogus|phantom"
        r"|ghosts?|virtual|notional|nominal|theoretical|putative|purported|so-called|would-be|wannabe|aspiring|aspirational"
        r"|potential|possible|prospective|future|nonexistent|non-existent|unreal|mythical|legendary|apocryphal|counterfeit|forged"
        r"|erstwhile|one-time|ex|aborted|attempted|simulated|model|toy|dummy|paper|presumed|unborn|disputed|contested|unproven"
        r"|un(?:built|finished|completed|made|launched|opened|delivered|confirmed|verified|filled|fulfilled|reali[sz]ed|identified)"
        r"|half-(?:built|finished)|yet-to-be-\w+"
    ),
    money=_MONEY,
    units=forms_to_names(
        with_areas(
            {
                "millimetre": "millimetre/-.s millimeter/-.s mm",
                "centimetre": "centimetre/-.s centimeter/-.s cm cms",
                "metre": "metre/-.s meter/-.s m",
                "kilometre": "kilometre/-.s kilometer/-.s km kms",
                "inch": "inch inches",
                "foot": "foot feet ft",
                "yard": "yard/-.s yd yds",
                "mile": "mile/-.s mi",
            },
            square="square sq",
            cubic="cubic cu",
        )
        | SPANS
        | {
            "percent": "% percent per_cent pct pc per_centum",
            "per mille": "‰ per_mille permille",
            "percentage point": "percentage_point/-.s percent_point/-.s percent_points per_cent_points pp ppt ppts",
            "basis point": "basis_point/-.s bp bps",
            "point": "point/-.s",
            "nautical mile": "nautical_mile/-.s nmi",
            "light year": "light_year/-.s",
            "hectare": "hectare/-.s ha",
            "acre": "acre/-.s",
            "acre-foot": "acre_foot acre_feet",
            "milligram": "milligram/-.s milligramme/-.s mg",
            "gram": "gram/-.s gramme/-.s",
            "kilogram": "kg kgs kilo/-.s kilogram/-.s kilogramme/-.s",
            "ton": "ton/-.s",
            "tonne": "tonne/-.s metric_ton/-.s",
            "short ton": "short_ton/-.s",
            "long ton": "long_ton/-.s",
            "kilotonne": "kilotonne/-.s kiloton/-.s",
            "megatonne": "megatonne/-.s megaton/-.s",
            "gigatonne": "gigatonne/-.s gigaton/-.s",
            "pound": "lb lbs",
            "ounce": "ounce/-.s oz",
            "carat": "carat/-.s karat/-.s",
            "millilitre": "millilitre/-.s milliliter/-.s ml",
            "litre": "litre/-.s liter/-.s",
            "hectolitre": "hectolitre/-.s hectoliter/-.s hl",
            "gallon": "gallon/-.s",
            "pint": "pint/-.s",
            "bushel": "bushel/-.s",
            "barrel": "barrel/-.s bbl bbls bpd",
            "bit": "bit/-.s",
            "byte": "byte/-.s",
            "kilobyte": "kilobyte/-.s kb",
            "megabyte": "megabyte/-.s mb",
            "gigabyte": "gigabyte/-.s gb",
            "terabyte": "terabyte/-.s tb",
            "petabyte": "petabyte/-.s pb",
            "kilobit per second": "kbps",
            "megabit per second": "mbps megabits_per_second",
            "gigabit per second": "gbps gigabits_per_second",
            "degree": "degree/-.s °",
            "degree Celsius": "°c degrees_c degree/-.s_celsius degrees_celsius degrees_centigrade celsius centigrade",
            "degree Fahrenheit": "°f degrees_f degree_fahrenheit degrees_fahrenheit fahrenheit",
            "kelvin": "kelvin/-.s",
            "joule": "joule/-.s",
            "kilojoule": "kilojoule/-.s kj",
            "megajoule": "megajoule/-.s mj",
            "gigajoule": "gigajoule/-.s gj",
            "calorie": "calorie/-.s",
            "kilocalorie": "kilocalorie/-.s kcal",
            "British thermal unit": "btu british_thermal_unit/-.s",
            "tonne of oil equivalent": "toe",
            "watt": "watt/-.s",
            "kilowatt": "kilowatt/-.s kw",
            "megawatt": "megawatt/-.s mw",
            "gigawatt": "gigawatt/-.s gw",
            "terawatt": "terawatt/-.s tw",
            "watt-hour": "wh watt_hour/-.s",
            "kilowatt-hour": "kwh kilowatt_hour/-.s",
            "megawatt-hour": "mwh megawatt_hour/-.s",
            "gigawatt-hour": "gwh gigawatt_hour/-.s",
            "terawatt-hour": "twh terawatt_hour/-.s",
            "horsepower": "horsepower hp bhp",
            "volt": "volt/-.s",
            "kilovolt": "kilovolt/-.s kv",
            "ampere": "ampere/-.s amp amps",
            "hertz": "hertz hz",
            "kilohertz": "kilohertz khz",
            "megahertz": "megahertz mhz",
            "gigahertz": "gigahertz ghz",
            "decibel": "decibel/-.s db",
            "pascal": "pascal/-.s",
            "hectopascal": "hectopascal/-.s hpa",
            "millibar": "millibar/-.s mbar",
            "knot": "knot/-.s kts",
            "mile per hour": "mph mile_per_hour miles_per_hour miles_an_hour mile_an_hour",
            "kilometre per hour": "kph kmh kmph km_per_hour km_an_hour kilometre/-.s_per_hour kilometres_per_hour"
            " kilometers_per_hour kilometres_an_hour kilometers_an_hour",
            "metre per second": "m_per_second metres_per_second meters_per_second metres_a_second meters_a_second",
            "container": "teu teus",
            "times": "times",
        }
    )
    | {"km/h": "kilometre per hour", "km/hr": "kilometre per hour", "m/s": "metre per second", "mi/h": "mile per hour"},
    short_units={
        **{"m": "metre", "g": "gram", "l": "litre", "t": "tonne", "h": "hour", "in": "inch", "W": "watt", "V": "volt"},
        **{
            "x": "times",
            "C": "degree Celsius",
            "F": "degree Fahrenheit",
            "d": "day",
            "kt": "kilotonne",
        },
    },
    scaled_units={
        **{"bcm": (9, "cubic metre"), "mcm": (6, "cubic metre"), "tcf": (12, "cubic foot"), "bcf": (9, "cubic foot")},
        **{"mbpd": (6, "barrel"), "mtoe": (6, "tonne of oil equivalent"), "mmbtu": (6, "British thermal unit")},
    },
    weighed=word_forms(
        "weigh/-.s.ed.ing weight/-.s heavy heavier heaviest heavyweight lighter boxer/-.s wrestler/-.s jockey/-.s"
        " lifter/-.s lift/-.s.ed.ing diet scales baby newborn fish catch caught meat beef pork cocaine heroin cannabis"
        " explosives bomb/-.s payload cargo luggage bench lbs body tuna salmon pumpkin"
    ),
    sizes=word_forms(
        "tall high long wide deep thick broad height depth length width distance altitude above below away"
        " underground sprint hurdles freestyle race ran run running"
        " swim swam pool mast masts tower towers bridge bridges wave waves mark radius"
        " diameter elevation dive dived dash butterfly backstroke breaststroke relay summit peak peaks cliff cliffs "
        "wall walls tree trees yacht yachts ship vessel vessels tunnel tunnels crane cranes statue statues span spans"
        " deeper higher taller longer wider tsunami snow sea drop fell ladder chimney chimneys stack pole poles dam"
    ),
    modifiers=word_forms("more further additional extra other new metric percentage per odd plus some"),
    stem=str,
)
