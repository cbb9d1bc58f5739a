"""The scenario file: one meeting, written down. docs/scenarios.md says what each key means."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from pydantic import Field

from embedded.rehearsal.format import EndForm, Form, Name, PersonForm, RoomForm, TurnForm, WorldForm
from embedded.rehearsal.values import Moment


class ScenarioForm(Form):
    """A meeting, written down; without a room whoever speaks is there from the start."""

    name: Name
    clock: Moment
    world: WorldForm
    room: RoomForm | None = None
    turns: list[TurnForm] = Field(min_length=1)
    end: EndForm = EndForm()

    @property
    def start(self) -> RoomForm:
        """The room at the start: as written, or with everyone who speaks and has not joined before, in that order."""
        return self.room or RoomForm.model_construct(people=self._speakers())

    def _speakers(self) -> list[PersonForm]:
        staff = {one.name for one in self.world.professionals}
        names: dict[str, bool] = {}
        for turn in self.turns:
            if turn.joins:
                names.setdefault(turn.joins.name, False)
            elif turn.speaker:
                names.setdefault(turn.speaker, True)
        return [
            PersonForm(name=name, type="PROFESSIONAL" if name in staff else "CLIENT")
            for name, from_start in names.items()
            if from_start
        ]

    @property
    def zone(self) -> ZoneInfo:
        """The entity's zone."""
        return ZoneInfo(self.world.entity.timezone)
