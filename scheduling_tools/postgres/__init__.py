"""The calendar in Postgres."""

from scheduling_tools.postgres.calendar import PostgresCalendar
from scheduling_tools.postgres.seeding import CalendarSeeder

__all__ = ["CalendarSeeder", "PostgresCalendar"]
