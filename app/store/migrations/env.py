"""Alembic's entry: runs on the connection and inside the transaction it was given."""

from alembic import context

from app.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Base.metadata, transactional_ddl=False
)
context.run_migrations()
