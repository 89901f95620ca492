"""What the operating system refuses is told in both languages, with the path and a remedy."""

from __future__ import annotations

import errno

import pytest

from clientctl.errors import Failed
from clientctl.messages import word
from clientctl.store.reasons import cannot_read, cannot_write, failures_told, reason


@pytest.mark.parametrize(
    ("number", "english", "chinese"),
    [
        (errno.ENOSPC, "the disk is full", "磁盘已满"),
        (errno.EROFS, "the file system is read-only", "文件系统是只读的"),
        (errno.EACCES, "permission denied", "没有权限"),
        (errno.EIO, "the disk reported an error", "磁盘报告了错误"),
        (errno.EDQUOT, "your disk quota is used up", "磁盘配额已用完"),
    ],
)
def test_common_errors_have_words_of_their_own(number: int, english: str, chinese: str) -> None:
    failure = cannot_write("clients/a.yaml", OSError(number, "-"))
    assert word(failure.message, "en") == f"cannot write clients/a.yaml: {english}"
    assert word(failure.message, "zh") == f"无法写入 clients/a.yaml：{chinese}"
    assert failure.hint is not None and word(failure.hint, "zh")


def test_a_rare_error_is_told_in_the_words_of_the_system() -> None:
    assert word(reason(OSError(errno.EPIPE, "-")), "en") == "Broken pipe"
    assert word(reason(OSError("odd")), "en") == "odd"
    assert cannot_read("a", OSError(errno.EPIPE, "-")).hint is not None


def test_a_bare_error_becomes_a_refusal_with_its_file_or_the_given_one() -> None:
    for error, path in ((OSError(errno.EIO, "-", "x/y"), "x/y"), (OSError(errno.EIO, "-", 7), "book")):
        with pytest.raises(Failed) as refused, failures_told("book"):
            raise error
        assert refused.value.message.values["path"] == path
