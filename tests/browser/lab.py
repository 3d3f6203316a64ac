"""JupyterLab for tests: a server of its own, with settings of its own, at the root of a folder."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

SETTINGS = Path(__file__).parents[2] / "jupyter"  # what `make lab` gives JupyterLab


@contextmanager
def lab(root, home, **variables):
    """JupyterLab at the folder `root`, what it writes kept in `home`; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    places = {f"JUPYTER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    places |= {f"JUPYTERLAB_{name}_DIR": str(home / name.lower()) for name in ("SETTINGS", "WORKSPACES")}
    env = {
        **os.environ,
        **places,
        "IPYTHONDIR": str(home / "ipython"),
        "JUPYTER_CONFIG_PATH": str(SETTINGS),
        **variables,
    }
    options = [
        "--no-browser",
        f"--port={port}",
        f"--ServerApp.root_dir={root}",
        "--IdentityProvider.token=",
        "--allow-root",
    ]
    with (home / "lab.txt").open("w", encoding="utf-8") as said:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options], env=env, cwd=root, stdout=said, stderr=said
        )
        try:
            _wait(port, server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(30)


def _wait(port, server):
    """Wait until the server answers."""
    for _ in range(240):
        assert server.poll() is None, "JupyterLab ended"
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.25)
    raise AssertionError("JupyterLab does not answer")


def notebook(path, cells, before):
    """Write a notebook with the cells of the one before, and these code cells behind them."""
    book = new_notebook(cells=[*before.cells, *(new_code_cell(cell, id=f"c{n}") for n, cell in enumerate(cells))])
    book.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    nbformat.write(book, path)


def run_all(page):
    """Run every cell of the open notebook, once its kernel is there."""
    page.get_by_text("| Idle").wait_for(timeout=90_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
