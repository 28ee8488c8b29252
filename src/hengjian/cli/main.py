"""The command `hengjian` and its exit codes.

- 0 done, also when duties lapsed; 1 the input is wrong; 2 wrong use, or a question that cannot be asked.
- Every problem of an input is one line, `file:line: what - what to do`, in the order of files and lines.
- No traceback for bad input; a reader that went away and Ctrl-C end it quietly.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from hengjian.cli.parser import lang_asked, parse
from hengjian.core.errors import InputWrong, QuestionWrong
from hengjian.words.language import Lang, cause_words, choose_lang, plain, say

DONE, INPUT_WRONG, USAGE = 0, 1, 2
READER_GONE, STOPPED = 141, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the answer is its exit code."""
    words = sys.argv[1:] if argv is None else list(argv)
    lang = choose_lang(lang_asked(words), os.environ)
    try:
        code = _run(words, lang)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        _close_stdout()
        return READER_GONE
    except KeyboardInterrupt:
        return STOPPED


def _run(words: Sequence[str], lang: Lang) -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a character still gets its line
    try:
        args = parse(words, lang)
        code: int = args.run(args)
        return code
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else DONE
    except InputWrong as wrong:
        return say_problems(wrong, lang)
    except QuestionWrong as wrong:
        from hengjian.words.problems import question_sentence

        sys.stderr.write(f"{question_sentence(wrong, lang)}\n")
        return USAGE
    except BrokenPipeError:
        raise
    except OSError as refused:
        sys.stderr.write(f"{_refusal(refused, lang)}\n")
        return INPUT_WRONG


def say_problems(wrong: InputWrong, lang: str) -> int:
    """Every problem once, one a line, on standard error."""
    from hengjian.words.problems import problem_line

    for line in dict.fromkeys(problem_line(problem, lang) for problem in wrong.problems):
        sys.stderr.write(f"{line}\n")
    return INPUT_WRONG


def _refusal(refused: OSError, lang: str) -> str:
    place = plain(str(refused.filename), 400) if refused.filename is not None else "-"
    cause = cause_words(refused.strerror or type(refused).__name__, lang)
    told = say(lang, "系统不让读写", "the system refuses to read or write it")
    remedy = say(lang, "核对路径、权限和剩余空间", "check the path, its permissions and the space left")
    return f"{place}: {told} ({cause}) - {remedy}"


def _close_stdout() -> None:
    """The reader of standard output is gone: let nothing more be said about it at the end."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
