"""What somebody is here, as boxes to tick, each with what it allows."""

from collections.abc import Collection

from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout

from trainer.people.roles import Role
from trainer.ui.widgets.words import label

ALLOWS = {
    Role.TRAINEE: "plays, and sees their own record",
    Role.INSTRUCTOR: "sees the plays of the cohorts taught, assigns training, recommends on screen-outs",
    Role.LEAD: "sees all plays, decides on screen-outs, arranges cohorts, publishes",
    Role.AUTHOR: "writes and publishes contacts, keeps the law up to date",
    Role.RECORDS: "keeps records, certificates and retention, reads the audit log",
    Role.ADMINISTRATOR: "adds people, gives roles, sets how people sign in",
}


class RoleBoxes(QFrame):
    """A box for each role."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self.boxes: dict[Role, QCheckBox] = {}
        for place, (role, said) in enumerate(ALLOWS.items()):
            box = QCheckBox(role.value.capitalize())
            box.setAccessibleName(role.value.capitalize())
            box.setAccessibleDescription(said)
            box.setMinimumHeight(28)
            self.boxes[role] = box
            grid.addWidget(box, place, 0)
            grid.addWidget(label(said, "muted", wraps=True), place, 1)

    @property
    def roles(self) -> tuple[Role, ...]:
        """Return the roles that are ticked."""
        return tuple(role for role, box in self.boxes.items() if box.isChecked())

    def show_roles(self, roles: Collection[Role]) -> None:
        """Tick these roles and no others."""
        for role, box in self.boxes.items():
            box.setChecked(role in roles)
