"""English: the words for numbers, money and units."""

from __future__ import annotations

from decimal import Decimal

from briefing.evidence.lexicon import forms_in_order, forms_to_names, word_forms
from briefing.evidence.lexicons.measures import nation_codes, own_nouns, with_areas
from briefing.evidence.number_words import MoneyWords, NumberWords, UnitWords

# Months keep their capital, since "may" and "march" are other words.
MONTHS = "January February March April May June July August September October November December"
SHORT_MONTHS = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
MONTH_NUMBERS = {name: i for i, name in enumerate(MONTHS.split(), 1)} | dict(
    zip(SHORT_MONTHS.split(), (1, 2, 3, 4, 6, 7, 8, 9, 9, 10, 11, 12), strict=True)
)

_PARTS = forms_in_order("third quarter fifth sixth seventh eighth ninth tenth", 3)
_ORDINALS = forms_in_order(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth",
    1,
)
_SPANS = {
    "second": "second/-.s sec secs",
    "minute": "minute/-.s min mins",
    "hour": "hour/-.s hr hrs",
    "day": "day/-.s",
    "week": "week/-.s",
    "fortnight": "fortnight/-.s",
    "month": "month/-.s",
    "year": "year/-.s yr yrs",
    "decade": "decade/-.s",
    "century": "century centuries",
}
_PREPOSITIONS = word_forms(
    "in of the by to from and at over about since with for on than under after before during within between into per"
    " against among around through until till or as is was were are"
)

NUMBERS = NumberWords(
    decimal_sign=".",
    minus=word_forms("minus negative"),
    plus=word_forms("plus"),
    margins=(("plus", "or", "minus"), ("plus", "minus"), ("give", "or", "take"), ("within", "a", "margin", "of")),
    small=forms_in_order(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen"
    )
    | {"nil": 0, "nought": 0},
    tens=forms_in_order("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
    hundred=frozenset({"hundred"}),
    scales={"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "quadrillion": 15}
    | {"mn": 6, "mln": 6, "bn": 9, "bln": 9, "tn": 12, "trn": 12, "lakh": 5, "lakhs": 5, "crore": 7}
    | {"crores": 7, "mio": 6, "mrd": 9},
    short_scales={"k": 3, "m": 6, "b": 9, "t": 12, "cr": 7},
    collectives={"dozen": 12, "score": 20, "gross": 144},
    articles=frozenset({"a", "an"}),
    long_scale=(("old", "sense"), ("long", "scale"), ("old", "british", "sense")),
    lengthened={"billion": 10**3, "bn": 10**3, "trillion": 10**6},
    joiner="and",
    pronouns=frozenset({"one"}),
    fractions=_PARTS | {"half": 2},
    fraction_plurals={f"{part}s": parts for part, parts in _PARTS.items()} | {"halves": 2},
    after_fraction=word_forms(
        "of more less fewer higher lower larger smaller in since from than to by was were is are had have has on"
    ),
    shares={"half": Decimal("0.5")},
    spans=forms_to_names(_SPANS),
    not_share_after=word_forms("first second latter other better"),
    one_in=(*(("in",), ("in", "every"), ("out", "of"), ("out", "of", "every"), ("of", "every"), ("from", "every")),),
    part_of=(
        *(("of",), ("of", "the"), ("of", "its"), ("of", "their"), ("of", "our"), ("of", "his"), ("of", "her")),
        *(("of", "all"), ("of", "those"), ("of", "these"), ("of", "some"), ("of", "about"), ("of", "a", "total", "of")),
        *(("out", "of"), ("out", "of", "the"), ("out", "of", "a", "total", "of"), ("from", "the"), ("among", "the")),
    ),
    every=frozenset({"every"}),
    ordinal_numbers=_ORDINALS,
    and_a_half=("and", "a", "half"),
    of="of",
    multiples={
        **dict.fromkeys(word_forms("twice double doubled doubles doubling"), Decimal(2)),
        **dict.fromkeys(
            word_forms("thrice triple tripled triples tripling treble trebled trebles trebling"), Decimal(3)
        ),
        **dict.fromkeys(word_forms("quadruple quadrupled quadruples quadrupling"), Decimal(4)),
        **dict.fromkeys(word_forms("quintuple quintupled quintuples quintupling"), Decimal(5)),
        **dict.fromkeys(word_forms("halve halves halved halving"), Decimal("0.5")),
    },
    vague=word_forms("manifold multifold umpteen"),
    vague_scales=word_forms("dozens hundreds thousands millions billions trillions lacs"),
    vague_before_of=frozenset({"tens", "scores", "couple"}),
    fold="fold",
    between=("between", "and"),
    range_joiners=frozenset({"to", "through", "till", "until"}),
    range_fillers=(("up",), ("all", "the", "way"), ("and", "up")),
    starts=frozenset({"from"}),
    steps=frozenset({"by"}),
    moving=word_forms(
        "ris/e.es.en.ing rose rais/e.es.ed.ing increas/e.es.ed.ing gr/ow.ows.ew.own.owing climb/-.s.ed.ing"
        " jump/-.s.ed.ing surg/e.es.ed.ing soar/-.s.ed.ing go goes went gone going fall falls fell fallen falling"
        " drop/-.s.ped.ping declin/e.es.ed.ing decreas/e.es.ed.ing cut cuts cutting reduc/e.es.ed.ing lower/-.s.ed.ing"
        " slip/-.s.ped.ping slid/e.es.ing slid sink sinks sank sunk sinking shrink shrinks shrank shrunk shrinking"
        " slow/-.s.ed.ing eas/e.es.ed.ing tumbl/e.es.ed.ing plung/e.es.ed.ing plummet/-.s.ed.ing expand/-.s.ed.ing"
        " widen/-.s.ed.ing narrow/-.s.ed.ing mov/e.es.ed.ing chang/e.es.ed.ing lift/-.s.ed.ing boost/-.s.ed.ing"
        " improv/e.es.ed.ing worsen/-.s.ed.ing accelerat/e.es.ed.ing bring brings brought push/-.es.ed.ing"
        " revis/e.es.ed.ing upgrad/e.es.ed.ing downgrad/e.es.ed.ing rebound/-.s.ed.ing recover/-.s.ed.ing"
        " advanc/e.es.ed.ing edg/e.es.ed.ing creep creeps crept swing swings swung turn/-.s.ed.ing extend/-.s.ed.ing"
        " shorten/-.s.ed.ing doubl/e.es.ed.ing tripl/e.es.ed.ing halv/e.es.ed.ing quadrupl/e.es.ed.ing gain/-.s.ed.ing"
        " los/e.es.ing lost strengthen/-.s.ed.ing weaken/-.s.ed.ing retreat/-.s.ed.ing ticked trim/-.s.med.ming"
        " up down dwindl/e.es.ed.ing collaps/e.es.ed.ing swell swells swelled swollen"
    ),
    directions=word_forms("up down higher lower"),
    compared="as",
    respectively=frozenset({"respectively"}),
    choices=(("or",), ("or", "perhaps"), ("or", "maybe"), ("or", "possibly"), ("or", "even")),
    lists=frozenset({"and"}),
    scores=word_forms(
        "vot/e.es.ed.ing beat beats beaten defeat/-.s.ed won win wins winning lost lose loses losing draw drew drawn"
        " score/-.s.d scoreline rul/ed.ing ballot majority verdict tie tied"
    ),
    designators=word_forms(
        "no number route highway motorway freeway interstate article section chapter clause paragraph annex appendix"
        " page table figure fig chart box room gate platform terminal runway reactor unit block bus train tram flight"
        " bill decree resolution order directive regulation protocol rule amendment proposition question item phase"
        " stage category grade type round episode version model lot plot zone district ward precinct sector pier berth"
        " dock warehouse apartment suite channel formula agenda verse psalm exhibit tier schedule para art vol op"
    ),
    many_designators=word_forms(
        "nos numbers routes articles sections chapters clauses paragraphs pages pp tables figures figs rules rooms"
        " gates reactors units resolutions items phases flights lines categories types"
    ),
    index_names=word_forms(
        "ftse nikkei cac stoxx topix russell ibex csi kospi asx omx omxs omxh bist msci sensex nifty fortune boeing"
        " airbus windows iphone galaxy pixel apollo soyuz artemis starlink falcon android playstation xbox covid expo"
        " tupolev ilyushin sukhoi peugeot renault ferrari porsche olympics area catch opec agenda cop iso sdg sdgs"
    )
    | {"P", "Tu", "MiG", "Su", "Il", "An", "Mi", "AK", "T", "F", "Type", "Mark", "Mk"},
    determiners=word_forms("this that each every any last next same one first second another per what which whose"),
    clock_after=word_forms("am pm oclock gmt utc bst cet cest est edt edst pst pdt hrs noon midnight o"),
    name_articles=word_forms("the a an"),
    prepositions=_PREPOSITIONS,
    accounts=word_forms(
        "result results profit loss losses income ebit ebitda flow balance margin equity earnings deficit net tax"
        " expense expenses costs change total cash"
    ),
    ages_before=word_forms("aged age"),
    ages_after=word_forms("old olds age"),
    no_nouns=_PREPOSITIONS
    | word_forms(
        "and or but nor so yet while when if because that which who whom whose this these those each every any"
        " last next first second have has had will would shall should can could may might must do does did not be been"
        " being more less fewer higher lower later earlier ago already also only just still even now then there"
        " here today yesterday tomorrow respectively altogether annually yearly daily weekly monthly a an its their his"
        " her our my your"
    ),
    told_all=word_forms("all total altogether overall together whole entire"),
    told_old=word_forms(
        "before earlier previous previously prior former formerly initially originally began begin beginning begun"
        " started start ago until old once preceding"
    ),
    told_age=word_forms("old aged age ages older younger birthday born turned years_old year_old"),
    told_margin=word_forms("margin margins plus minus give take error tolerance deviation uncertainty"),
    told_against=word_forms("against opposed opposing oppose opposition no noes dissent/-.ed.ing.ers lost losers"),
    ordinal_endings=frozenset({"st", "nd", "rd", "th"}),
    ordinals=word_forms("first second third fourth fifth sixth seventh eighth ninth"),
    ordinal_joint="-",
    months=MONTH_NUMBERS,
    months_before_day=frozenset(MONTH_NUMBERS),
    dotted=word_forms(
        "jan feb mar apr jun jul aug sep sept oct nov dec sq cu no nos art fig figs pp mio mrd bn mn approx rs"
    ),
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
        **{"LE": "EGP", "Dh": "dirham", "Dhs": "dirham", "SR": "SAR", "QR": "QAR", "KD": "KWD", "FCFA": "franc"},
        **{"CFA": "franc", "GHC": "GHS", "Bs": "VES", "STG": "GBP", "Stg": "GBP", "stg": "GBP", "L": "HNL"},
    },
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
        | _SPANS
        | {
            "percent": "% percent per_cent pct per_centum",
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
            "pc": "percent",
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
    modifiers=word_forms("more further additional extra other new metric percentage per"),
    stem=str,
)
