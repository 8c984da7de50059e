"""Runs the steps on the connection and in the transaction that `trainer.store.migrate` hands over."""

from alembic import context
from sqlmodel import SQLModel

from trainer.store import columns  # noqa: F401 - names keys and references; a step would leave them without names

context.configure(
    connection=context.config.attributes["connection"], target_metadata=SQLModel.metadata, render_as_batch=True
)
context.run_migrations()
