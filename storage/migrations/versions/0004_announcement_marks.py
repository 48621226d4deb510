"""When an announcement was taken back, and when its final report was shown"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("announcements", schema=None) as batch_op:
        batch_op.add_column(sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True))
    # What was taken back before this column was there has deletions in the outbox.
    op.execute(
        "UPDATE announcements SET taken_back_at = ended_at WHERE id IN"
        " (SELECT announcement_id FROM deliveries WHERE kind = 'delete')"
    )
    op.execute("UPDATE announcements SET shown_at = ended_at WHERE ended_at IS NOT NULL")
