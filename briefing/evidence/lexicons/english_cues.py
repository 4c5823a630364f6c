"""English: the words that make a number less than real, and the statuses that they say, as `CUES`."""

from __future__ import annotations

import re

from briefing.evidence.governing_words import StatusCue
from briefing.evidence.lexicons.english_acts import ABANDONED, ACTS, DROP, DROPPED, PLAN_NOUNS
from briefing.evidence.patterns import Pattern, any_of
from briefing.facts.model import Status


def _cue(
    words: str,
    *statuses: Status,
    perhaps: tuple[Status, ...] = (),
    weak: bool = False,
    money: bool = False,
    unless: str = r"(?!)",
) -> StatusCue:
    """Verbs and adverbs; "than planned" and "as promised" plan and promise nothing.

    A word in a group `act` has to be a verb that tells what is done.
    """
    text = rf"(?<!\bthan )(?<!\bas )(?<!\bthan had been )\b(?:{words})(?![\w-])"
    pattern = Pattern(text, ignore_case=True, holds=_is_act if "<act>" in words else None)
    return StatusCue(pattern, statuses, perhaps, weak=weak, money=money, unless=Pattern(unless))


def _is_act(match: re.Match[str]) -> bool:
    return match["act"] is None or match["act"].lower() in ACTS


# What ties a noun to a number behind it; "the budget airline had 40 jets" and "the phone plan had 20 gigabytes" do not.
_LINK = (
    r"(?=\s+(?:of|for|to|that|by|in|at|calls? for|called for|foresees?|foresaw|provides?|provided|envisages?"
    r"|envisaged|sets?)\b|\s+(?:is|was|are|were|remains?|remained|stands|stood)\s+(?:to|for|that|at|set|still|now"
    r"|about|around|some|only|just|a|an|the)\b|\s+(?:is|was|are|were|remains?|remained)\s*\Z|\s*[:(,]|\s+-|\s+[0-9]"
    r"|\s*\Z)"
)


# What is said of a plan after a share tells how far it came: "the plan was 31% funded".
_DONE = Pattern(
    r"\s+(?:\w+ly[ -]|over-?|under-?)?(?:funded|financed|complete|completed|finished|implemented|executed|fulfilled"
    r"|met"
    r"|achieved|covered|subscribed|staffed|paid|reached|done|delivered|reali[sz]ed|filled|spent|used up|built|backed"
    r"|drawn down)\b|\s+(?:votes?|members?|deputies|lawmakers|senators|MPs)\b"
)


# "Dropped its warning of a weaker outlook" tells no outlook, and "maintained 14 roads" asserts nothing.
_ABOUT = re.compile(
    r"(?i:\b(?:warning|fear|worr(?:y|ie)|concern|talk|doubt|mention|weakening|worsening)s? (?:of|on|about|over|in|that)"
    r" (?:[\w-]+ ){0,4}\Z)"
)
_CLAUSE = re.compile(r",? (?:that|he|she|they|we|(?:it|there) (?:is|was|has|had|will|would|did))\b")
_OUTLOOK = Pattern(
    rf"(?i:\boutlook{_LINK})", holds=lambda m: not _ABOUT.search(m.string, max(m.start() - 60, 0), m.start())
)
_MAINTAINS = Pattern(r"(?i:\bmaintain(?:s|ed|ing)?\b)", holds=lambda m: bool(_CLAUSE.match(m.string, m.end())))


def _noun(words: str, *statuses: Status, perhaps: tuple[Status, ...] = ()) -> StatusCue:
    pattern = Pattern(rf"\b(?:{words}){_LINK}", ignore_case=True)
    return StatusCue(pattern, statuses, perhaps, before=True, unless=_DONE)


def _named(words: str, *statuses: Status) -> StatusCue:
    """What a number is said to be after it: "40% is the target"."""
    lead = r"(?:is|are|was|were|be|remains?|remained)\s+(?:the|its|their|his|her|our|a|an)\s+(?:\w+\s+){0,2}?"
    return StatusCue(Pattern(rf"\b{lead}(?:{words})\b", ignore_case=True), statuses)


def _attributive(words: str, *statuses: Status) -> StatusCue:
    """The noun that a sum or share stands before as an adjective does: "the $22 billion target", "a 2% target"."""
    sums = "|".join(f"(?<={end} )" for end in ("illion", "%", "cent", r"\dbn", r"\dm"))
    return StatusCue(Pattern(rf"(?:{sums})(?:[a-z-]+ )?(?:{words})\b", ignore_case=True), statuses, optional=True)


_AHEAD = (Status.PLANNED, Status.FORECAST, Status.TARGET)


_COMES_TO = (
    r"(?:end|finish|close|rise|reach|fall|grow|hit|exceed|climb|drop|come|total|top|average|bring|double|see"
    r"|be (?:about|around|over"
    r"|under|up|down|higher|lower|more|fewer|enough))\b"
)
_HAVE_DONE = r"have (?:been|had|done|made|\w+(?:ed|en|wn|lt|ght|ne))\b"
# What had to be done was done, for all that one knows: "22 silos had to be rebuilt".
_FORCED = r"(?<!have )(?<!has )had to(?= [a-z])"

CUES = (
    # Said
    _cue(
        r"alleg(?:e|es|ed|ing|edly)|allegations?(?= (?:that|of))|purported(?:ly)?|supposedly|reputedly|suspected"
        r"|accus(?:e|es|ing)|(?<!the )accused|accusations?(?= (?:that|of))|(?:is|are|was|were) said to|unconfirmed"
        r"|unverified|(?:could|can|has)(?: not|n't|not) (?:yet )?(?:be|been) (?:\w+ly )?"
        r"(?:verified|confirmed|corroborated)"
        r"|not (?:yet )?(?:been )?(?:confirmed|verified)"
        r"|(?:could|can|did|does|would)(?: not|n't) (?:confirm|verify)|rumou?r(?:s|ed)?|self-styled|so-called",
        Status.ALLEGED,
        Status.CLAIMED,
    ),
    _cue(
        r"claim(?:s|ed|ing)?(?= (?:that|to|it|he|she|they|the|a|an|its|his|her|their|there|in|on|at|by)\b"
        r"|\s*\Z)(?! (?:the|a|an|its|his|her|their) (?:li[fv]es?|victims?|title|prize|crown|throne|pension"
        r"|benefits?))|reportedly|assert(?:s|ed|ing)?|contend(?:s|ed|ing)?"
        r"|insist(?:s|ed|ing)?|boast(?:s|ed|ing)?(?= (?:that"
        r"|of)\b)|brag(?:s|ged|ging)?(?= (?:that|of)\b)"
        r"|profess(?:es|ed)|purport(?:s|ing)?",
        Status.CLAIMED,
        Status.ALLEGED,
        unless=r"\s+(?:more\s+|the\s+)?(?:li[fv]es?|victims?|scalps?|souls|dead)\b",
    ),
    StatusCue(_MAINTAINS, (Status.CLAIMED, Status.ALLEGED)),
    _cue(
        r"estimat(?:e|es|ed|ing)(?! \w+ at the)|estimations?|reckon(?:s|ed|ing)?"
        r"|(?:is|are|was|were|be|been) (?:thought|believed|assumed|feared)|guess(?:es|ed|ing)?|extrapolat\w+",
        Status.ESTIMATED,
        Status.CLAIMED,
    ),
    StatusCue(any_of(r"preliminar(?:y|ily)|provisional(?:ly)?"), (Status.PROVISIONAL,), optional=True),
    # Possible
    _cue(
        r"(?:a|any|every|some|the|little|good|real|slim|fair) (?:chance|prospect|danger|risk|likelihood|threat)s?"
        r"(?= (?:that|of)\b|\s*\Z)|fears?(?= (?:that|of|for)\b|\s*\Z)|fear(?:s|ed)?(?= (?:that|they|it|he|she|the)\b)"
        r"|(?<! no )risks?(?= (?:losing|being))",
        Status.POSSIBLE,
        perhaps=(Status.FORECAST,),
    ),
    _cue(r"possibl[ey]|possibilit(?:y|ies)|perhaps|potential(?:ly)?|conceivabl[ey]|maybe", Status.POSSIBLE),
    _cue(
        r"threaten(?:s|ed|ing)? to|risk(?:s|ed|ing)?(?= (?:of|\w+ing))|at risk(?: of)?|in danger of|capable of",
        Status.POSSIBLE,
    ),
    _cue(
        r"could(?! not\b)|may(?! (?:[a-z]+ (?:no more|at most|up to|only)\b|[0-9]|was|is|has|had|saw|brought|to)|\s*\Z)"
        r"|(?<!military )(?<!the )might(?! of\b)",
        Status.POSSIBLE,
    ),
    _cue(
        r"consider(?:s|ed|ing)?(?= (?:\w+ing|an?|whether|the)\b)|weigh(?:s|ed|ing)?(?= (?:\w+ing|an?|whether|up)\b)"
        r"|mull(?:s|ed|ing)?(?: over)?|ponder(?:s|ed|ing)?|toy(?:s|ed|ing) with|discuss(?:es|ed|ing)?(?= \w+ing\b)"
        r"|talks? (?:on|about|over)(?= \w+ing\b)|think(?:s|ing)? (?:of|about)|thought (?:of|about)"
        r"|explor(?:es|ed|ing)(?= \w+ing\b)|under (?:discussion|consideration)",
        Status.POSSIBLE,
        Status.PROPOSED,
        Status.PLANNED,
    ),
    _cue(
        r"(?:is|are|was|were|be|been) (?:\w+ly |still |also )?(?:considering|mulling|weighing|pondering)(?=\s*\Z)",
        Status.POSSIBLE,
        Status.PROPOSED,
        Status.PLANNED,
        unless=r"\s+(?:[\w'-]+ ){0,2}?(?:cases?|applications?|appeals?|requests?|claims?|proposals?|options?"
        r"|complaints?|petitions?|candidates?|bids?|sites?|nominations?)\b",
    ),
    # Who may do it need not have done it.
    _cue(
        r"(?:is|are|was|were|be|been) (?:\w+ly )?(?:allowed|permitted|entitled|free|authori[sz]ed|licen[cs]ed|eligible)"
        r" to(?= [a-z])",
        Status.POSSIBLE,
        Status.ADOPTED,
        Status.REQUIRED,
    )._replace(before=True),
    # What is only inferred.
    _cue(rf"must(?= (?:\w+ly )?{_HAVE_DONE})(?! have to\b)", Status.ESTIMATED, Status.POSSIBLE, Status.CLAIMED),
    # The future
    _cue(r"would(?! not\b)", Status.POSSIBLE, *_AHEAD, Status.PROPOSED, weak=True),
    StatusCue(
        Pattern(
            r"(?<!\bthe )(?<!\ba )(?<!\bhis )(?<!\bher )(?<!\btheir )(?<!\bfree )(?<!\bpolitical )(?<!\blast"
            r" )\b(?:will|won't|shall)(?= [a-z])(?! (?:of|in|from|for|left)\b)|\b\w+'ll\b",
            ignore_case=True,
        ),
        (*_AHEAD, Status.REQUIRED),
        weak=True,
    ),
    _cue(
        r"(?:is|are|was|were|'s|'re) (?:\w+ly |still |now |also )?to(?= (?!blame|date|the\b|a\b|an\b)[a-z])",
        *_AHEAD,
        Status.REQUIRED,
        weak=True,
    ),
    # Meant
    _cue(
        r"plan(?:s|ned|ning)?(?= (?:to|for|on|an?|the|its|another|up|that|in|during|over)\b|\s*\Z)|planned"
        r"|intend(?:s|ed|ing)?|intentions?(?= (?:to|of))|prepar(?:es?|ed|ing) (?:to|for)"
        r"|preparations?(?= (?:to|for|of))|schedul(?:e|es|ed|ing)(?= (?:to|for|in|on|at|by|completion|\w*ing)\b|\s*\Z)"
        r"|slated|working on|under ?way|due (?:in|by) 20[0-9]{2}"
        r"|(?:is|are|was|were|be|been|fall|falls|fell) due(?= (?:to (?:be|have|(?P<act>\w+))|in|by|next|this|on)\b)"
        r"|(?:in|of a) mind to|minded to|sights? (?:set )?on|with a view to|on the drawing board|in the works"
        r"|on order|in prospect|on the agenda|out to tender|up for tender|lined up|line(?:s|d)? up|booked"
        r" (?:to|for)|arrang(?:es|ed|ing) to|timetabled|forthcoming|upcoming|to come(?=\s*\Z)|awaiting (?:delivery"
        r"|construction)|set down for|in readiness for|mak(?:es?|ing) ready to|ready to|on the point of|yet to"
        r"|the next step|tenders? (?:for|to)|bidding|under construction|on the cards"
        r"|envisag(?:e|es|ed|ing)|fores(?:ees?|een|aw|eeing)|in the pipeline|gear(?:s|ed|ing) up|look(?:s|ed|ing) to"
        r"|eye(?:s|d|ing)|mean(?:s|t)? to(?! (?:say|be|have)\b)|design(?:s|ed) to(?= \w+)|resolv(?:es|ed) to"
        r"|decid(?:es|ed|ing) to|(?:decid|resolv)\w+ on(?= \w+ing\b)",
        Status.PLANNED,
    ),
    _cue(
        r"pencil(?:led|ed|l?ing) in|(?<!a )set(?= to\b(?! music))|about to|poised to|bound to"
        r"|going to(?! (?:school|work|war|church|bed|the|an?|hospital|university|court|prison|jail)\b)",
        Status.PLANNED,
        Status.FORECAST,
    ),
    _cue(
        r"(?:(?:count|bet)(?:s|ed|ing|ting)?|banks|banked|banking|(?<=to )bank) on|brac(?:es|ed|ing) for"
        r"|look(?:s|ing)? forward to",
        Status.FORECAST,
        perhaps=(Status.PLANNED, Status.TARGET),
    ),
    _noun(r"plans?|intention|timetable|schedule|blueprint|roadmap|road map|master ?plan", Status.PLANNED),
    _cue(r"on (?:track|course) (?:to|for)|on target to", Status.FORECAST, Status.TARGET, Status.PLANNED),
    _noun(r"targets?|benchmarks?|milestones?", Status.TARGET),
    _noun(r"goals?|aims?|objectives?|ambitions?|aspirations?", Status.TARGET, Status.PLANNED),
    _named(r"targets?|goals?|aims?|objectives?|ambitions?", Status.TARGET),
    _attributive(r"target|goal", Status.TARGET),
    _attributive(r"appeal|plea|request", Status.REQUESTED)._replace(optional=False),
    _attributive(r"pledge|promise", Status.PLEDGED)._replace(optional=False),
    _cue(
        r"target(?:s|ed|ing)?(?= (?:an?|at|to|the|growth|sales|output|of)\b|\s*\Z)|aim(?:s|ed|ing)?(?= (?:to|for|at)\b)"
        r"|with (?:a view|an eye) to|directed at|geared (?:to|towards?)"
        r"|striv(?:es?|ing|en)|strove|endeavou?r(?:s|ed|ing)? to|determined to|set out to"
        r"|campaign(?:s|ed|ing) (?:to|for)|vy(?:ing|ies) (?:to|for)|attempt(?:s|ed|ing)? to|tr(?:y|ies|ied|ying) to"
        r"|seek(?:s|ing)? to|sought to|shoot(?:s|ing)? for|(?:eyes?|sights?) (?:set |firmly )?on|work(?:s|ed"
        r"|ing) towards?"
        r"|strain(?:s|ed|ing)? (?:to|for)|push(?:es|ed|ing)? towards|in pursuit of|gunning for|go(?:es"
        r"|ing)? for(?= \w+ \w+ by)",
        Status.TARGET,
        Status.PLANNED,
    ),
    _cue(
        r"(?<!\bfor )want(?:s|ed|ing)?(?! (?:nothing|ads?|for|of)\b)|wish(?:es|ed|ing)?(?= (?:to|for)\b)"
        r"|would like|keen to|eager to|aspir(?:es?|ed|ing) to|bid(?:s|ding)? to",
        Status.TARGET,
        Status.PLANNED,
        perhaps=(Status.REQUESTED, Status.FORECAST),
        weak=True,
    ),
    # Who hopes to do it may plan it; what somebody hopes of others is nobody's plan.
    _cue(
        r"hop(?:e|es|ed|ing)(?= to\b)",
        Status.TARGET,
        Status.PLANNED,
        perhaps=(Status.REQUESTED, Status.FORECAST),
        weak=True,
    ),
    _cue(
        r"hop(?:e|es|ed|ing)(?= (?:for|that|it|he|she|they|the)\b|\s*\Z)|hopeful|dream(?:s|ed|t|ing)?(?= of\b|\s*\Z)"
        r"|pray(?:s|ed|ing)?(?= for\b|\s*\Z)|long(?:s|ed|ing) for",
        Status.TARGET,
        perhaps=(Status.PLANNED, Status.REQUESTED, Status.FORECAST),
    ),
    _cue(
        rf"should(?= (?:\w+ly )?{_COMES_TO})",
        Status.FORECAST,
        Status.TARGET,
        perhaps=(Status.REQUIRED, Status.PLANNED, Status.PROPOSED, Status.POSSIBLE),
    ),
    _cue(
        r"(?:chos?en?|chooses?|chose|opts?|opted|elects?|elected) to",
        Status.PLANNED,
        perhaps=(Status.REPORTED, Status.CLAIMED, Status.OBSERVED),
    ),
    _cue(r"(?:have|has) had to(?= [a-z])", Status.REPORTED, Status.CLAIMED, Status.OBSERVED, Status.REQUIRED),
    _cue(
        _FORCED,
        Status.REQUIRED,
        Status.TARGET,
        perhaps=(Status.REPORTED, Status.CLAIMED, Status.OBSERVED, Status.PLANNED),
    ),
    _cue(
        rf"should(?! {_HAVE_DONE}| (?:\w+ly )?{_COMES_TO})|ought to|supposed to",
        Status.TARGET,
        Status.REQUIRED,
        perhaps=(Status.PLANNED, Status.PROPOSED, Status.FORECAST),
    ),
    _cue(
        rf"must(?! {_HAVE_DONE})|(?!had to)(?<!will )ha(?:s|ve) to(?= [a-z])|need(?:s|ed|ing)? to",
        Status.TARGET,
        Status.REQUIRED,
        perhaps=(Status.PLANNED, Status.PROPOSED),
    ),
    # What somebody requires of money is not there.
    _cue(
        r"requir(?:e|es|ing)", Status.REQUIRED, Status.TARGET, perhaps=(Status.REQUESTED, Status.ESTIMATED), money=True
    ),
    _cue(
        r"(?:treat(?:y|ies)|laws?|rules?|agreements?|pacts?|regulations?|directives?|statutes?|accords?|permits?|decrees?"
        r"|constitution|convention|licen[cs]es?) (?:\w+ly |also |now )?(?:caps?|capped|limits?|limited"
        r"|restricts?|restricted"
        r"|allows?|permits?|entitles?)",
        Status.REQUIRED,
        Status.TARGET,
    ),
    _cue(r"may(?= [a-z]+ (?:no more|at most|up to|only)\b)", Status.REQUIRED, Status.POSSIBLE),
    _cue(r"(?<=will )have to(?= [a-z])", Status.REQUIRED, Status.FORECAST, Status.TARGET, perhaps=(Status.PLANNED,)),
    _cue(
        r"required(?! an? )|(?:was|were|is|are|been|be) required|obliged? to|obligat(?:es|ed|ion)(?= to)|mandat(?:e"
        r"|es|ed|ing|ory)|compulsory"
        r"|oblig(?:e|es|ing)|compel(?:s|led|ling)?|need(?:s|ed)?(?= (?:an?|another|about|some|at least|up to"
        r"|more|over|around)\b|\s*\Z)"
        r"|requirements?(?= (?:of|for|is|to))|stipulat(?:e|es|ed)|prescrib(?:e|es|ed)",
        Status.REQUIRED,
        Status.TARGET,
        perhaps=(Status.REQUESTED, Status.ESTIMATED),
    ),
    # Boats that require repairs are there; what they require may be needed only, or a rule.
    StatusCue(
        Pattern(
            r"\b(?:requir(?:e|es|ing)|(?<!was )(?<!were )(?<!is )(?<!are )(?<!been )required(?= an? ))(?![\w-])",
            ignore_case=True,
        ),
        (Status.REQUIRED, Status.TARGET),
        (Status.REPORTED, Status.CLAIMED, Status.OBSERVED, Status.REQUESTED, Status.ESTIMATED),
        before=True,
    ),
    StatusCue(
        any_of(
            r"limits?|standards?|ceiling|cap|threshold|quota|by law|law|rules?|regulations?|allow(?:s|ed)?"
            r"|permit(?:s|ted)?"
        ),
        (Status.REQUIRED,),
        (Status.TARGET,),
        optional=True,
    ),
    _cue(
        r"(?:schemes?|programmes?|programs?|projects?|drives?|campaigns?|initiatives?|strateg(?:y|ies)|bids?|blueprints?"
        r"|packages?|moves?)(?= (?:to(?! date\b) [a-z]|for \w+ing\b))",
        Status.PLANNED,
        Status.ANNOUNCED,
        Status.PROPOSED,
        perhaps=(Status.PLEDGED, Status.TARGET, Status.ADOPTED),
    ),
    _cue(
        r"pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|vow(?:s|ed|ing)?"
        r"|commit(?:s|ted|ting)?(?! (?:crimes?|suicide|murders?|offences|himself))|commitments?(?= (?:to|of))"
        r"|guarantee(?:s|d|ing)?(?! (?:that )?(?:there|it|he|she|they) (?:is|are|was|were|has|have|had)\b)"
        r"|undertak(?:e|es|ing) to|undertook to|swore to|swear(?:s|ing)? to"
        r"|agree(?:s|d|ing)? to|offer(?:s|ed|ing)? to|volunteer(?:s|ed) to|undertaking to"
        r"|assur(?:es|ed)(?= \w+ that)|g[ai]ve(?:s|n)? (?:its|his|her|their|our|my|a) (?:word|pledge|promise"
        r"|undertaking"
        r"|assurance)|word of honou?r|on (?:his|her|its|their) word|bound (?:itself|himself|herself|themselves) to"
        r"|sworn to|contracted to|under contract to|signed up to|pledges?(?= to)|vouch(?:es|ed|ing)? for"
        r"|held out the prospect of",
        Status.PLEDGED,
        Status.PLANNED,
    ),
    _cue(r"offer(?:s|ed|ing)?", Status.PROPOSED, Status.PLEDGED, money=True),
    _cue(
        r"propos(?:e|es|ed|ing|als?)|recommend(?:s|ed|ing|ations?)?"
        r"|suggest(?:s|ed|ing)?(?= (?:an?|that|\w+ing|to|the)\b|\s*\Z)|suggestions?(?= (?:to|of|that))"
        r"|put(?:s|ting)? forward|float(?:s|ed|ing)?(?= (?:an?|the|plans)\b)|moot(?:s|ed)"
        r"|tabl(?:es|ed|ing)(?= (?:an?|the)\b)|advocat(?:es|ed|ing)|urg(?:e|es|ed|ing)"
        r"|draft (?:budget|plan|law|bill|rules?|strategy|programme)",
        Status.PROPOSED,
        Status.PLANNED,
        perhaps=(Status.REQUESTED, Status.TARGET),
    ),
    _cue(
        r"request(?:s|ed|ing)?|ask(?:s|ed|ing)? (?:\w+ |the \w+ ){0,2}?for|appeal(?:s|ed|ing)? (?:\w+ ){0,2}?for"
        r"|(?:appeals?|pleas?|bids?) of(?=\s*\Z)"
        r"|demand(?:s|ed|ing)?(?= (?:an?|that|to|the|of|its|another|up|at)\b|\s*\Z)|call(?:s|ed|ing)? for"
        r"|seek(?:s|ing)?|sought(?! (?:asylum|refuge|shelter|treatment|medical|care|advice|safety))"
        r"|applications? (?:for|to)"
        r"|requests?(?= (?:to|for|that)\b)"
        r"|(?:plead|appeal|begg|beg|lobb|petition|agitat|clamou?r|press|push|pester|badger"
        r"|nag)\w* (?:[\w'-]+ ){0,6}?for\b"
        r"|solicit(?:s|ed|ing)?"
        r"|(?:turn|call|wr[io]t|pray|cri)\w* (?:to|on|upon) (?:[\w'-]+ ){1,6}?for\b"
        r"|(?:call|appeal|plead)\w* (?:on|upon|to|with) (?:[\w'-]+ ){1,6}?to(?= [a-z])"
        r"|bid(?:s|ding)?(?= for\b|\s*\Z)|beg(?:s|ged|ging) for"
        r"|plead(?:s|ed|ing) for|lobb(?:y|ies|ied|ying) for|petition(?:s|ed|ing)? (?:\w+ )?for"
        r"|push(?:es|ed|ing)? for|press(?:es|ed|ing)? for|in need of|crying out for",
        Status.REQUESTED,
        Status.PROPOSED,
        perhaps=(Status.TARGET, Status.PLANNED, Status.REQUIRED),
    ),
    # Who applies is no application: "150,000 people applied for a plot".
    _cue(
        r"appl(?:y|ies|ied|ying) (?:[\w'-]+ ){0,6}?(?:for|to(?= [a-z]))",
        Status.REQUESTED,
        Status.PROPOSED,
        perhaps=(Status.TARGET, Status.PLANNED, Status.REQUIRED),
    )._replace(before=True),
    _cue(
        r"(?:ask|urg|invit|encourag|press|advis|begg|implor|plead|persuad|tempt)(?:e[sd]?|ed|s"
        r"|ing)?(?= (?:[\w'-]+ ){0,4}?to [a-z])",
        Status.REQUESTED,
        Status.PROPOSED,
        perhaps=(Status.TARGET, Status.PLANNED),
    ),
    _cue(
        r"(?:told|tell(?:s|ing)?|order(?:s|ed|ing)?|instruct(?:s|ed|ing)?|direct(?:s|ed|ing)?|command(?:s|ed|ing)?"
        r"|sentenc(?:es|ed|ing)|condemn(?:s|ed))(?= (?:[\w'-]+ ){0,4}?to (?!the\b|a\b|an\b)[a-z])",
        Status.REQUIRED,
        Status.TARGET,
        perhaps=(Status.PLANNED,),
    ),
    StatusCue(
        Pattern(
            r"\bannounc(?:e|es|ed|ing|ements?)\b(?!(?:\s+[\w'-]+){0,4}?\s+(?:profits?|loss(?:es)?"
            r"|revenues?|sales|earnings|turnover|results?|income|dividends?|deaths?|arrests?|winners?|discovery|deal"
            r"|sale)\b)|\bunveil(?:s|ed|ing)?\b",
            ignore_case=True,
        ),
        (Status.ANNOUNCED,),
        (Status.PLANNED, Status.ALLOCATED, Status.PLEDGED, Status.PROPOSED),
        money=True,
    ),
    StatusCue(
        any_of(r"announc(?:e|es|ed|ing|ements?)|unveil(?:s|ed|ing)?"),
        (Status.ANNOUNCED,),
        (Status.PLANNED, Status.PLEDGED, Status.PROPOSED, Status.REPORTED, Status.CLAIMED),
    ),
    _cue(
        r"allocat(?:e|es|ed|ing|ions?)|earmark(?:s|ed|ing)?|budget(?:s|ed|ing)(?= (?:for|an?|to)\b|\s*\Z)"
        r"|set(?:s|ting)? aside|put(?:s|ting)? aside|appropriat(?:es|ed|ing|ions?)|ring-?fenc(?:es|ed|ing)"
        r"|reserv(?:es|ed|ing)(?= (?:for|an?)\b|\s*\Z)|assign(?:s|ed|ing)|apportion(?:s|ed)",
        Status.ALLOCATED,
    ),
    _cue(
        r"adopt(?:s|ed|ing)?|approv(?:e|es|ed|ing|al)|authori[sz](?:e|es|ed|ing)|endors(?:e|es|ed|ing)"
        r"|ratif(?:y|ies|ied|ying)|sanction(?:s|ed|ing)|sign(?:s|ed|ing) off(?: on)?|greenlit|green-lit"
        r"|vot(?:e|es|ed|ing)(?= (?:for|through|to|an?)\b|\s*\Z)|clear(?:s|ed|ing)|okayed|rubber-stamp(?:s|ed)",
        Status.ADOPTED,
        Status.ALLOCATED,
        perhaps=(Status.PLANNED,),
        money=True,
    ),
    _cue(
        rf"(?:adopt(?:s|ed|ing)?|approv(?:e|es|ed|ing|al)|authori[sz](?:es|ed|ing)|endors(?:es|ed|ing)"
        rf"|ratif(?:ies|ied|ying)|pass(?:es|ed|ing)|enact(?:s|ed|ing)|sign(?:s|ed|ing) off(?: on)?|back(?:s|ed)"
        rf"|vot(?:es|ed) (?:for|through))(?=(?:\s+[\w'-]+){{0,4}}?\s+(?:{PLAN_NOUNS})\b)",
        Status.ADOPTED,
        unless=r"\s+(?:votes?|members?|deputies|lawmakers|senators|MPs)\b| ?(?:to|-) ?[0-9]",
        perhaps=(Status.PLANNED, Status.ALLOCATED, Status.REQUIRED, Status.TARGET),
    ),
    StatusCue(
        any_of(
            r"adopt(?:s|ed)|approv(?:es|ed)|authori[sz](?:es|ed)|endors(?:es|ed)|ratif(?:ies|ied)|sign(?:s|ed) off"
            r"|enact(?:s|ed)|vot(?:es|ed) (?:for|through)|gave the (?:go-ahead|green light) to"
        ),
        (Status.ADOPTED,),
        optional=True,
    ),
    StatusCue(any_of(r"on the way|under way|on order|to come"), (Status.PLANNED,), optional=True),
    StatusCue(
        any_of(
            # What people speak of or look at is not under way.
            r"(?:is|are) (?:being \w+(?:ed|en|t)|(?!(?:speak|talk|say|tell|discuss|consider|think|look|hop|wait)\w*ing)"
            r"(?!spend)\w+ing)|work (?:on|starts|begins|has (?:begun|started))"
        ),
        (Status.PLANNED,),
        optional=True,
    ),
    # Expected
    _noun(r"forecasts?|projections?|expectations?|predictions?|prognosis", Status.FORECAST),
    StatusCue(_OUTLOOK, (Status.FORECAST,), before=True, unless=_DONE),
    _named(r"forecasts?|projections?|predictions?", Status.FORECAST),
    _cue(
        r"forecast(?:s|ed)?|forecasting(?= (?:to|that|an?|the|more|less|fewer|only|some|about|around|no|growth"
        r"|inflation|for|in|at)\b|\s*\Z)"
        r"|project(?:ed(?! on(?:to)?\b)|ing|s(?= (?:that|an?|growth|inflation)\b))|expect(?:s|ed|ing|edly)?"
        r"|predict(?:s|ed|ing)?|anticipat(?:e|es|ed|ing)|tipped to"
        r"|(?:is|are|was|were) seen(?= (?:\w+ing|at|reaching|to)\b)|in line to|heading for|prospective"
        r"|look(?:s|ed)? set|bound for|(?:analysts?|economists?|traders?|experts?|forecasters?"
        r"|brokers?) (?:look|looked)"
        r" for|pencils? in|in store",
        Status.FORECAST,
    ),
    StatusCue(any_of(r"sees?|saw"), (Status.FORECAST,), optional=True),
    _cue(r"likely|unlikely|probabl[ey]|probability", Status.FORECAST, Status.POSSIBLE),
    # Given up
    _cue(rf"(?:{DROP})(?=(?:\s+[\w'-]+){{0,4}}?\s+(?:{ABANDONED})\b)|cancellation", Status.CANCELLED),
    StatusCue(any_of(DROPPED), (Status.CANCELLED,), optional=True),
)
