"""Settings of gunicorn: ``gunicorn --config python:snijvlak.config.server snijvlak.config.wsgi``.

Address and number of processes differ per machine and are words of the command, such as ``--bind``.
"""

import gc

from snijvlak.config.logboek import LOGGING

# The names are gunicorn's own.
logconfig_dict = LOGGING
worker_class = "gthread"
threads = 4
# A report is at most some tens of kilobytes; making a PDF takes seconds, not a minute.
timeout = 60
graceful_timeout = 30
# Nobody steers a running server through a socket in a home folder.
control_socket_disable = True


def post_worker_init(worker: object) -> None:
    """Make ready what is made once for each process, so that no visitor waits for it."""
    from snijvlak.meldpunt import gereed

    gereed.prepare()
    # What a start makes stays: it is not looked at for garbage while people wait.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
