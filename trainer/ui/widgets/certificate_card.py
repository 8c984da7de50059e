"""A course to be certified, with what is missing, or a certificate to be saved or taken back."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout

from trainer.errors import TrainerError
from trainer.learning.screen_outs import ALONE, RULE
from trainer.ui import dates
from trainer.ui.announce import announce
from trainer.ui.station import Station
from trainer.ui.widgets.field import Field
from trainer.ui.widgets.record_rows import course_lines, hours_line
from trainer.ui.widgets.rows import clear
from trainer.ui.widgets.words import button, label, path_words

if TYPE_CHECKING:
    from trainer.academy.certificates import Certificate
    from trainer.academy.courses import CourseStanding
    from trainer.academy.office import Office
    from trainer.academy.training_record import TrainingRecord


class CertificateCard(QFrame):
    """`changed` when a certificate was issued or revoked, `closed` when the card is done with."""

    changed = Signal()
    closed = Signal()
    hours_wanted = Signal(object)
    """A Certificate whose hours are to be entered."""
    certification_wanted = Signal(str)
    """The id of a course whose certification is to be stated."""
    evaluation_wanted = Signal(str)
    """The id of a course that the officer would evaluate."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._station = station
        self._person, self._course = b"", ""
        self._certificate: Certificate | None = None
        self._title, self._state = label("", "h3", wraps=True), label("", "muted", wraps=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.supervised = Field(
            "Who supervised the assessments",
            "Leave it empty where nobody did: the certificate then says not proctored.",
        )
        self.reason = Field("Why it is revoked", "It stays beside the certificate, and whoever checks it reads it.")
        self._issue = button("Issue the certificate", "primary")
        self._issue.clicked.connect(self._on_issue)
        self._save = button("Save as PDF", "primary", name="Save the certificate as PDF")
        self._save.clicked.connect(self._on_save)
        self._revoke = button("Revoke", name="Revoke the certificate")
        self._revoke.clicked.connect(self._on_revoke)
        self._hours = button("Enter hours", name="Enter the hours claimed with the certificate")
        self._hours.clicked.connect(lambda: self.hours_wanted.emit(self._certificate))
        self._certify = button("State the certification", name="State the certification of the course")
        self._certify.clicked.connect(lambda: self.certification_wanted.emit(self._course))
        self._evaluate = button("Evaluate the course")
        self._evaluate.clicked.connect(lambda: self.evaluation_wanted.emit(self._course))
        self._said = label("", "strong", wraps=True)
        self._lay_out()

    def show_course(
        self,
        record: "TrainingRecord",
        standing: "CourseStanding",
        *,
        may_keep: bool,
        may_state: bool,
        may_evaluate: bool,
        is_shared: bool,
    ) -> None:
        """Show how somebody stands to a course; it can be certified by those who may where nothing is missing."""
        person = record.person.id
        self._person, self._course, self._certificate = person, standing.course, None
        met = len(standing.requirements) - len(standing.missing)
        self._title.setText(standing.title)
        contacts = dates.counted(len(standing.requirements), "contact")
        self._state.setText(f"{met} of {contacts} met in the latest assessment of the edition in force.")
        rule = (RULE if is_shared else ALONE,) if any("screen-out" in one for one in standing.missing) else ()
        stands = (*standing.missing, *rule) or ("Every contact is met. A records officer can certify the course.",)
        self._list((*stands, *course_lines(record, standing.course)))
        is_complete = not standing.missing
        self.supervised.line.clear()
        self.supervised.setVisible(may_keep and is_complete and is_shared)
        self._issue.setVisible(may_keep and is_complete)
        self._certify.setVisible(may_state)
        self._evaluate.setVisible(may_evaluate)
        for one in (self._save, self._revoke, self.reason, self._hours):
            one.hide()
        self._say("")

    def show_certificate(self, certificate: "Certificate", *, may_save: bool, may_keep: bool) -> None:
        """Show a certificate."""
        self._person, self._certificate = certificate.person, certificate
        self._title.setText(f"{certificate.code}, {certificate.course}")
        day = dates.plain_day(dates.local_day(certificate.issued_at))
        self._state.setText(f"{certificate.state}. Issued on {day} by {certificate.issued_by}.")
        self._list(_said_by(certificate))
        stands = certificate.revoked_at is None
        self.reason.line.clear()
        self._save.setVisible(may_save and stands and certificate.document is not None)
        for one in (self._revoke, self.reason, self._hours):
            one.setVisible(may_keep and stands)
        for other in (self._issue, self.supervised, self._certify, self._evaluate):
            other.hide()
        self._say("")

    def save_to(self, file: Path) -> None:
        """Write the certificate on the worker and say where it lies."""
        if self._certificate is not None:
            job = partial(_saved, self._certificate.number, file)
            self._station.ask(job, lambda _: self._say(f"Saved: {path_words(file)}"), self._on_failed)

    def _on_save(self) -> None:
        if self._certificate is not None:
            name = f"certificate-{self._certificate.code}.pdf"
            chosen, _ = QFileDialog.getSaveFileName(self, "Save the certificate", name, "PDF (*.pdf)")
            if chosen:
                self.save_to(Path(chosen))

    def _on_issue(self) -> None:
        job = partial(_issued, self._person, self._course, self.supervised.text)
        self._station.ask(job, self._on_issued, self._on_failed)

    def _on_issued(self, made: "Certificate") -> None:
        self.show_certificate(made, may_save=True, may_keep=True)
        self._say(f"Issued: certificate {made.code}.")
        self.changed.emit()

    def _on_revoke(self) -> None:
        if not self.reason.text:
            self.reason.set_wrong("Say why it is revoked.")
        elif self._certificate is not None:
            job = partial(_revoked, self._certificate.number, self.reason.text)
            self._station.ask(job, self._on_revoked, self._on_failed)

    def _on_revoked(self, _: object) -> None:
        self.closed.emit()
        self.changed.emit()

    def _on_failed(self, fault: TrainerError) -> None:
        self._say(str(fault))

    def _list(self, sentences: tuple[str, ...]) -> None:
        clear(self._lines)
        for sentence in sentences:
            self._lines.addWidget(label(sentence, wraps=True))

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        if sentence:
            announce(self._said, sentence.replace("\u200b", ""), at_once=True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._state)
        column.addLayout(self._lines)
        for part in (self.supervised, self.reason, self._said):
            column.addWidget(part)
        done = button("Done", "quiet", name="Close the card of the certificate")
        done.clicked.connect(self.closed)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for one in (self._save, self._issue, self._hours, self._revoke, self._certify, self._evaluate, done):
            foot.addWidget(one)
        foot.addStretch(1)
        column.addLayout(foot)


def _said_by(certificate: "Certificate") -> tuple[str, ...]:
    document = certificate.document
    said = []
    if certificate.revoked_at is not None:
        day = dates.plain_day(dates.local_day(certificate.revoked_at))
        said.append(f"Revoked on {day}: {certificate.reason}")
    if document is None:
        return (*said, "What it certified has been erased; its number and its signature stay.")
    said.append(f"{document['how']}. {dates.minutes(document['active_minutes'])} active.")
    for one in document["contacts"]:
        law = dates.written_day(one["law_date"])
        said.append(f"{one['title']}, version {one['version']}, law of {law}: {one['score']} of 100.")
    said += [hours_line(certificate.hours[0], document["active_minutes"])] if certificate.hours else []
    for contact in document["contacts"]:
        for one in contact.get("set_aside", ()):
            aside = f"a screen-out ({one['what']}) was set aside on {one['at'][:10]} by {one['by']}."
            said.append(f"In “{contact['title']}” {aside}")
    said += [f"A screen-out in “{title}” was upheld since that had been set aside." for title in certificate.upheld]
    said += [f"Another edition has taken the place of “{title}” since." for title in certificate.superseded]
    return tuple(said)


def _issued(person: bytes, course: str, supervised_by: str, office: "Office") -> "Certificate":
    from trainer.academy.certificates import issue

    return issue(office, person, course, supervised_by)


def _revoked(number: int, reason: str, office: "Office") -> None:
    from trainer.academy.certificates import revoke

    revoke(office, number, reason)


def _saved(number: int, file: Path, office: "Office") -> None:
    from trainer.academy.papers import save_certificate

    save_certificate(office, number, file)
