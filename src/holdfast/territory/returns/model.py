"""A return at one reading as a linear programme with one binary per area and month: whether return there has begun.

The columns of land are shares of the suspected land of an area. With the months in which areas open fixed, what remains
is linear, and the prices of its rows say what holds people back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from holdfast.territory.returns.evaluate import Plan, Table
from holdfast.territory.returns.program import Program
from holdfast.territory.returns.reading import Reading

Cells = dict[tuple[int, int], int]
"""Entry or place, and month from 1 → number of a column."""


@dataclass(slots=True)
class Model:
    """The programme of a reading, and where in it everything stands."""

    reading: Reading
    program: Program = field(default_factory=Program)
    returns: Cells = field(default_factory=dict)
    survey: Cells = field(default_factory=dict)
    clearance: Cells = field(default_factory=dict)
    opened: Cells = field(default_factory=dict)
    surveyed: Cells = field(default_factory=dict)
    """Share surveyed at the beginning of a month, up to the one after the last."""
    cleared: Cells = field(default_factory=dict)
    home: Cells = field(default_factory=dict)
    """People who have returned to a place by the end of a month; only of places to which anybody can."""
    limits: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    """Name of a resource → month and number of each row that limits it."""

    def plan(self, values: Sequence[float]) -> Plan:
        """The plan at a point of the programme; months in which an area is not open hold nobody."""
        reading = self.reading

        def people(entry: int, month: int) -> float:
            column = self.returns.get((entry, month))
            gate = self.opened.get((reading.home[entry], month))
            if column is None or (gate is not None and values[gate] < 0.5):
                return 0.0
            return max(0.0, values[column])

        def work(cells: Cells) -> Table:
            return tuple(tuple(max(0.0, values[cells[place, month]]) if (place, month) in cells else 0.0
                               for month in _months(reading)) for place in range(len(reading.suspected)))

        returns = tuple(tuple(people(entry, month) for month in _months(reading)) for entry in range(len(reading.home)))
        return Plan(returns, work(self.survey), work(self.clearance))

    def total(self) -> dict[int, float]:
        """All people who return, as terms of a row."""
        return {column: 1.0 for (_, month), column in self.home.items() if month == self.reading.months}

    def to_place(self, place: int) -> dict[int, float]:
        """All people who return to a place, as terms of a row."""
        column = self.home.get((place, self.reading.months))
        return {} if column is None else {column: 1.0}

    def limit(self, name: str, month: int, terms: dict[int, float], most: float) -> None:
        """A row that limits a resource in a month."""
        self.limits.setdefault(name, []).append((month, self.program.row(terms, most=most)))

    def fix_openings(self, values: Sequence[float]) -> None:
        """Fix the months in which areas open to those of a point."""
        for column in self.opened.values():
            self.program.fix(column, 1.0 if values[column] >= 0.5 else 0.0)


def _months(reading: Reading) -> range:
    return range(1, reading.months + 1)


def model_of(reading: Reading, *, floor: float | None = None) -> Model:
    """The programme of a reading; ``floor`` stands in the place of its own where it is given."""
    model = Model(reading)
    for place, land in enumerate(reading.suspected):
        if land > 0:
            _land(model, place)
    _teams(model)
    _people(model)
    for place in range(len(reading.suspected)):
        _gates(model, place)
        _room(model, place)
    if reading.capacity is not None:
        model.limit("capacity", reading.months, model.total(), reading.capacity)
    _floor(model, reading.floor if floor is None else floor)
    return model


def _people(model: Model) -> None:
    reading = model.reading
    for entry, home in enumerate(reading.home):
        used: dict[int, float] = {}
        for month in _months(reading):
            if not reading.may_return(home, month) or reading.willing[entry] <= 0:
                continue
            kept = reading.kept(entry, month)
            column = model.program.column(upper=reading.willing[entry] * kept,
                                          worth=reading.weight[home] * reading.discount ** month)
            model.returns[entry, month] = column
            used[column] = 1 / kept
        if used:
            model.limit("intention", reading.months, used, reading.willing[entry])
    for place in {home for entry, home in enumerate(reading.home) if (entry, _first(model, entry)) in model.returns}:
        for month in _months(reading):
            model.home[place, month] = model.program.column()
            arriving = {model.returns[entry, month]: -1.0 for entry, home in enumerate(reading.home)
                        if home == place and (entry, month) in model.returns}
            before = {model.home[place, month - 1]: -1.0} if month > 1 else {}
            model.program.row({model.home[place, month]: 1.0, **before, **arriving}, least=0.0, most=0.0)


def _first(model: Model, entry: int) -> int:
    """The first month in which people of an entry can return; 0 where there is none."""
    return next((month for month in _months(model.reading) if (entry, month) in model.returns), 0)


def _land(model: Model, place: int) -> None:
    reading, program = model.reading, model.program
    land, dirty = reading.suspected[place], reading.to_clear[place]
    for month in range(1, reading.months + 2):
        model.surveyed[place, month] = program.column(upper=1.0 if month > 1 else 0.0)
        model.cleared[place, month] = program.column(upper=dirty if month > 1 else 0.0)
    for month in _months(reading):
        survey = model.survey[place, month] = program.column()
        clearance = model.clearance[place, month] = program.column()
        before, after = model.surveyed[place, month], model.surveyed[place, month + 1]
        program.row({after: 1.0, before: -1.0, survey: -reading.survey_month / land}, least=0.0, most=0.0)
        cleared, cleared_after = model.cleared[place, month], model.cleared[place, month + 1]
        program.row({cleared_after: 1.0, cleared: -1.0, clearance: -reading.clear_month / land}, least=0.0, most=0.0)
        program.row({cleared_after: 1.0, before: -dirty}, most=0.0)


def _teams(model: Model) -> None:
    reading = model.reading
    for month in _months(reading):
        survey = {column: 1.0 for (_, at), column in model.survey.items() if at == month}
        clearance = {column: 1.0 for (_, at), column in model.clearance.items() if at == month}
        model.limit("survey-teams", month, survey, reading.survey_teams + reading.either_teams)
        model.limit("clearance-teams", month, clearance, reading.clearance_teams + reading.either_teams)
        if reading.either_teams > 0:
            model.limit("teams", month, survey | clearance,
                        reading.survey_teams + reading.clearance_teams + reading.either_teams)


def _gates(model: Model, place: int) -> None:
    """Nobody returns before enough is released, nor more than there is land released."""
    reading, program = model.reading, model.program
    wanted, dirty = reading.wanted_at(place), reading.to_clear[place]
    entries = [entry for entry, home in enumerate(reading.home) if home == place]
    if reading.suspected[place] <= 0 or (place, 1) not in model.home:
        return
    earlier: int | None = None
    for month in _months(reading):
        land = {model.surveyed[place, month]: -(1 - dirty), model.cleared[place, month]: -1.0}
        if reading.threshold > 0:
            gate = model.opened[place, month] = program.column(upper=1.0, whole=True)
            program.row({gate: reading.threshold, **land}, most=0.0)
            if earlier is not None:
                program.row({earlier: 1.0, gate: -1.0}, most=0.0)
            earlier = gate
            for column in (model.returns[entry, month] for entry in entries if (entry, month) in model.returns):
                program.row({column: 1.0, gate: -program.upper[column]}, most=0.0)
        program.row({model.home[place, month]: 1.0} | {column: wanted * value for column, value in land.items()},
                    most=0.0)


def _room(model: Model, place: int) -> None:
    room = model.reading.housing[place]
    if room is None or (place, 1) not in model.home:
        return
    for month in _months(model.reading):
        model.limit("housing", month, {model.home[place, month]: 1.0}, room[month - 1])


def _floor(model: Model, floor: float) -> None:
    reading = model.reading
    wanted = [reading.wanted_at(place) for place in range(len(reading.suspected))]
    everybody = sum(wanted)
    if floor <= 0 or everybody <= 0:
        return
    for place, people in enumerate(wanted):
        share, own = floor * people / everybody, model.to_place(place)
        if people > 0 and not own:  # nobody can ever be home there, so nobody anywhere while there is a floor
            model.program.row(model.total(), most=0.0)
        model.program.row({column: share - own.get(column, 0.0) for column in model.total()}, most=0.0)
