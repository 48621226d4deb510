"""Which process works on which chat"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lanes",
        sa.Column("lane", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("owner", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("lane", name=op.f("pk_lanes")),
    )
    with op.batch_alter_table("lanes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_lanes_owner"), ["owner"], unique=False)
    waiting = sa.text("state = 'waiting'")
    op.create_index(
        "ix_updates_waiting_lane",
        "updates",
        ["lane"],
        unique=False,
        postgresql_where=waiting,
        sqlite_where=waiting,
    )
