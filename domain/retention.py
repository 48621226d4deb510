"""How long things are kept. /privacy says so and jobs/retention does so, both from here."""

from datetime import timedelta

QUESTIONS = timedelta(days=180)
CARDS = timedelta(days=365)
EVENTS = timedelta(days=365)  # after their end
DIALOGUES = timedelta(days=30)
SURVEYS = timedelta(days=730)  # after their end, the people of their answers
DELETED_SURVEYS = timedelta(days=30)
UPDATES = timedelta(days=2)
