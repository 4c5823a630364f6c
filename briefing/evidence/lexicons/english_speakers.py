"""English: the words that tell who says something, and those that names of speakers are made of, as `SPEAKERS`."""

from __future__ import annotations

from briefing.evidence.lexicon import word_forms
from briefing.evidence.patterns import Pattern, any_of
from briefing.evidence.speaker_words import SpeakerWords

SPEAKERS = SpeakerWords(
    says=word_forms(
        "sa/y.ys.id.ying stat/e.es.ed.ing not/es.ed.ing stress/es.ed.ing underlin/e.es.ed.ing underscor/e.es.ed.ing"
        " emphasi/se.ses.sed.sing.ze.zes.zed.zing tell/-.s.ing told argu/e.es.ed.ing insist/-.s.ed.ing"
        " assert/-.s.ed.ing declar/e.es.ed.ing explain/-.s.ed.ing mention/-.s.ed.ing recall/-.s.ed.ing"
        " admit/-.s.ted.ting acknowledg/e.es.ed.ing warn/-.s.ed.ing speak/-.s.ing spoke reply/- repli/es.ed replying"
        " answer/s.ed.ing respond/-.s.ed.ing write/-.s wrote writing tweet/-.s.ed.ing blogged remark/s.ed.ing"
        " comment/s.ed.ing contend/-.s.ed.ing alleg/e.es.ed.ing affirm/-.s.ed.ing"
        " conced/e.es.ed.ing reveal/-.s.ed.ing disclos/e.es.ed.ing boast/-.s.ed.ing complain/-.s.ed.ing"
        " lament/-.s.ed.ing suggest/-.s.ed.ing indicat/e.es.ed.ing reckon/-.s.ed.ing believ/e.es.ed.ing think/-.s.ing"
        " thought conclud/e.es.ed.ing ask/-.s.ed.ing shout/-.s.ed.ing cr/ies.ied exclaim/-.s.ed.ing jok/es.ed.ing"
        " quip/-.s.ped whisper/-.s.ed.ing describ/e.es.ed.ing prais/e.es.ed.ing hail/s.ed.ing"
        " critici/se.ses.sed.ze.zes.zed condemn/-.s.ed.ing dismiss/-.es.ed.ing reject/-.s.ed.ing den/y.ies.ied.ying"
        " accus/es.ed.ing refut/e.es.ed.ing disput/e.es.ed.ing confirm/-.s.ed.ing point/s.ed.ing highlight/s.ed.ing"
        " claim/-.s.ed.ing announc/e.es.ed.ing predict/-.s.ed.ing"
        " urg/e.es.ed.ing demand/s.ed.ing caution/s.ed.ing testif/y.ies.ied.ying attest/-.s.ed reiterat/e.es.ed.ing"
        " repeat/s.ed.ing brief/ed recount/-.s.ed.ing relat/es.ed sum/med interject/-.s.ed continu/ed agree/d.s"
        " object/ed.s disagree/d.s retort/-.s.ed clarif/y.ies.ied specif/y.ies.ied inform/-.s.ed.ing advis/es.ed"
        " elaborat/ed.es opin/e.es.ed observ/ed.es add/s.ed.ing report/s.ed.ing"
    ),
    counts=word_forms(
        "promis/e.es.ed.ing pledg/e.es.ed.ing vow/-.s.ed.ing"
        " count/-.s.ed.ing record/s.ed.ing regist/ers.ered.ering log/s.ged.ging tall/ies.ied "
        " estimat/e.es.ed.ing put/-.s.ting give/-.s gave giving cite/-.s.d citing quote/s.d quoting forecast/s.ing"
        " expect/-.s.ed.ing project/s.ed.ing calculat/e.es.ed.ing find/-.s.ing found show/-.s.ed.ing call/-.s.ed.ing"
        " list/s.ed.ing publish/-.es.ed.ing measur/es.ed.ing assess/-.es.ed.ing post/s.ed.ing release/s.d"
        " document/s.ed.ing tabulat/e.es.ed survey/s.ed.ing maintain/-.s.ed.ing"
    ),
    addressing=word_forms(
        "tell/-.s.ing told inform/-.s.ed.ing ask/-.s.ed.ing warn/-.s.ed.ing urg/e.es.ed.ing brief/ed advis/es.ed"
        " remind/-.s.ed assur/e.es.ed accus/es.ed.ing critici/se.ses.sed.ze.zes.zed prais/e.es.ed condemn/-.s.ed"
        " dismiss/-.es.ed reject/-.s.ed den/y.ies.ied hail/s.ed describ/e.es.ed call/-.s.ed refut/e.es.ed"
    ),
    passive=word_forms("is was are were be been being am get got gets"),
    participle="ing",
    that=word_forms("that how"),
    before_name=any_of(
        "according to|in the (?:words|view|opinion|estimation) of|(?:accounts?|estimates?|figures?|data|numbers?"
        "|statistics|a report|reports?|research|a study|a survey|a statement) (?:from|by)"
        "|a spokes(?:man|woman|person) (?:from|by|for)"
        "|(?:said|claimed|alleged|stated|reported|announced|estimated|quoted|cited|counted|recorded|given|published"
        "|compiled|released|confirmed|acknowledged|admitted|declared|told|provided|issued|collected|made|disclosed"
        r"|put forward|attributed) (?:by|to(?= (?:the|an?|[A-Z])))"
        r"|(?:quot|cit)(?:ed|es|ing)(?= .{1,80} as (?:say|stat)| [^.:]{1,60}: ?(?:\"|\Z))"
        "|as per|on the word of"
    ),
    puts=Pattern(
        r"(?:put(?:s|ting)?|estimat(?:es?|ed|ing)|g[ia]ve[sn]?|reckon(?:s|ed)?|peg(?:s|ged)?|list(?:s|ed)?)"
        r" (?:[\w'-]+ ){1,12}?(?:at|as) (?:[a-z]+ ){0,3}?[$€£]?[0-9]",
        ignore_case=True,
    ),
    of_the_above=Pattern(
        r"[^.]{0,80}?\b(?:(?:said|stated|disclosed|announced|revealed|reported|confirmed) (?:this|so)\b"
        r"|made (?:this|it) (?:known|public)|th(?:is|at|ese|ose)(?: \w+)? (?:is|was|were|are|comes?|came) (?:said"
        r"|stated|disclosed|announced|revealed|reported|confirmed|according to|from))",
        ignore_case=True,
    ),
    inverters=word_forms("as so thus"),
    # "In the union's words"; and the words that somebody repeats: "what the pickets had chanted"
    around_name=any_of(
        r"(?:(?:in|by|on|at)|(?P<echo>what)"
        r"|(?P<slogan>(?:repeat|recall|echo|recit|parrot|mimic|mock|quot|cit|answer|rebut|reject|dismiss|derid|attack"
        r"|ridicul|brush|wav|repl)[a-z]*(?: out| aloud| aside| off| to)?(?! what\b))"
        r"|(?P<repeat>(?:repeat|recall|echo|recit|relay|parrot|paraphras|mimic|recount|mock|read|quot|cit)(?:e?[ds]|e"
        r"|ing)?(?: out| aloud| back)? what)) (?P<name>(?(repeat)(?:(?:the|a|an|h[ei][rs]|its|their|our|my|one|some"
        r"|many) )?"
        r"(?!(?:the|a|an|h[ei][rs]|its|their|our|my|one|some|many)\b)[\w'-]+|(?:the )?[\w .'-]{1,40}?))"
        r"(?(repeat) (?:(?:had|have|has|would|could|used to) )?(?!(?:been|was|were|is|are|had|have|has)\b)[a-z]{3,}\b"
        r"|(?(echo) (?:had|have|has) (?!been\b|done\b|happened\b)\w+"
        r"|(?(slogan)(?:'s|(?<=s)') (?:[\w-]+ ){0,2}?(?:slogans?|chants?|mottos?|taunts?|posters?|banners?|placards?"
        r"|battle cry|catchphrase|headlines?|leaflets?|jibes?|jokes?|tweets?|hashtags?|songs?|rallying cry|insults?)"
        r"|(?:'s|(?<=s)'|(?<=his)|(?<=her)|(?<=its)|(?<=their)) (?:own )?(?:words|view|opinion|account|reckoning|count"
        r"|estimates?|telling|assessment|figures|calculations?))))"
    ),
    after_name=any_of(
        "(?:was|is|were|are|(?:has|have) been) (?:quoted|cited|reported)(?: (?:by|in) .{1,60}?)? as"
        " (?:say|stat|tell)ing"
    ),
    asides=word_forms(
        "also later then now again already recently earlier previously today yesterday has have had repeatedly"
        " publicly proudly bluntly openly simply only just still once even further additionally nevertheless however"
        " too respectively himself herself themselves itself did does do will would could might can always often"
        " rightly wrongly falsely"
    ),
    denials=word_forms(
        "not never cannot hardly scarcely didn't doesn't don't hasn't haven't hadn't won't wouldn't couldn't"
    ),
    articles=word_forms("the a an this that these those his her its their our my your one some any no all both each"),
    links=word_forms("of for at in from on with behind de von van der den al bin ibn del la le du da di dos y"),
    joiners=word_forms("and or but yet"),
    edges=word_forms(
        "that who whom whose which what when while whereas whether if because but yet although though unless until"
        " than as so since after before once where why how or nor not never by to about over under between during"
        " through against into onto per via is are was were be been being has have had will would could should may"
        " might must can shall do does did"
    ),
    subordinate=word_forms(
        "after when once before because since although though while if unless until which who whom whose where whenever"
    ),
    titles=word_forms(
        "mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron rt hon right honourable honorable rev"
        " reverend father sister brother st his her majesty highness excellency sen rep gov gen col lt sgt capt cllr"
        " mp msp ms mep phd md obe cbe qc kc esq jr sr the and"
    ),
    copulas=word_forms("is was are were as became becomes remains"),
    persons=word_forms(
        "minister/-.s president/-.s premier/-.s chancellor/-.s secretar/y.ies leader/-.s head/-.s chief/-.s chair/-.s"
        " chairman chairwoman chairperson/-.s director/-.s manager/-.s mayor/-.s governor/-.s senator/-.s congressman"
        " congresswoman deput/y.ies ambassador/-.s envoy/-.s consul/-.s commissioner/-.s general/-.s admiral/-.s"
        " colonel/-.s captain/-.s sergeant/-.s officer/-.s commander/-.s judge/-.s lawyer/-.s attorney/-.s"
        " prosecutor/-.s economist/-.s analyst/-.s professor/-.s researcher/-.s scientist/-.s doctor/-.s nurse/-.s"
        " teacher/-.s headteacher/-.s rector/-.s dean/-.s student/-.s farmer/-.s fisherman herder/-.s baker/-.s"
        " cook/-.s owner/-.s founder/-.s executive/-.s ceo cfo coo pm boss/-.es master/-.s harbourmaster keeper/-.s"
        " warden/-.s ranger/-.s guide/-.s driver/-.s pilot/-.s engineer/-.s architect/-.s author/-.s editor/-.s"
        " writer/-.s reporter/-.s journalist/-.s correspondent/-.s king queen prince princess pope bishop/-.s"
        " priest/-.s imam/-.s rabbi/-.s trainer/-.s coach/-.es player/-.s counterpart/-.s statesman stateswoman"
        " treasurer/-.s auditor/-.s inspector/-.s coordinator/-.s representative/-.s delegate/-.s councillor/-.s"
        " counsellor/-.s adviser/-.s advisor/-.s historian/-.s widow mother father brother sister son daughter wife"
        " husband uncle aunt man woman boy girl neighbour/-.s survivor/-.s victim/-.s landlord/-.s tenant/-.s"
        " shepherd/-.s curator/-.s librarian/-.s conductor/-.s moderator/-.s host/-.s interviewer/-.s witness speaker"
        " vet/-.s chef/-.s clerk/-.s monk/-.s nun/-.s convener organiser organizer whistleblower"
    ),
    person_endings="ers?|ors?|ists?|m[ae]n|wom[ae]n|ians?|eers?|ess|smiths?|wrights?|monger",
    any_body=word_forms(
        "agenc/y.ies compan/y.ies firm/-.s group corporation body regulator/-.s watchdog/-.s"
        " institution/-.s organi/sation.zation"
    ),
    bodies=word_forms(
        "programme program alliance/-.s forum academ/y.ies observator/y.ies initiative consortium"
        " ministr/y.ies office/-.s department/-.s agenc/y.ies government/-.s council/-.s union/-.s guild/-.s"
        " compan/y.ies firm/-.s group/-.s bank/-.s party parties committee/-.s commission/-.s board/-.s"
        " authorit/y.ies court/-.s police army navy force/-.s militar/y parliament/-.s senate congress embass/y.ies"
        " institute/-.s institution/-.s universit/y.ies college/-.s school/-.s hospital/-.s charit/y.ies"
        " association/-.s federation/-.s organi/sation organi/sations.zation.zations societ/y.ies club/-.s team/-.s"
        " church/-.es service/-.s bureau/-.s secretariat/-.s treasur/y.ies town city region/-.s state/-.s country"
        " countries team/-.s network/-.s foundation/-.s fund/-.s trust/-.s corporation/-.s operator/-.s airline/-.s"
        " railway/-.s port/-.s museum/-.s paper/-.s newspaper/-.s broadcaster/-.s station/-.s rebel/-.s insurgent/-.s"
        " militia/-.s administration/-.s campaign/-.s coalition/-.s opposition regulator/-.s watchdog/-.s ombudsman"
        " inspectorate tribunal inquiry garda mission/-.s unit/-.s brewer/y.ies factory factories plant/-.s mill/-.s"
        " farm/-.s producer/-.s maker/-.s retailer/-.s supplier/-.s employer/-.s organisers organizers strikers"
        " protesters demonstrators sponsors who un eu nato oecd imf"
    ),
    papers=word_forms(
        "report/-.s statement/-.s release/-.s survey/-.s study studies figure/-.s data statistics statistic"
        " document/-.s review/-.s census poll/-.s letter/-.s article/-.s book/-.s results accounts table/-.s"
        " chart/-.s analysis estimate/-.s calculation/-.s count/-.s tally research bulletin/-.s minutes record/-.s"
        " number/-.s index website paper/-.s filing/-.s budget/-.s plan/-.s audit/-.s assessment/-.s forecast/-.s"
        " projection/-.s evidence memo indictment/-.s briefing/-.s communique notice/-.s notes words account view"
        " opinion reckoning information it this which states"
    ),
    groups=word_forms(
        "official/-.s spokes/man.men.woman.women.person.people.persons source/-.s aide/-.s staff employee/-.s"
        " member/-.s authorities executives managers insider/-.s"
    ),
    others=word_forms(
        "critic/-.s expert/-.s observer/-.s opponent/-.s rival/-.s resident/-.s witnesses people villager/-.s"
        " local/-.s campaigner/-.s activist/-.s protester/-.s passenger/-.s worker/-.s customer/-.s reader/-.s"
        " economists analysts scientists historians lawyers doctors teachers farmers others many some few friends"
        " relatives neighbours supporters detractors sceptics skeptics enemies colleagues everyone someone nobody"
        " parents students"
    ),
    pronouns=word_forms("he she they it his her their its"),
    first_persons=word_forms("i we"),
    presiding=word_forms(
        "convener convenor chair chairman chairwoman chairperson speaker president presiding officer moderator"
    ),
    questions=word_forms("q a question answer interviewer reporter"),
    endings=r"(?:'s?|s|s')",
)
