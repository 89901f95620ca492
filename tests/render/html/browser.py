"""A real browser without a window, spoken to through two pipes in the DevTools protocol."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select
from typing import Any, Final

PROGRAM: Final = shutil.which("chromium") or shutil.which("chromium-browser")
_PATIENCE: Final = 30.0
_OPTIONS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)


class Browser:
    """One browser with one page; `faults`: what its console complained of; `requests`: all that it fetched."""

    def __init__(self, sending: int, receiving: int) -> None:
        self._sending, self._receiving = sending, receiving
        self._number, self._buffer, self._session = 0, b"", ""
        self.faults: list[str] = []
        self.requests: list[str] = []
        self._loaded = False
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._ask(f"{domain}.enable")

    def open(self, path: Path, width: int = 1280, *, scheme: str = "light") -> None:
        """Show a file in a window of this width."""
        self.faults, self.requests = [], []
        self._ask(
            "Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 600
        )  # fmt: skip
        self._ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self._loaded = False
        self._ask("Page.navigate", url=path.as_uri())
        while not self._loaded:
            self._receive()

    def value(self, script: str) -> Any:
        """What an expression comes to in the page."""
        found = self._ask("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def press(self, key: str, text: str = "") -> None:
        """Press a key and let it go."""
        codes = {"Tab": 9, "Enter": 13, " ": 32}
        known: dict[str, Any] = {"key": key, "code": "Space" if key == " " else key}
        if key in codes:
            known["windowsVirtualKeyCode"] = codes[key]
        if text:
            known["text"] = text
        self._ask("Input.dispatchKeyEvent", type="keyDown", **known)
        self._ask("Input.dispatchKeyEvent", type="keyUp", **known)

    def type(self, text: str) -> None:
        self._ask("Input.insertText", text=text)

    def screenshot(self, path: Path) -> None:
        """The whole page as a picture."""
        found = self._ask("Page.captureScreenshot", captureBeyondViewport=True)
        path.write_bytes(b64decode(found["data"]))

    def pdf(self) -> bytes:
        """The page as it is printed."""
        return b64decode(self._ask("Page.printToPDF", preferCSSPageSize=True)["data"])

    def _ask(self, method: str, **params: Any) -> Any:
        self._number += 1
        number, asked = self._number, {"id": self._number, "method": method, "params": params}
        if self._session:
            asked["sessionId"] = self._session
        os.write(self._sending, json.dumps(asked).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") == number:
                assert "error" not in answer, (method, answer["error"])
                return answer["result"]

    def _receive(self) -> dict[str, Any]:
        """The next answer or event; events are taken note of."""
        while b"\0" not in self._buffer:
            ready, _, _ = select([self._receiving], [], [], _PATIENCE)
            assert ready, "the browser does not answer"
            part = os.read(self._receiving, 1 << 20)
            assert part, "the browser has gone"
            self._buffer += part
        line, self._buffer = self._buffer.split(b"\0", 1)
        found: dict[str, Any] = json.loads(line)
        method, params = found.get("method", ""), found.get("params", {})
        if method == "Page.loadEventFired":
            self._loaded = True
        elif method == "Log.entryAdded":
            self.faults.append(params["entry"]["text"])
        elif method == "Runtime.exceptionThrown" or method == "Runtime.consoleAPICalled":
            self.faults.append(json.dumps(params))
        elif method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        return found


@contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    """A browser with a profile of its own, which ends with the block."""
    assert PROGRAM is not None
    to_read, to_write = os.pipe()
    from_read, from_write = os.pipe()
    # the protocol wants the pipes as descriptors 3 and 4
    wired = f'exec "$0" "$@" 3<&{to_read} 4>&{from_write}'
    process = subprocess.Popen(
        ["/bin/bash", "-c", wired, PROGRAM, *_OPTIONS, f"--user-data-dir={profile}"],
        pass_fds=(to_read, from_write),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={"PATH": os.environ["PATH"], "HOME": str(profile), "LC_ALL": "C.UTF-8"},
    )
    os.close(to_read)
    os.close(from_write)
    try:
        yield Browser(to_write, from_read)
    finally:
        os.close(to_write)
        os.close(from_read)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
