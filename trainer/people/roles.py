"""The roles people hold, the acts that need a permission, and the one table that says which role may do which act.

An act has an object where it concerns somebody's record: one's own, that of somebody in a cohort one instructs, or
anybody's. Several roles together may do what any one of them may.
"""

import enum
from collections.abc import Collection, Mapping
from typing import Final


class Role(enum.StrEnum):
    """What somebody is here. One person may be several."""

    TRAINEE = "trainee"
    INSTRUCTOR = "instructor"
    LEAD = "lead instructor"
    AUTHOR = "author"
    RECORDS = "records officer"
    ADMINISTRATOR = "administrator"


class Reach(enum.IntEnum):
    """Whose things an act may concern; each reach holds the ones before it."""

    OWN = 1
    COHORT = 2
    ALL = 3


class Act(enum.StrEnum):
    """Everything the academy does that needs a permission, in the words of the audit log."""

    PLAY = "play"
    READ_PLAYS = "read plays and progress"
    PREVIEW = "preview a draft"
    CORRECT_IDENTITY = "correct a name or number"
    SET_OWN_PASSWORD = "set one's own password"
    LIST_PEOPLE = "list people"
    ADMINISTER_PEOPLE = "administer people"
    SET_POLICY = "set how people sign in"
    READ_COHORTS = "read cohorts"
    ARRANGE_COHORTS = "arrange cohorts"
    READ_AUDIT = "read the audit log"
    CHECK_RECORD = "check the record"
    COPY_RECORD = "copy or mend the record"
    ASSIGN = "assign training"
    SET_PROFILE = "choose an agency profile"
    REVIEW_LIBRARY = "review the library"
    WRITE_CONTENT = "write a draft"
    PUBLISH = "publish an edition"
    READ_LAW = "read the law watch"
    SET_LAW = "set the status of law"
    SET_LEAVE = "set days away"
    EXPORT_RECORD = "export a record"
    KEEP_RECORDS = "keep records"
    NOTE_REMEDIATION = "note what was taught again"
    RECOMMEND = "recommend on a screen-out"
    DECIDE = "decide on a screen-out"
    EVALUATE = "evaluate a course"
    SET_RETENTION = "set retention"
    PURGE = "purge records"


_EVERYBODY: Final = dict.fromkeys(Role, Reach.OWN)

TABLE: Final[Mapping[Act, Mapping[Role, Reach]]] = {
    Act.PLAY: _EVERYBODY,
    Act.SET_OWN_PASSWORD: _EVERYBODY,
    Act.EVALUATE: _EVERYBODY,
    Act.READ_PLAYS: {
        **_EVERYBODY,
        Role.INSTRUCTOR: Reach.COHORT,
        Role.LEAD: Reach.ALL,
        Role.RECORDS: Reach.ALL,
    },
    Act.SET_LEAVE: {**_EVERYBODY, Role.INSTRUCTOR: Reach.COHORT, Role.LEAD: Reach.ALL},
    Act.EXPORT_RECORD: {**_EVERYBODY, Role.RECORDS: Reach.ALL},
    Act.CORRECT_IDENTITY: {Role.RECORDS: Reach.ALL, Role.ADMINISTRATOR: Reach.ALL},
    Act.LIST_PEOPLE: {Role.LEAD: Reach.ALL, Role.RECORDS: Reach.ALL, Role.ADMINISTRATOR: Reach.ALL},
    Act.ADMINISTER_PEOPLE: {Role.ADMINISTRATOR: Reach.ALL},
    Act.SET_POLICY: {Role.ADMINISTRATOR: Reach.ALL},
    Act.READ_COHORTS: {
        Role.INSTRUCTOR: Reach.COHORT,
        Role.LEAD: Reach.ALL,
        Role.RECORDS: Reach.ALL,
        Role.ADMINISTRATOR: Reach.ALL,
    },
    # Not the instructor: who could add anybody to a cohort of one's own could read anybody's record.
    Act.ARRANGE_COHORTS: {Role.LEAD: Reach.ALL, Role.ADMINISTRATOR: Reach.ALL},
    Act.READ_AUDIT: {Role.RECORDS: Reach.ALL, Role.ADMINISTRATOR: Reach.ALL},
    Act.CHECK_RECORD: {Role.RECORDS: Reach.ALL, Role.ADMINISTRATOR: Reach.ALL},
    Act.COPY_RECORD: {Role.ADMINISTRATOR: Reach.ALL},
    Act.ASSIGN: {Role.INSTRUCTOR: Reach.COHORT, Role.LEAD: Reach.ALL},
    Act.SET_PROFILE: {Role.ADMINISTRATOR: Reach.ALL},
    Act.PREVIEW: {Role.AUTHOR: Reach.ALL, Role.LEAD: Reach.ALL},
    Act.REVIEW_LIBRARY: {Role.AUTHOR: Reach.ALL, Role.LEAD: Reach.ALL},
    Act.WRITE_CONTENT: {Role.AUTHOR: Reach.ALL, Role.LEAD: Reach.ALL},
    Act.PUBLISH: {Role.AUTHOR: Reach.ALL, Role.LEAD: Reach.ALL},
    # Not the instructor: it shows every play that rested on a case, whosever it is.
    Act.READ_LAW: {Role.LEAD: Reach.ALL, Role.AUTHOR: Reach.ALL, Role.RECORDS: Reach.ALL},
    Act.SET_LAW: {Role.AUTHOR: Reach.ALL, Role.LEAD: Reach.ALL},
    Act.KEEP_RECORDS: {Role.RECORDS: Reach.ALL},
    Act.NOTE_REMEDIATION: {Role.INSTRUCTOR: Reach.COHORT, Role.LEAD: Reach.ALL, Role.RECORDS: Reach.ALL},
    Act.RECOMMEND: {Role.INSTRUCTOR: Reach.COHORT, Role.LEAD: Reach.ALL},
    Act.DECIDE: {Role.LEAD: Reach.ALL},
    Act.SET_RETENTION: {Role.RECORDS: Reach.ALL},
    Act.PURGE: {Role.RECORDS: Reach.ALL},
}
"""Who may do which act, and on whose things. A role that is not named may not."""


def reach(roles: Collection[Role], act: Act) -> Reach | None:
    """Return how far these roles may go with an act; None where they may not do it at all."""
    return max((found for role in roles if (found := TABLE[act].get(role)) is not None), default=None)


def who_may(act: Act) -> str:
    """Return the roles that may do an act to anybody's things, in words."""
    named = [role.value for role, found in TABLE[act].items() if found > Reach.OWN]
    return f"{', '.join(named[:-1])} or {named[-1]}" if len(named) > 1 else "".join(named)
