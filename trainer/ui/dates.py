"""Days and times as people say them, in the time zone of this computer."""

from datetime import date, datetime

from trainer.counts import counted as counted

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def time_of_day(moment: datetime) -> str:
    """Return the time as `3:10 pm`."""
    local = _here(moment)
    return f"{local.hour % 12 or 12}:{local.minute:02} {'am' if local.hour < 12 else 'pm'}"


def short_day(day: date) -> str:
    """Return a day as `24 Nov`."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def plain_day(day: date) -> str:
    """Return a day as `Tue 24 Nov 2026`."""
    return f"{_DAYS[day.weekday()]} {short_day(day)} {day.year}"


def written_day(iso: str) -> str:
    """Return a day that is kept as `2026-11-24` as `Tue 24 Nov 2026`; nothing where none is kept."""
    return plain_day(date.fromisoformat(iso)) if iso else ""


def long_day(day: date) -> str:
    """Return a day as `Tuesday 24 November 2026`."""
    return f"{_LONG_DAYS[day.weekday()]} {day.day} {_LONG_MONTHS[day.month - 1]} {day.year}"


def local_day(moment: datetime) -> date:
    """Return the day a moment falls on here."""
    return _here(moment).date()


def when(moment: datetime, now: datetime) -> str:
    """Return when something was, as near as matters: the time today, the day this week, the date before that."""
    day, days_ago = local_day(moment), (local_day(now) - local_day(moment)).days
    if days_ago == 0:
        return f"today, {time_of_day(moment)}"
    if days_ago == 1:
        return f"yesterday, {time_of_day(moment)}"
    if 1 < days_ago < 7:
        return f"{_LONG_DAYS[day.weekday()]}, {time_of_day(moment)}"
    return plain_day(day)


def which_day(moment: datetime, now: datetime) -> str:
    """Return the day something was on: today, yesterday, a weekday of this week, else the date; the year if another."""
    day, today = local_day(moment), local_day(now)
    days_ago = (today - day).days
    if days_ago in (0, 1):
        return "yesterday" if days_ago else "today"
    if 1 < days_ago < 7:
        return _LONG_DAYS[day.weekday()]
    return short_day(day) if day.year == today.year else f"{short_day(day)} {day.year}"


def greeting(now: datetime) -> str:
    """Return the greeting of the hour."""
    hour = _here(now).hour
    return "Good morning" if 4 <= hour < 12 else "Good afternoon" if 12 <= hour < 18 else "Good evening"


def minutes(count: int) -> str:
    """Return `1 minute` or `8 minutes`."""
    return counted(count, "minute")


def _here(moment: datetime) -> datetime:
    return moment.astimezone()
