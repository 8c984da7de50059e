"""P8: a scenario with self-harm, a child, sexual violence, death or race-based abuse says so before it is played.

Looked for in what is told (narration, speech, dispatch, options, endings), not in explanations of rules: that children
do not interpret is no child in danger. A child counts where one is on stage, or where harm or fear is told of in the
same sentence. Talk of dying in a question about suicide is self-harm, not death, and what happens to nobody is not
told. Library, 23 November 2026: n = 9 scenarios, no false finding left. Word lists miss what is told in other words, so
a reader still decides.
"""

import re
from collections.abc import Iterator

from trainer.review.reading import sentences
from trainer.review.subject import Subject
from trainer.review.texts import TOLD, Shown
from trainer.scenario.findings import Findings

_A_CHILD = "a child"
_PEOPLE = ("cast", "variants")
_NOBODY = re.compile(r"\W*(?:nobody|no one|none of)\b", re.IGNORECASE)
_SELF = r"(?:my|him|her|your|them|our)sel(?:f|ves)"
_KINDS: dict[str, re.Pattern[str]] = {
    "self-harm": re.compile(
        rf"\bsuicid\w*|\b(?:kill|killed|killing|hang|hanged|hanging|shoot|shot) {_SELF}\b|\b(?:hurt|hurts|hurting|"
        rf"harm|harmed|harming|cut|cuts|cutting) {_SELF} (?:on purpose|again|with)|\bself[- ]harm\w*|\boverdos\w*|"
        rf"\b(?:end|ended|ending|take|took|taking) (?:my|his|her|your|their)(?: own)? lives?\b|\b(?:don[’']t|"
        rf"doesn[’']t|didn[’']t|not) want(?:ing)? to (?:live|be here any ?more|wake up|go on living)\b|\bbetter off "
        rf"(?:dead|without me)\b|\bjump(?:ed|s|ing)? (?:off|from) (?:the|a|that) (?:\w+ )?(?:bridge|roof|balcony|"
        rf"parking)",
        re.IGNORECASE,
    ),
    "sexual violence": re.compile(
        r"\brap(?:e|ed|es|ing|ist)\b|\bsexual(?:ly)? (?:assault|abus|violen|attack|touch|harass|exploit)\w*|"
        r"\bmolest\w*|\bgrop(?:e|ed|ing)\b|\bincest\b|\bforced (?:me|him|her|them) to have sex\b|\bsex traffick\w*",
        re.IGNORECASE,
    ),
    "death": re.compile(
        r"\b(?:died?(?! (?:down|out|hard))|dies|dying(?! to\b)|passed away|murder\w*|homicid\w*|manslaughter|corpse|"
        r"morgue|funeral|autopsy|coroner)\b|\bkill(?:s|ed)?\b(?! (?:time|the (?:engine|lights?|music|sound|siren)))|"
        r"\bdead (?:man|woman|men|women|boy|girl|child|person|people|body|baby|husband|wife|son|daughter|father|mother|"
        r"brother|sister)\b|\b(?!(?:headlight|light|lamp|battery|phone|radio|line|engine|screen|camera|it)\b)"
        r"\w+(?: (?:is|was|are|were|be|been|am|lies|lay)|[’'](?:s|re|m)) dead\b(?! (?:end|tired|sure|serious|quiet))|"
        r"\b(?:is|are|was|were) (?:he|she|they) dead\b|\b(?:found|shot) dead\b|(?<!to )\bdeath\b",
        re.IGNORECASE,
    ),
    "race-based abuse": re.compile(
        r"\brac(?:ist|ism)\b|\bracial(?:ly)? (?:slur|abus|insult|epithet)\w*|\b(?:slur|epithet)s?\b|\bgo back to "
        r"(?:your (?:own )?country|where (?:you|they) (?:came|come) from|africa|mexico|china)\b|\b(?:your|their) kind "
        r"(?:of people|here|around)\b|\bn-word\b|\b(?:wetback|raghead|towelhead|gook|kike|spic|coon|chink)s?\b|"
        r"\bwhite power\b|\bswastika",
        re.IGNORECASE,
    ),
}
_CHILD = re.compile(
    r"\b(?:child|children|kids?|baby|babies|toddler|infant|newborn|boys?|girls?|teen(?:ager)?s?|son|daughter|grandson|"
    r"granddaughter|grandchild\w*|nephew|niece|schoolboy|schoolgirl|(?:[2-9]|1[0-7])[- ]year[- ]old|minors?)\b",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"\b(?:died|dead|killed|shot|hurt|hit|beaten|beat|bleed\w*|blood|bruis\w*|injur\w*|scream\w*|cry|cries|crying|"
    r"cried|sobs?|sobbing|weep\w*|terrified|scared|frighten(?:ed|s)|afraid|missing|lost|gone|vanish\w*|taken|"
    r"kidnap\w*|abduct\w*|abus\w*|neglect\w*|unconscious|drown\w*|locked in|abandon\w*|ran away|run away|runaway|in "
    r"danger|not (?:come|came) home|never came home|handcuff\w*|arrest\w*|crash\w*)\b",
    re.IGNORECASE,
)
_YOUNG = re.compile(
    r"\b(?:child|boy|girl|toddler|baby|teen(?:ager)?|pupil|schoolboy|schoolgirl)\b|\b(?:about|of|is|aged?) (?:[2-9]|"
    r"1[0-7]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen)\b(?! (?:feet|or))",
    re.IGNORECASE,
)


def notices(subject: Subject, findings: Findings) -> None:
    """Report each kind of content that is told and not announced, where it is told first."""
    announced = set(subject.scenario.content_notice.kinds) if subject.scenario.content_notice else set()
    for kind, (shown, words) in _told(subject).items():
        if kind not in announced:
            sentence = f"This tells of {kind} (“{words.strip()}”), and no content notice says so."
            remedy = f"Write `content_notice:` with `kinds: [{kind}]` and a text that says what is met."
            findings.report(shown.path, "P8", sentence, remedy)


def _told(subject: Subject) -> dict[str, tuple[Shown, str]]:
    """Return where each kind of content is told first, and the words that tell it."""
    found: dict[str, tuple[Shown, str]] = {}
    for shown in subject.texts:
        if shown.key in TOLD and shown.path[0] != "content_notice":
            young = _YOUNG.search(shown.text) if shown.key in ("looks", "role") and shown.path[0] in _PEOPLE else None
            if young:
                found.setdefault(_A_CHILD, (shown, young[0]))
            for sentence in sentences(shown.text):
                for kind, words in _kinds(sentence):
                    found.setdefault(kind, (shown, words))
    return found


def _kinds(sentence: str) -> Iterator[tuple[str, str]]:
    if _NOBODY.match(sentence):
        return
    met = {kind: match[0] for kind, pattern in _KINDS.items() if (match := pattern.search(sentence))}
    if "self-harm" in met:
        met.pop("death", None)
    yield from met.items()
    child = _CHILD.search(sentence)
    if child and _HARM.search(sentence):
        yield _A_CHILD, child[0]
