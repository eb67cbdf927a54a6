"""The only place that knows the library of tasks: it gives one, with the id of the work and nothing else.

The library keeps the traceback of a task that fails; ours never does, so no text of an error lands there.
"""

from __future__ import annotations

import uuid

from django_tasks import task


def put(werk_id: uuid.UUID) -> None:
    """Let the work be done: in this process at once, or by a worker, as the settings say."""
    run.enqueue(str(werk_id))


@task()
def run(werk_id: str) -> None:
    """Do one piece of work."""
    from . import actions

    actions.do(uuid.UUID(werk_id))
