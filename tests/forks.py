"""The tests shared out among forks of the one process that has imported and collected everything.

pytest -p tests.forks --forks 3

What all tests import, have counted line by line and collect keeps a process busy for a dozen seconds: it is done once,
and not in each of several processes. A fork takes one group of tests after the other; what they report goes through a
pipe to the first process, which tells it as if they had run there.
"""

from __future__ import annotations

import os
import signal
from itertools import groupby
from multiprocessing.connection import Connection, Pipe, wait

import pytest

from tests.robust.trial import forked

# Their tests share what takes long to make, and run in one process.
ROOMS = ("tests/case/", "tests/many/", "tests/browser/")
FIRST = (*ROOMS, "notebooks/")  # the longest groups
NUMBER = 4  # bytes: as many are read from a pipe at once, whoever else reads there


def pytest_addoption(parser):
    """How many processes there are to be."""
    parser.addoption("--forks", type=int, default=0, help="share the tests out among so many processes")


def groups(items):
    """The tests in groups that run in one process each: those of a file, or of a room; the longest first."""

    def group(item):
        path = item.nodeid.partition("::")[0]
        return next((room for room in ROOMS if path.startswith(room)), path)

    return sorted((list(own) for _, own in groupby(items, group)), key=lambda own: not own[0].nodeid.startswith(FIRST))


class Teller:
    """Tells the first process what is run and what came of it: of setting up and clearing away, what went wrong."""

    def __init__(self, config, told):
        self.config, self.told = config, told

    def pytest_runtest_logstart(self, nodeid):
        self.told.send(nodeid)

    def pytest_runtest_logreport(self, report):
        if report.when == "call" or not report.passed or self.config.option.durations is not None:
            self.told.send(self.config.hook.pytest_report_to_serializable(config=self.config, report=report))


def work(session, shares, todo, told):
    """Run the groups whose numbers come out of a pipe until there are no more."""
    config = session.config
    captured = config.pluginmanager.getplugin("capturemanager")
    captured.stop_global_capturing()
    captured.start_global_capturing()  # files of its own
    config.pluginmanager.unregister(name="terminalreporter")
    config.pluginmanager.register(Teller(config, told))
    try:
        while number := os.read(todo, NUMBER):
            share = shares[int.from_bytes(number)]
            # What belongs to the whole session stays for the next group.
            for item, following in zip(share, [*share[1:], session], strict=True):
                config.hook.pytest_runtest_protocol(item=item, nextitem=following)
    finally:
        session._setupstate.teardown_exact(None)


def begun(session, shares, todo, name):
    """A fork that works, as its number and where its reports come from."""
    heard, told = Pipe(duplex=False)
    if child := forked():
        told.close()
        return child, heard
    factory = session.config._tmp_path_factory
    factory._basetemp = factory.mktemp(name, numbered=False)  # to number a folder, all beside it are looked at
    # Where lines are counted, this fork hands its figures over as it leaves; those that tests start do not.
    leave, code = os._exit, 1
    os.fork, os._exit = (getattr(own, "__wrapped__", own) for own in (os.fork, os._exit))
    try:
        work(session, shares, todo, told)
        code = 0
    except BaseException as error:
        told.send((repr(error),))
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        leave(code)


def listen(session, forks):
    """Tell what the forks report until all have ended. Raises RuntimeError for one that did not end well."""
    config, at = session.config, {}
    while forks:
        for heard in wait(list(forks)):
            try:
                said = heard.recv()
            except EOFError:
                code = os.waitstatus_to_exitcode(os.waitpid(forks.pop(heard), 0)[1])
                if code:
                    raise RuntimeError(f"a process of the tests ended with {code}, at {at.get(heard)}") from None
                continue
            if isinstance(said, dict):
                report = config.hook.pytest_report_from_serializable(config=config, data=said)
                config.hook.pytest_runtest_logreport(report=report)
                if session.shouldfail:
                    raise session.Failed(session.shouldfail)
            else:
                at[heard] = said if isinstance(said, str) else (*said, at.get(heard))


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session):
    """Run all tests in forks, where some are asked for."""
    config = session.config
    if not config.option.forks or config.option.collectonly or session.testsfailed:
        return None
    shares = groups(session.items)
    config._tmp_path_factory.getbasetemp()  # one folder for what all of them make
    todo, numbers = os.pipe()
    for number in range(len(shares)):
        os.write(numbers, number.to_bytes(NUMBER))
    os.close(numbers)
    forks: dict[Connection, int] = {}
    try:
        for number in range(config.option.forks):
            child, heard = begun(session, shares, todo, f"fork{number}")
            forks[heard] = child
        listen(session, forks)
    finally:
        os.close(todo)
        for heard, child in forks.items():
            heard.close()  # one that waits to be heard ends too
            os.kill(child, signal.SIGINT)
        for child in forks.values():
            os.waitpid(child, 0)
    return True
