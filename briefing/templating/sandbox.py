"""Templates of the user's and a scope in, what they print out: run in a process that can be killed, and trusted less.

On Linux the process is a fork, which costs a few milliseconds; elsewhere, or where this process
has threads, a new Python is started and the question is sent to it.  What comes back is JSON.
"""

from __future__ import annotations

import _thread
import gc
import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple, NoReturn

import jinja2

from briefing.errors import Diagnostic, Place, TemplateError
from briefing.templating.diagnose import LIMIT, diagnose
from briefing.templating.environment import Environment
from briefing.templating.folders import Template, shown
from briefing.templating.limits import MEMORY, keep_only, seal
from briefing.templating.markers import Printer
from briefing.templating.rendering import Rendered, render_here
from briefing.templating.wire import diagnostics_from, rendered_from, rendered_json

SECONDS, GRACE = 5, 2
"""How long templates may run, and how much longer until the process that runs them is killed."""
_MISTAKEN = 'words {{ "\\x20" ~ nothing }}'
"""A template with a mistake in it, which makes Jinja and us import all that they put off."""
_LONGEST_ANSWER = 32_000_000
_STOPPED = {getattr(signal, name) for name in ("SIGTERM", "SIGKILL", "SIGXCPU") if hasattr(signal, name)}


class _Process(NamedTuple):
    """A process that renders: its number, what it prints, and what waits for its end and gives its exit code."""

    number: int
    answers: BinaryIO
    wait: Callable[[], int]

    def kill(self) -> None:
        """End it and all that it may have started."""
        with suppress(OSError):
            if sys.platform == "win32":
                os.kill(self.number, signal.SIGTERM)
            else:
                os.kill(self.number, signal.SIGKILL)
                os.killpg(self.number, signal.SIGKILL)


def render_apart(templates: tuple[Template, ...], scope: Printer) -> Rendered:
    """The same as `render_here`, in another process; TemplateError also for what runs too long or takes too much."""
    process = (_fork if _can_fork() else _spawn)(templates, scope)
    late = threading.Timer(SECONDS + GRACE, process.kill)
    late.start()
    try:
        answer = process.answers.read(_LONGEST_ANSWER)
    finally:
        late.cancel()
        late.join()
        process.kill()
        process.answers.close()
        code = process.wait()
    return _rendered(answer, templates, code)


def _can_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1


def _fork(templates: tuple[Template, ...], scope: Printer) -> _Process:
    out, into = os.pipe()
    number = os.fork()
    if number == 0:
        try:
            os.setsid()
            _serve(into, templates, scope)
        finally:
            os._exit(1)
    os.close(into)
    return _Process(number, os.fdopen(out, "rb"), lambda: os.waitstatus_to_exitcode(os.waitpid(number, 0)[1]))


def _spawn(templates: tuple[Template, ...], scope: Printer) -> _Process:
    import pickle
    import subprocess  # 8 ms that a fork does without

    home = str(Path(__file__).parents[2])
    paths = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", __name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": paths, "PYDANTIC_DISABLE_PLUGINS": "__all__"},
        start_new_session=True,
    )
    assert process.stdin and process.stdout
    with suppress(OSError), process.stdin as questions:
        pickle.dump((templates, scope), questions)
    return _Process(process.pid, process.stdout, process.wait)  # type: ignore[arg-type]


def _rendered(answer: bytes, templates: tuple[Template, ...], code: int) -> Rendered:
    """What the last line of the answer says; without one, the templates named before tell what ran last."""
    *begun, last = answer.split(b"\n")
    with suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError):
        said = json.loads(last)
        if problems := diagnostics_from(said.get("problems", [])):
            raise TemplateError(problems)
        return rendered_from(said["rendered"])
    raise TemplateError([_broken(begun, templates, code, len(answer) >= _LONGEST_ANSWER)])


def _broken(begun: list[bytes], templates: tuple[Template, ...], code: int, long: bool) -> Diagnostic:
    file = begun[-1].decode("utf-8", "replace") if begun else next(t.file for t in templates if not t.ours)
    if long:
        message = f"it prints more than {_LONGEST_ANSWER // 1_000_000} MB"
    elif abs(code) in _STOPPED:
        message = f"it takes longer than {SECONDS} seconds and was stopped"
    else:
        message = f"it takes more than {MEMORY >> 20} MiB of memory, or breaks the process that runs it"
    return Diagnostic(Place(shown(file)), LIMIT, message)


def _serve(stream: int, templates: tuple[Template, ...], scope: Printer) -> NoReturn:
    """Answer in the process that runs templates: get ready, give everything up, render, end."""
    gc.disable()
    stream = keep_only(stream)
    env = Environment(templates, scope.language, lambda file: _say(stream, file))
    _prepare(env, scope)
    _interrupt_after(SECONDS)
    seal(SECONDS + GRACE)
    _say(stream, _answer(env, scope), end="")
    os._exit(0)


def _prepare(env: Environment, scope: Printer) -> None:
    """Load what needs files: our own templates, and all that Jinja and we import when something is wrong."""
    for name, template in env.templates.items():
        if template.ours:
            env.get_template(name)
    try:
        env.from_string(_MISTAKEN).render()
    except jinja2.UndefinedError as error:
        diagnose(error, env, scope.template_names())


def _interrupt_after(seconds: int) -> None:
    """Stop a template at the line where it is then, by KeyboardInterrupt."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    clock = threading.Timer(seconds, _thread.interrupt_main)
    clock.daemon = True
    clock.start()


def _answer(env: Environment, scope: Printer) -> str:
    try:
        return f'{{"rendered": {rendered_json(render_here(env, scope, (Exception, KeyboardInterrupt)))}}}'
    except TemplateError as error:
        return json.dumps({"problems": error.diagnostics})


def _say(stream: int, line: str, end: str = "\n") -> None:
    data = (line.replace("\n", " ") + end).encode("utf-8", "replace")
    while data:
        data = data[os.write(stream, data) :]


def _main() -> None:
    import pickle

    templates, scope = pickle.load(sys.stdin.buffer)
    _serve(1, templates, scope)


if __name__ == "__main__":
    _main()
