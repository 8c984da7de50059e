"""Who is in a demo academy: invented people, their names drawn from lists in the scripts of many places."""

from dataclasses import dataclass

from trainer.engine.chance import Chance
from trainer.people.roles import Role

AGENCIES = (
    ("Calder Falls Police (fiction)", "default"),
    ("Port Alder Police (fiction)", "oregon"),
    ("Marrow Lake Police (fiction)", "chicago"),
)
"""Each invented agency with the profile it trains by."""
COHORTS = ("Recruits, spring", "Recruits, autumn", "In service, second watch")
COHORT_SIZE = 30
ADMINISTRATOR, RECORDS, LEAD, AUTHOR = "0001", "0002", "0003", "0004"
INSTRUCTORS = ("0011", "0012", "0013", "0014")
FIRST_TRAINEE, FIRST_COPY = 1001, 100_001


@dataclass(frozen=True, slots=True)
class Part:
    """One invented person; `cohort` is the place of the cohort he or she trains in or instructs."""

    name: str
    number: str
    agency: str
    roles: tuple[Role, ...]
    cohorts: tuple[int, ...] = ()


STAFF = (
    Part("Miriam Castellano", ADMINISTRATOR, AGENCIES[0][0], (Role.ADMINISTRATOR,)),
    Part("Grace Okafor", RECORDS, AGENCIES[0][0], (Role.RECORDS,)),
    Part("Tomasz Wrona", LEAD, AGENCIES[0][0], (Role.LEAD,), (2,)),
    Part("Lena Sorge", AUTHOR, AGENCIES[1][0], (Role.AUTHOR,)),
    Part("Ida Njeri", INSTRUCTORS[0], AGENCIES[0][0], (Role.INSTRUCTOR,), (0,)),
    Part("Samuel Abiodun", INSTRUCTORS[1], AGENCIES[1][0], (Role.INSTRUCTOR,), (0, 1)),
    Part("Ρένα Μαυρίδη", INSTRUCTORS[2], AGENCIES[1][0], (Role.INSTRUCTOR,), (1,)),
    Part("יעל שפירא", INSTRUCTORS[3], AGENCIES[2][0], (Role.INSTRUCTOR, Role.TRAINEE), (2,)),
)

# Given names and family names of one script each, with the order they are written in.
_LATIN = (
    "Ana Ruth Omar Lucia Jonas Priya Elif Mateo Ingrid Kofi Zoë Renée Łukasz Amara Declan Noor Hana Ivo Bao Saoirse",
    "Reyes Haddad Lindqvist Nwosu Özdemir O’Rourke Kowalczyk Ferreira Brandt García-Vidal Nguyễn Šimić Þórsdóttir",
)
_SCRIPTS = (
    ("Дарья Олег Мила Тарас", "Соколова Бондаренко Левченко", " "),
    ("Ελένη Νίκος Δάφνη", "Παπαδάκη Βλάχος", " "),
    ("نور ليلى سامي هدى", "الدين حداد الخطيب", " "),
    ("דנה אורי נעמה", "לוי ברק", " "),
    ("आरती विक्रम मीरा", "शर्मा पटेल", " "),
    ("陈 林 周", "晓雯 立强 子墨", ""),
    ("佐藤 高橋 森", "葵 健太 結衣", " "),
    ("김 박 이", "서연 도윤 하은", ""),
    ("อารี มาลี", "สุขใจ ทองดี", " "),
    ("ሰላም ዳዊት", "በቀለ ተስፋዬ", " "),
)
_LATIN_OF = 5
"""Of so many trainees one is written in another script."""


def trainees(chance: Chance) -> tuple[Part, ...]:
    """Return ninety trainees, thirty to a cohort; no two have the same name."""
    known = {part.name for part in STAFF}
    found: list[Part] = []
    for place in range(COHORT_SIZE * len(COHORTS)):
        name = _name(chance, place)
        while name in known:
            name = _name(chance, place)
        known.add(name)
        agency = AGENCIES[(place // COHORT_SIZE + chance.below(2)) % len(AGENCIES)][0]
        number = str(FIRST_TRAINEE + place)
        found.append(Part(name, number, agency, (Role.TRAINEE,), (place // COHORT_SIZE,)))
    return tuple(found)


def _name(chance: Chance, place: int) -> str:
    if place % _LATIN_OF == _LATIN_OF - 1:
        first, second, between = _SCRIPTS[chance.below(len(_SCRIPTS))]
        return f"{_one(chance, first)}{between}{_one(chance, second)}"
    return f"{_one(chance, _LATIN[0])} {_one(chance, _LATIN[1])}"


def _one(chance: Chance, words: str) -> str:
    listed = words.split()
    return listed[chance.below(len(listed))]
