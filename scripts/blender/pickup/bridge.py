"""Finds the bridge that runs on this machine and calls it. Plain Python: knows nothing of Blender, and is DaVinci
Resolve's client too."""

import hashlib
import hmac
import http.client
import json
import os
import secrets
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

API = 1
LOOPBACK = ("127.0.0.1", "::1", "localhost")
SHORT = 1.0  # seconds for a look
LOOK_UP = 5.0  # seconds for an answer that first looks into media
LONG = 30.0  # seconds for an order: the bridge probes the media first
LARGEST = 16 << 20  # bytes of an answer
SAID = {"readBack": 4096, "why": 2000}  # UTF-16 units of each in a receipt; one that says more is refused


class Problem(Exception):
    """What is wrong, in sentences for the editor, and whether it has cost anything."""

    def __init__(self, *sentences, charged="no"):
        super().__init__(*sentences)
        self.sentences = sentences
        self.charged = charged


class NoBridge(Problem):
    """Nobody answers, or not the one who wrote the runtime file."""


def home(env=None, system=sys.platform):
    """The folder of the bridge: PICKUP_HOME, else the platform's application-data folder."""
    env = os.environ if env is None else env
    if env.get("PICKUP_HOME", "").strip():
        return Path(env["PICKUP_HOME"])
    user = Path.home()
    if system == "darwin":
        return user / "Library/Application Support/Pickup"
    if system == "win32":
        return Path(env.get("LOCALAPPDATA") or user / "AppData/Local") / "Pickup"
    return Path(env.get("XDG_DATA_HOME") or user / ".local/share") / "pickup"


def find(folder, nle="blender"):
    """The bridge that the folder's runtime file names, once it has proved to be the file's writer."""
    try:
        said = json.loads((Path(folder) / "bridge.json").read_text("utf-8"))
        url, token, api, version = said["url"], said["token"], said["api"], said["version"]
    except (OSError, ValueError, KeyError, TypeError):
        raise NoBridge("No bridge is running.") from None
    if api != API:
        raise Problem(f"The bridge is Pickup {version}, which this add-on does not know. Update the add-on.")
    bridge = Bridge(url, token, version, nle)
    bridge.prove()
    return bridge


def start(program, folder, nle="blender"):
    """Starts the bridge that leaves by itself when nobody needs it, and waits until it answers."""
    away = {"creationflags": subprocess.DETACHED_PROCESS} if os.name == "nt" else {"start_new_session": True}
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            [program, "serve", "--idle-exit"],
            env={**os.environ, "PICKUP_HOME": str(folder)},
            stdin=quiet, stdout=quiet, stderr=quiet, **away)
    except OSError as e:
        raise NoBridge(f"{program} can not be started: {e.strerror}.") from None
    end = time.monotonic() + LONG
    while process.poll() in (None, 0) and time.monotonic() < end:
        try:
            return find(folder, nle)
        except NoBridge:
            time.sleep(0.2)
    raise NoBridge("The bridge did not start. Run scripts/pickup serve in a terminal to see why.")


class Bridge:
    """One running bridge. http.client knows no proxies and follows no redirects: the token stays here."""

    def __init__(self, url, token, version, nle):
        place = urlsplit(url)
        if place.scheme != "http" or place.hostname not in LOOPBACK:
            raise NoBridge("The runtime file names a bridge on another machine; that is never asked.")
        self.url, self.host, self.port = url, place.hostname, place.port
        self.version, self.nle = version, nle
        self._token = token

    def prove(self):
        nonce = secrets.token_hex(32)
        said = self._call("POST", "/v1/hello", {"nonce": nonce}, token=None)
        proof = hmac.new(self._token.encode(), nonce.encode(), hashlib.sha256).hexdigest()
        if not hmac.compare_digest(proof, str(said.get("hmac"))):
            raise NoBridge("Another program answers in the bridge's place. Start the bridge anew.")

    def engines(self):
        return {engine["id"]: engine for engine in self._get("/v1/engines")["items"]}

    def plan(self, kind, request):
        """What the order would do and cost; starts nothing."""
        return self._post(f"/v1/{kind}?dryRun=true", request, LONG)

    def order(self, kind, request):
        """Starts the job. An answer that was lost is asked for again: the key makes it the same job."""
        key = secrets.token_hex(16)
        try:
            return self._post("/v1/" + kind, request, LONG, key)
        except NoBridge:
            try:
                return self._post("/v1/" + kind, request, LONG, key)
            except NoBridge as e:
                raise NoBridge(*e.sentences, charged="unknown") from None

    def tell(self, selection):
        """What is selected here, for the bridge's own panel."""
        return self._call("PUT", f"/v1/hosts/{self.nle}/selection", selection, LOOK_UP, self._token)

    def panel(self):
        """The address of the bridge's own panel, with a code that lets one browser in, once."""
        return f"{self.url}/panel/#{self._post('/v1/pair/code', {})['code']}"

    def cancel(self, job):
        return self._post(f"/v1/jobs/{quote(job, safe='')}/cancel", {})

    def jobs(self, project, most):
        """The project's jobs, newest first."""
        return self._get("/v1/jobs?" + urlencode({"project": project, "limit": most}))["items"]

    def waiting(self, project):
        """What the project is to take in: items of the outbox, each with its job and take."""
        query = urlencode({"nle": self.nle, "project": project})
        for item in self._get("/v1/outbox?" + query)["items"]:
            job = self._get("/v1/jobs/" + quote(item["jobId"], safe=""))
            if job["state"] == "done":
                yield item, job, next(take for take in job["takes"] if take["id"] == item["takeId"])

    def acknowledge(self, item, receipt):
        said = {name: cut(text, SAID[name]) if name in SAID else text for name, text in receipt.items()}
        return self._post(f"/v1/outbox/{quote(item['id'], safe='')}/ack", said)

    def _get(self, path):
        return self._call("GET", path, token=self._token)

    def _post(self, path, body, seconds=SHORT, key=None):
        return self._call("POST", path, body, seconds, self._token, key)

    def _call(self, method, path, body=None, seconds=SHORT, token=None, key=None):
        headers = {"Content-Type": "application/json"} if body is not None else {}
        if token:
            headers["Authorization"] = "Bearer " + token
        if key:
            headers["Idempotency-Key"] = key
        door = http.client.HTTPConnection(self.host, self.port, timeout=seconds)
        try:
            door.request(method, path, None if body is None else json.dumps(body), headers)
            answer = door.getresponse()
            said = json.loads(answer.read(LARGEST))
        except (OSError, http.client.HTTPException, ValueError):
            raise NoBridge("The bridge does not answer.") from None
        finally:
            door.close()
        if answer.status // 100 != 2:
            raise problem(said)
        return said


def problem(said):
    """The problem of an answer or of a job."""
    return Problem(*(one["detail"] for one in said["problems"]), charged=said["charged"])


def cut(text, most):
    """The text, if need be its beginning: at most so many UTF-16 units, and no half of a character."""
    units = text.encode("utf-16-le", "surrogatepass")
    return text if len(units) <= 2 * most else units[:2 * (most - 1)].decode("utf-16-le", "ignore") + "…"


def source(take):
    """Of which media the clip is, by its sidecar: name, first frame, the frame after the last. None: of none."""
    try:
        plate = json.loads(Path(take["sidecar"]).read_text("utf-8"))["plate"]
        return plate["name"], plate["in"], plate["out"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
