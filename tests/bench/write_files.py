"""Writes the files of a directory into another one, each flushed to the disk, and prints how many there were."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main() -> None:
    source, target = map(Path, sys.argv[1:])
    files = [(file.name, file.read_bytes()) for file in source.glob("*.yaml")]
    target.mkdir(parents=True)
    for name, data in files:
        descriptor = os.open(target / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        os.write(descriptor, data)
        os.fsync(descriptor)
        os.close(descriptor)
    print(len(files))


if __name__ == "__main__":
    main()
