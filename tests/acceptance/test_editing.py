"""edit and add --edit on a terminal, with editors that do what they should and editors that do not."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.acceptance.book import COMMAND, Book, kept, world

pytestmark = pytest.mark.cli
ACME = "name: Acme AS\ngrade: C\nregion: Nordics   # mine\n"
FILES: dict[str, str | bytes] = {"acme": ACME, "beta": "name: Beta AS\nnumber: N-1\n"}
PATH = "clients/acme.yaml"
SECONDS = 30


@dataclass(frozen=True, slots=True)
class Screen:
    """How a command ended on a terminal, and what it showed."""

    code: int
    text: str


def type_at(
    book: Book, *words: str, answers: Sequence[str | int] = (), env: dict[str, str] | None = None
) -> Screen:
    """Run a command on a terminal; to each question one of the answers is typed, or a signal is sent."""
    lead, follow = pty.openpty()
    running = subprocess.Popen(
        [*COMMAND, *words],
        cwd=book.root,
        env={**world(book.home), "NO_COLOR": "1", "EDITOR": str(book.home / "editor"), **(env or {})},
        stdin=follow,
        stdout=follow,
        stderr=follow,
        start_new_session=True,
    )
    os.close(follow)
    seen, left, end = b"", list(answers), time.monotonic() + SECONDS
    while time.monotonic() < end:
        if not select.select([lead], [], [], 0.2)[0]:
            continue
        try:
            piece = os.read(lead, 65536)
        except OSError:  # the other side is closed
            break
        seen += piece
        if seen.endswith(b"] ") and left:
            answer = left.pop(0)
            if isinstance(answer, int):
                running.send_signal(answer)
            else:
                os.write(lead, answer.encode() + b"\n")
    else:
        running.kill()
    os.close(lead)
    return Screen(running.wait(SECONDS), seen.decode().replace("\r\n", "\n"))


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return kept(tmp_path, FILES)


def editor(book: Book, script: str) -> None:
    """The user's editor: these lines of shell, the file in `$1`."""
    path = book.home / "editor"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def drafts(book: Book) -> dict[str, bytes]:
    """What is left of drafts, by name of the directory and of the file."""
    room = book.root / ".git/clientctl/drafts"
    files = (path for path in sorted(room.rglob("*")) if path.is_file() and path.name != "begun-from")
    return {path.relative_to(room).as_posix(): path.read_bytes() for path in files}


@dataclass(frozen=True, slots=True)
class Bad:
    """An editor that does not do its work, the answers typed, how it ends, what is kept and what is said."""

    name: str
    script: str
    code: int
    said: str
    kept: bytes | None = None
    answers: tuple[str | int, ...] = ()


TYPED = ACME.encode() + b"# typed\n"
APPEND = 'echo "# typed" >> "$1"'
INVALID = 'sed -i "s/grade: C/grade: Z/" "$1"'
ZED = ACME.replace("grade: C", "grade: Z").encode()
BAD = (
    Bad("fails", "exit 3", 1, "failed with exit code 3"),
    Bad("fails late", f"{APPEND}; exit 3", 1, "failed with exit code 3", TYPED),
    Bad("is killed", f"{APPEND}; kill -KILL $$", 1, "ended by signal 9", TYPED),
    Bad("empties the file", ': > "$1"', 4, "empty or gone"),
    Bad("deletes the file", 'rm "$1"', 4, "empty or gone"),
    Bad(
        "empties what was typed before",
        f'if grep -q "# clientctl:" "$1"; then : > "$1"; else {INVALID}; fi',
        4,
        "empty or gone",
        ZED,
        ("y",),
    ),
    Bad("leaves a link", 'rm "$1"; ln -s "$HOME/secret" "$1"', 4, "no ordinary file", b"name: Secret\n"),
    Bad("writes CRLF", r"""sed -i "s/\$/\r/" "$1" """, 0, "nothing to change"),
    Bad(
        "writes a mark of byte order to a file that takes its place",
        r"""printf "\357\273\277" > "$1.new"; cat "$1" >> "$1.new"; mv "$1.new" "$1" """,
        0,
        "nothing to change",
    ),
    Bad(
        "writes Latin-1",
        r'printf "name: Acme\nregion: M\370re\n" > "$1"',
        4,
        "acme.yaml:2:10: not UTF-8 (byte 0xf8)",
        b"name: Acme\nregion: M\xf8re\n",
        ("y",),
    ),
    Bad(
        "adds a key twice",
        'echo "name: B" >> "$1"',
        4,
        ":4:1: duplicate key",
        ACME.encode() + b"name: B\n",
        ("n",),
    ),
    Bad(
        "takes another's number",
        'echo "number: N-1" >> "$1"',
        5,
        "the number N-1 is taken by beta",
        ACME.encode() + b"number: N-1\n",
    ),
    Bad("is interrupted", f"{APPEND}; kill -INT 0; sleep 9", 130, "your text is kept", TYPED),
    Bad("is interrupted at the question", INVALID, 130, "your text is kept", ZED, (signal.SIGINT,)),
    Bad("lets us be terminated", f"{APPEND}; kill -TERM $PPID; sleep 9", 143, "your text is kept", TYPED),
)


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
@pytest.mark.long
def test_whatever_an_editor_does_the_client_stays_and_what_was_typed_is_kept(bad: Bad, book: Book) -> None:
    (book.home / "secret").write_text("name: Secret\n")
    editor(book, bad.script)

    screen = type_at(book, "edit", "acme", answers=bad.answers)

    assert (screen.code, bad.said in screen.text) == (bad.code, True), screen.text
    assert book.read(PATH) == ACME
    assert (book.subjects(), book.git("status", "--porcelain")) == (["base"], "")
    assert drafts(book) == ({} if bad.kept is None else {"acme/acme.yaml": bad.kept})
    assert (f"{book.root}/.git/clientctl/drafts/acme/acme.yaml" in screen.text) == (bad.kept is not None)


def test_an_invalid_text_is_offered_again_with_its_faults_in_their_places(book: Book) -> None:
    seen = book.home / "seen"
    again = f'cp "$1" {seen}; sed -i "s/grade: Z/grade: B/" "$1"'
    first = (
        'sed -i "s/grade: C/grade: Z/" "$1"; printf "log:\\n  - date: 2026-11-01\\n    text: met\\n" >> "$1"'
    )
    editor(book, f'echo to-the-terminal; if grep -q "# clientctl:" "$1"; then {again}; else {first}; fi')

    screen = type_at(book, "edit", "Acme AS", answers=("y",))

    assert screen.code == 0
    assert screen.text.splitlines()[-1] == "Edited  acme  grade, log +1   clients/acme.yaml"
    assert seen.read_text() == (
        "# clientctl: 1 fault, marked like this; save it unchanged to give the edit up\n"
        "name: Acme AS\n"
        "# clientctl: grade cannot be 'Z' (one of: A, B, C, D)\n"
        "grade: Z\nregion: Nordics   # mine\n"
        "log:\n  - date: 2026-11-01\n    text: met\n"
    )
    assert book.subjects() == ["edit acme", "base"]
    removed, graded, log, entry, *rest = book.changed()
    assert (removed, graded, log) == ("-grade: C", "+grade: B", "+log:")
    assert entry.startswith("+  - id: 261122-") and rest == ["+    date: 2026-11-01", "+    text: met"]
    assert drafts(book) == {}


def test_what_an_editor_leaves_behind_is_in_no_book(book: Book) -> None:
    editor(book, f'd=$(dirname "$1"); touch "$1~" "$d/.acme.yaml.swp" "$d/#acme.yaml#"; {APPEND}')

    screen = type_at(book, "edit", "acme", "-q")

    assert (screen.code, screen.text) == (0, "acme\n")
    assert book.read(PATH) == TYPED.decode()
    assert book.git("show", "--format=", "--name-only") == PATH
    assert (book.git("status", "--porcelain", "--ignored"), drafts(book)) == ("", {})


def test_a_client_that_is_changed_meanwhile_is_kept_beside_the_draft(book: Book) -> None:
    command = " ".join(COMMAND)
    editor(
        book, f'{command} set acme grade=A < /dev/null > /dev/null 2>&1; sed -i "s/grade: C/grade: B/" "$1"'
    )

    screen = type_at(book, "edit", "acme")

    assert screen.code == 5 and "changed meanwhile" in screen.text
    assert book.read(PATH) == ACME.replace("grade: C", "grade: A")
    assert drafts(book) == {"acme/acme.yaml": ACME.replace("grade: C", "grade: B").encode()}
    assert book.subjects() == ["set acme", "base"]

    seen = book.home / "seen"
    editor(book, f'cp "$1" {seen}')
    screen = type_at(book, "edit", "acme", "--draft")

    assert screen.code == 0 and "was changed since this draft was begun" in screen.text
    assert {"# clientctl: -grade: C", "# clientctl: +grade: A"} <= set(seen.read_text().splitlines())
    assert book.read(PATH) == ACME.replace("grade: C", "grade: B")
    assert drafts(book) == {}


def test_a_draft_outlives_a_kill_and_is_offered_again(book: Book) -> None:
    editor(book, f"{APPEND}; kill -KILL $PPID")
    assert type_at(book, "edit", "acme").code == -signal.SIGKILL
    assert drafts(book) == {"acme/acme.yaml": TYPED}

    editor(book, 'echo "# other" >> "$1"')
    screen = type_at(book, "edit", "acme", "--dry-run")

    assert f"an earlier draft is kept: {book.root}/.git/clientctl/drafts/acme/acme.yaml" in screen.text
    assert screen.code == 0 and "\n+# other\n" in screen.text
    assert drafts(book) == {"acme/acme.yaml": TYPED}

    editor(book, 'echo "# more" >> "$1"')
    screen = type_at(book, "edit", "acme", "--draft", "--dry-run")
    assert screen.code == 0 and "\n+# typed\n+# more\n" in screen.text
    assert drafts(book) == {"acme/acme.yaml": TYPED + b"# more\n"}

    editor(book, "exit 0")
    assert type_at(book, "edit", "acme", "--draft").code == 0
    assert book.read(PATH) == TYPED.decode() + "# more\n"
    assert drafts(book) == {}
    assert type_at(book, "edit", "acme", "--draft").code == 3


def test_a_text_that_is_written_and_not_committed_leaves_no_draft(book: Book) -> None:
    hook = book.write(".git/hooks/pre-commit", "#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    editor(book, APPEND)

    screen = type_at(book, "edit", "acme")

    assert screen.code == 1 and "is written, but git did not commit it" in screen.text
    assert (book.read(PATH), drafts(book)) == (TYPED.decode(), {})


def test_a_file_that_cannot_be_read_is_mended_by_its_id(book: Book) -> None:
    book.write(PATH, "name: Acme: AS\n")
    editor(book, f'cp "$1" "{book.home}/seen"; sed -i "s/Acme: AS/Acme AS/" "$1"')

    assert type_at(book, "edit", "acme").code == 0
    assert (book.home / "seen").read_text().splitlines()[1:] == [
        "# clientctl: a “: ” where none can be (put quotes around a value that has a colon and a blank in it)",
        "name: Acme: AS",
    ]
    assert book.read(PATH) == "name: Acme AS\n"


def test_the_editor_is_the_users_own_and_no_shell_reads_its_line(book: Book, tmp_path: Path) -> None:
    editor(book, f'printf "%s\\n" "$@" > {tmp_path}/words')
    line = f"{book.home}/editor '--wait for me' $(touch${{IFS}}{tmp_path}/canary) ;"

    assert (
        type_at(
            book, "edit", "acme", env={"EDITOR": "false", "VISUAL": "false", "CLIENTCTL_EDITOR": line}
        ).code
        == 0
    )
    assert (tmp_path / "words").read_text().splitlines()[:2] == [
        "--wait for me",
        f"$(touch${{IFS}}{tmp_path}/canary)",
    ]
    assert not (tmp_path / "canary").exists()

    usual = {"EDITOR": " ", "VISUAL": "", "PATH": f"{book.home}:{os.environ['PATH']}"}
    assert type_at(book, "edit", "acme", env=usual).code == 0
    assert (tmp_path / "words").read_text() == f"{book.root}/.git/clientctl/drafts/acme/acme.yaml\n"


def test_without_an_editor_nothing_is_begun(book: Book, tmp_path: Path) -> None:
    for name in ("editor", "nano", "vi"):
        book.write(name, f"#!/bin/sh\ntouch {tmp_path}/canary\n").chmod(0o755)
    nowhere = tmp_path / "bin"
    nowhere.mkdir()
    (nowhere / "git").symlink_to("/usr/bin/git")
    rows = (
        ({"EDITOR": "", "PATH": f".::{nowhere}"}, 2, "there is no editor"),
        ({"EDITOR": "no-such-editor"}, 1, "the editor no-such-editor cannot be started"),
        ({"EDITOR": f"{nowhere}/none -x"}, 1, "/none cannot be started"),
        ({"EDITOR": 'vi "'}, 2, "EDITOR cannot be"),
    )
    for env, code, said in rows:
        screen = type_at(book, "edit", "acme", env=env)
        assert (screen.code, said in screen.text) == (code, True), screen.text
    assert drafts(book) == {}
    assert not (tmp_path / "canary").exists()


def test_a_new_client_is_shown_before_it_is_added(book: Book) -> None:
    editor(book, 'sed -i "s/^name: .*/name: Polar Snow/" "$1"; echo "grade: B" >> "$1"')
    screen = type_at(book, "add", "Polar Ice AS", "--edit")

    assert (screen.code, screen.text) == (0, "Added  polar-snow  clients/polar-snow.yaml\n")
    assert book.read("clients/polar-snow.yaml") == "name: Polar Snow\nsince: 2026-11-22\ngrade: B\n"

    editor(book, "exit 0")
    assert type_at(book, "add", "Gamma AS", "--edit").code == 0
    assert book.read("clients/gamma.yaml") == "name: Gamma AS\nsince: 2026-11-22\n"
    assert book.subjects() == ["add gamma", "add polar-snow", "base"]

    editor(book, 'echo "grade: Z" >> "$1"')
    screen = type_at(book, "add", "Delta AS", "--edit", answers=("n",))
    assert screen.code == 4 and str(book.root / ".git/clientctl/drafts/delta/delta.yaml") in screen.text
    assert drafts(book) == {"delta/delta.yaml": b"name: Delta AS\nsince: 2026-11-22\ngrade: Z\n"}
    assert not (book.root / "clients/delta.yaml").exists()

    words = ("add", "--edit", "--file", ".git/clientctl/drafts/delta/delta.yaml")
    editor(book, 'sed -i "s/grade: Z/grade: A/" "$1"')
    assert type_at(book, *words, "--dry-run").code == 0
    assert list(drafts(book)) == ["delta/delta.yaml"]
    assert type_at(book, *words).code == 0
    assert book.read("clients/delta.yaml") == "name: Delta AS\nsince: 2026-11-22\ngrade: A\n"
    assert drafts(book) == {}


def test_what_an_editor_could_not_save_is_kept_in_its_own_copy(book: Book) -> None:
    editor(book, 'echo unsaved > "$(dirname "$1")/.acme.yaml.swp"; kill -HUP $$')

    assert type_at(book, "edit", "acme").code == 1
    assert drafts(book) == {"acme/.acme.yaml.swp": b"unsaved\n", "acme/acme.yaml": ACME.encode()}
    editor(book, "exit 0")
    assert "an earlier draft is kept" in type_at(book, "edit", "acme").text


def test_a_directory_where_the_draft_was_is_left_as_it_is(book: Book) -> None:
    editor(book, 'rm "$1"; mkdir "$1"; echo deep > "$1/text"')

    screen = type_at(book, "edit", "acme")

    assert screen.code == 4 and "no ordinary file" in screen.text
    assert drafts(book) == {"acme/acme.yaml/text": b"deep\n"}
    assert book.read(PATH) == ACME
