"""A hub for the course, as ``python -m hub.trial`` starts it in a folder for its state."""

import os
import sys
from pathlib import Path

from hub import trial

c = get_config()  # noqa: F821
here, port = Path.cwd(), int(os.environ["COURSE_HUB_PORT"])

# What any hub of the course needs: a learner's server is started by hub/learner.py. Without -P, a
# file of the learner's could take the place of a module.
c.Spawner.cmd = [sys.executable, "-P", "-m", "hub.learner"]
# Thirty learners may arrive at once. A server that died is noticed so many seconds later.
c.Spawner.start_timeout = c.Spawner.http_timeout = 120
c.Spawner.poll_interval = 5
c.Spawner.mem_limit = "1G"
c.Spawner.cpu_limit = 1

# A server that nobody has used for an hour is stopped. What was saved stays.
c.JupyterHub.services = [
    {
        "name": "culler",
        "command": [sys.executable, "-m", "jupyterhub_idle_culler", "--timeout=3600"],
    }
]
c.JupyterHub.load_roles = [
    {
        "name": "culler",
        "services": ["culler"],
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
    }
]

# What only a trial may do: it has one password for everyone, and one account of the system's.
c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = trial.password(here, "learner")
c.SharedPasswordAuthenticator.admin_password = trial.password(here, "admin")
c.Authenticator.admin_users = {"admin"}
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = str(here / "learners" / "{username}")
c.JupyterHub.bind_url = f"http://127.0.0.1:{port}"
if npm_proxy := trial.npm_proxy():
    c.ConfigurableHTTPProxy.command = [npm_proxy]
    c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{port + 1}"
else:
    c.JupyterHub.proxy_class = "hub.proxy.PipeProxy"
c.JupyterHub.hub_port = port + 2
