"""The tables. Moments are UTC; ids of people, chats and messages are Telegram's."""

from storage.tables.columns import Moment, Table, rows_of
from storage.tables.deliveries import Announcement, ChatPause, Delivery, Variant
from storage.tables.events import Attendance, Event
from storage.tables.people import Act, Dialogue, Invitation, Person, Role, Switch
from storage.tables.processes import Lane
from storage.tables.questions import Card, Question
from storage.tables.surveys import (
    Survey,
    SurveyPoll,
    SurveyResponse,
    SurveyTaking,
    SurveyVersion,
)
from storage.tables.updates import StoredUpdate

__all__ = [
    "Act",
    "Announcement",
    "Attendance",
    "Card",
    "ChatPause",
    "Delivery",
    "Dialogue",
    "Event",
    "Invitation",
    "Lane",
    "Moment",
    "Person",
    "Question",
    "Role",
    "StoredUpdate",
    "Survey",
    "SurveyPoll",
    "SurveyResponse",
    "SurveyTaking",
    "SurveyVersion",
    "Switch",
    "Table",
    "Variant",
    "rows_of",
]
