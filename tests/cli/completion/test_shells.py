"""The scripts in the real shells: what a line becomes when TAB is pressed, and what the shell then runs."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from clientctl.cli.completion.shells import SHELLS
from tests.cli.completion.support import CANARY, HOSTILE, Terminal, build_book, needs, terminal
from tests.sandbox import Sandbox

pytestmark = [pytest.mark.long, pytest.mark.cli]

# A prompt, no history, and `clientctl` as a function that shows the words that it is given: the scripts call the
# command itself.
_SHOWS: Final = 'clientctl() { printf "<%s>" "$@"; echo; }'
_QUIET_ZSH: Final = "PS1='ready> '; unset HISTFILE; unsetopt prompt_sp; zstyle ':completion:*' menu no"


@dataclass(frozen=True, slots=True)
class Kind:
    """How a shell is started: its start-up file, relative to the home, and what that says."""

    command: tuple[str, ...]
    file: str
    start: str


KINDS: Final = {
    "bash": Kind(
        ("bash", "--noprofile", "--rcfile", "bashrc", "-i"),
        "bashrc",
        f"""
PS1='ready> '; unset HISTFILE PROMPT_COMMAND; bind 'set enable-bracketed-paste off'; bind 'set bell-style none'
{_SHOWS}
eval "$(command clientctl completion bash)"
""",
    ),
    "zsh": Kind(
        ("zsh", "-d", "-i"),
        ".zshrc",
        f"""
{_QUIET_ZSH}
{_SHOWS}
eval "$(command clientctl completion zsh)"
autoload -Uz compinit; compinit -D -u
""",
    ),
    "fish": Kind(
        ("fish", "-i"),
        "config/fish/config.fish",
        """
function fish_prompt; echo -n 'ready> '; end
set -g fish_greeting; set -g fish_autosuggestion_enabled 0; set -g fish_private_mode 1
function clientctl; printf '<%s>' $argv; echo; end
command clientctl completion fish | source
""",
    ),
}
each_shell = pytest.mark.parametrize("shell", [pytest.param(name, marks=needs(name)) for name in SHELLS])


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    made = build_book(tmp_path_factory.mktemp("shells"))
    home = Path(made.environment["HOME"])
    for kind in KINDS.values():
        (home / kind.file).parent.mkdir(parents=True, exist_ok=True)
        (home / kind.file).write_text(kind.start, encoding="utf-8")
    return made


def start(shell: str, sandbox: Sandbox) -> tuple[str, ...]:
    home = sandbox.environment["HOME"]
    return tuple(f"{home}/bashrc" if word == "bashrc" else word for word in KINDS[shell].command)


@pytest.fixture(scope="module", params=[pytest.param(name, marks=needs(name)) for name in SHELLS])
def typist(request: pytest.FixtureRequest, sandbox: Sandbox) -> Iterator[Terminal]:
    """Each shell in turn, in which all lines are typed one after the other."""
    command = start(request.param, sandbox)
    with terminal(command, sandbox, ZDOTDIR=sandbox.environment["HOME"]) as shell:
        yield shell


TYPED: list[tuple[str, tuple[str, ...]]] = [
    ("clientctl che", ("check",)),
    ("clientctl find tag:vi", ("find", "tag:vip")),
    ("clientctl find 'not:tag:vi", ("find", "not:tag:vip")),
    ("clientctl find --color=al", ("find", "--color=always")),
    ("clientctl find 阶段:活", ("find", "阶段:活跃")),
    ("clientctl tag zhangwei '$(to", ("tag", "zhangwei", HOSTILE[0])),
    ("clientctl tag zhangwei it\\'s", ("tag", "zhangwei", HOSTILE[3])),
    ("clientctl tag zhangwei \\;", ("tag", "zhangwei", HOSTILE[2])),
]


@pytest.mark.parametrize(("line", "words"), TYPED, ids=[line for line, _ in TYPED])
def test_tab_completes_a_word_as_it_must_be_typed(
    line: str, words: tuple[str, ...], typist: Terminal, sandbox: Sandbox
) -> None:
    assert "".join(f"<{word}>" for word in words) + "\n" in typist.complete(line)
    assert not list(sandbox.directory.parent.rglob(CANARY))


# The line, what bash will replace of it, COMP_TYPE (9: TAB, 63: a second TAB, 37: menu-complete), what is offered.
REPLIES: list[tuple[str, str, int, list[str]]] = [
    ("clientctl fi", "fi", 9, ["find "]),
    ("clientctl find gr", "gr", 9, ["grade:"]),
    ("clientctl find tag:vi", "vi", 9, ["vip "]),
    ("clientctl find grade:", "", 9, ["A ", "B ", "C ", "D ", "none ", "any "]),
    ("clientctl find @", "", 9, ["norway ", "silent ", "vip "]),
    ("clientctl find 'tag:vi", "tag:vi", 9, ["tag:vip"]),
    ('clientctl find "tag:vip gra', "tag:vip gra", 9, ["tag:vip grade:"]),
    ("clientctl find --format=js", "js", 9, ["json ", "jsonl "]),
    ("clientctl find region:East\\ C", "East\\ C", 9, ["East\\ China "]),
    ("clientctl tag x '$(", "$(", 9, [HOSTILE[0]]),
    ("clientctl tag x \\$\\(", "\\$\\(", 9, ["\\$\\(touch\\ canary\\) "]),
    ('clientctl tag x "$(', "$(", 9, ["\\$(touch canary)"]),
    ("clientctl tag x 'it", "it", 9, ["it'\\''s \"two\" words"]),
    ("clientctl tag x wo", "wo", 9, ["wow\\!\\! "]),
    ('clientctl tag x "wo', "wo", 9, []),
    # what several names have in common must not take the place of what is typed
    ("clientctl show 上海", "上海", 9, []),
    (
        "clientctl show 上海",
        "上海",
        63,
        ["shanghaidongyumaoyi  (上海东屿贸易有限公司)", "shanghairuiningzhensuo  (上海瑞宁诊所)"],
    ),
    ("clientctl show 上海", "上海", 37, ["shanghaidongyumaoyi ", "shanghairuiningzhensuo "]),
    ("clientctl show 海晏", "海晏", 9, ["ningbohaiyanshuichan "]),
    ("clientctl find nosuch:", "", 9, []),
    ("clientctl -C /nowhere show ", "", 9, []),
]


@needs("bash")
def test_bash_replaces_the_end_of_a_word(sandbox: Sandbox) -> None:
    script = [SHELLS["bash"].script]
    for line, fresh, kind, _ in REPLIES:
        script.append(f"COMP_LINE={_plain(line)} COMP_POINT={len(line)} COMP_TYPE={kind}")
        script.append(f"_clientctl clientctl {_plain(fresh)} x; printf '%s\\n' \"${{COMPREPLY[@]}}\" '--'")
    done = subprocess.run(
        ["bash", "--norc", "-c", "\n".join(script)], cwd=sandbox.directory, env=sandbox.environment,
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    replies = [reply.strip("\n").split("\n") for reply in done.stdout.split("--\n")[:-1]]
    found = [[text for text in reply if text] for reply in replies]
    assert found == [expected for *_, expected in REPLIES]
    assert done.stderr == ""
    assert not (sandbox.directory / CANARY).exists()


def _plain(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


@needs("fish")
def test_fish_is_offered_descriptions_and_files(sandbox: Sandbox) -> None:
    lines = (
        "clientctl find tag:vi",
        "clientctl find 'tag:vi",
        "clientctl show 老",
        "clientctl check clientc",
        "clientctl import x --rejects=clientc",
        "clientctl -C cl",
        "clientctl -C /nowhere show ",
    )
    asked = "\n".join(f'complete -C "{line}"; echo ==' for line in lines)
    done = subprocess.run(
        ["fish", "--no-config", "-c", f"{SHELLS['fish'].script}\n{asked}"], cwd=sandbox.directory,
        env=sandbox.environment, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    replies = [reply.strip().split("\n") for reply in done.stdout.split("==\n")[:-1]]
    assert replies == [
        ["tag:vip\t6 clients"],
        ["tag:vip\t6 clients"],
        ["老张\tzhangwei"],
        ["clientctl.yaml"],
        ["--rejects=clientctl.yaml"],
        ["clients/\tDirectory"],
        [""],
    ]
    assert done.stderr == ""


@needs("zsh")
@pytest.mark.parametrize(
    "start",
    [
        'eval "$(clientctl completion zsh)"',
        'autoload -Uz compinit; compinit -D -u; eval "$(clientctl completion zsh)"',
        'eval "$(clientctl completion zsh)"; autoload -Uz compinit; compinit -D -u',
        "fpath=($PWD $fpath); clientctl completion zsh > _clientctl; autoload -Uz compinit; compinit -D -u",
    ],
    ids=["without compinit", "behind compinit", "before compinit", "a file on fpath"],
)
def test_zsh_completes_wherever_compinit_stands(start: str, sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / ".zshrc").write_text(f"{_QUIET_ZSH}\n{start}\n", encoding="utf-8")
    with terminal(("zsh", "-d", "-i"), sandbox, ZDOTDIR=str(tmp_path)) as shell:
        shown = shell.run('print -- "<$_comps[clientctl]>"')
    assert "\n<_clientctl>" in shown


@needs("zsh")
def test_zsh_takes_one_of_several_names_after_the_other(sandbox: Sandbox) -> None:
    with terminal(start("zsh", sandbox), sandbox, ZDOTDIR=sandbox.environment["HOME"]) as shell:
        assert "<show><zhangmin>" in shell.complete("clientctl show 张")


@each_shell
def test_a_script_is_the_shells_own_and_does_little(shell: str) -> None:
    checked = subprocess.run(
        [shell, "-n"], input=SHELLS[shell].script, capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")
