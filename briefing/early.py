"""A function over plain data in, the same function out, answered by a process that got ready for it early."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, BinaryIO, Generic, TypeVar

Q = TypeVar("Q")
A = TypeVar("A")


class Early(Generic[Q, A]):
    """Calls `answer` in a forked process that runs `prepare` at once, while this one goes on with something else.

    Questions and answers are sent as pickles, so both are plain data; errors come back as they
    are raised.  Where there is no second processor or no cheap fork, or where the process has
    died, this process answers itself.
    """

    def __init__(self, prepare: Callable[[], object], answer: Callable[[Q], A]) -> None:
        self._prepare, self._answer = prepare, answer
        self.process = 0

    def __enter__(self) -> Early[Q, A]:
        if sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1:
            self._start()
        return self

    def __exit__(self, *error: object) -> None:
        if self.process:
            with suppress(OSError):
                self._questions.close()
            self._answers.close()
            os.waitpid(self.process, 0)

    def __call__(self, question: Q) -> A:
        """The answer to `question`."""
        if not self.process:
            return self._answer(question)
        try:
            pickle.dump(question, self._questions)
            self._questions.flush()
            answer, error = pickle.load(self._answers)
        except (EOFError, OSError):
            return self._answer(question)
        if error:
            raise error
        return answer  # type: ignore[no-any-return]

    def _start(self) -> None:
        questions, self._questions = _pipe()
        self._answers, answers = _pipe()
        self.process = os.fork()
        if self.process == 0:
            self._questions.close()
            self._answers.close()
            self._serve(questions, answers)
        questions.close()
        answers.close()

    def _serve(self, questions: BinaryIO, answers: BinaryIO) -> None:
        """Get ready, answer until there are no more questions, and end."""
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        try:
            self._prepare()
            while True:
                pickle.dump(self._outcome(pickle.load(questions)), answers)
                answers.flush()
        except (EOFError, OSError):
            pass
        finally:
            os._exit(0)

    def _outcome(self, question: Q) -> tuple[Any, Exception | None]:
        try:
            return self._answer(question), None
        except Exception as error:
            return None, error


def _pipe() -> tuple[BinaryIO, BinaryIO]:
    out, into = os.pipe()
    return os.fdopen(out, "rb"), os.fdopen(into, "wb")
