"""Alembic's entry: runs on the connection it is given, inside that connection's transaction."""

from alembic import context

from sync.hq.tables import Base

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=False, transactional_ddl=True)
context.run_migrations()
