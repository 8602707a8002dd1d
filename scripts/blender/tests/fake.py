"""A bridge in this process whose ledger the test writes: what waits, how it is acknowledged, what was ordered."""

import hashlib
import hmac
import http.server
import json
import threading
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

TOKEN = "a token that must not leave"


class FakeBridge:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.items, self.jobs = {}, {}
        self.receipts, self.ordered, self.told = [], [], []
        self.ordered_at = None
        self.looks = 0  # into the outbox
        self.lose = 0  # so many receipts get lost on their way
        self.refused = None  # the item whose receipts are refused
        self.problem = None  # that every order is refused with
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Door)
        self.server.bridge = self
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        runtime = {"url": f"http://127.0.0.1:{self.server.server_port}", "token": TOKEN, "pid": 1, "version": "0", "api": 1}
        (self.folder / "bridge.json").write_text(json.dumps(runtime), "utf-8")

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def ready(self, project, clip, at=None, source=None, kind="edit", head=0, tail=0, sound="none"):
        """A clip is finished and waits for the project. Gives the item's number, which is the job's too."""
        number = str(len(self.jobs) + 1)
        sidecar = self.folder / f"{number}.pickup.json"
        name, begin, stop = source or (None, 0, 0)
        plate = {"name": name, "in": begin, "out": stop} if source else None
        sidecar.write_text(json.dumps({"plate": plate}), "utf-8")
        placement = {"state": "pending", "bin": "", "verified": False}
        take = {
            "id": "1", "clip": {"path": clip}, "handles": {"head": head, "tail": tail}, "sidecar": str(sidecar),
            "proof": {"passed": True, "checks": [
                {"name": "audio", "expected": sound, "actual": sound, "passed": True}]},
            "placement": placement}
        self.jobs[number] = {
            "id": number, "kind": kind, "project": project, "state": "done", "progress": 1, "takes": [take]}
        self.items[number] = {
            "id": number, "jobId": number, "takeId": "1", "project": project, "clip": clip,
            "name": f"{Path(clip).stem}_v{int(number):03}", "placement": placement, **({"at": at} if at else {})}
        return number

    def answer(self, method, path, asked, body):
        parts = path.strip("/").split("/")[1:]
        if parts == ["hello"]:
            proof = hmac.new(TOKEN.encode(), body["nonce"].encode(), hashlib.sha256).hexdigest()
            return 200, {"hmac": proof, "api": 1}
        if parts == ["engines"]:
            return 200, {"items": [{"id": "local", "leavesMachine": False}]}
        if parts == ["pair", "code"]:
            return 201, {"code": "ABCD-1234", "until": "2030-01-01T00:00:00Z"}
        if method == "PUT":
            self.told.append(body)
            return 200, body
        if parts == ["jobs"]:
            project = asked["project"][0]
            return 200, {"items": [job for job in reversed(self.jobs.values()) if job["project"] == project][:3]}
        if parts[0] == "jobs":
            return 200, self.jobs[parts[1]]
        if parts == ["outbox"]:
            self.looks += 1
            project = asked["project"][0]
            return 200, {"items": [
                item for item in self.items.values()
                if item["project"] == project and item["placement"]["state"] != "in-bin"]}
        if parts[0] == "outbox":
            return self.acknowledged(parts[1], body)
        return self.shot(parts[0], asked, body)

    def acknowledged(self, number, receipt):
        if self.lose:
            self.lose -= 1
            return None, None
        if number == self.refused:
            return 422, refusal("No.")
        for name, most in ("readBack", 4096), ("why", 2000):
            if len(receipt.get(name, "").encode("utf-16-le")) > 2 * most:
                return 400, refusal(f"{name} must be a string of at most {most} characters.")
        self.receipts.append((number, receipt))
        placement = self.items[number]["placement"]
        if placement["state"] != "in-bin":
            placement.update(state=receipt["state"], why=receipt.get("why"), verified="readBack" in receipt)
        return 200, self.items[number]

    def shot(self, kind, asked, body):
        if self.problem:
            return 422, refusal(self.problem)
        if "dryRun" in asked:
            plate = body["plate"]
            return 200, {
                "engine": "local", "range": {"in": plate["in"], "out": plate["out"]},
                "handles": {"head": 0, "tail": 0}, "notes": [],
                "cost": {"estimate": {"amount": "0.00", "currency": "USD"}}}
        self.ordered_at = time.monotonic()
        self.ordered.append((kind, body))
        number = str(len(self.jobs) + 1)
        self.jobs[number] = {
            "id": number, "kind": kind, "project": body["project"]["file"], "state": "rendering", "progress": 0.4,
            "takes": []}
        return 202, self.jobs[number]


def refusal(sentence):
    return {"charged": "no", "problems": [{"detail": sentence}]}


class Door(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.speak()

    def do_PUT(self):
        self.speak()

    def do_POST(self):
        self.speak()

    def speak(self):
        place = urlsplit(self.path)
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or "null")
        status, said = self.server.bridge.answer(self.command, place.path, parse_qs(place.query), body)
        if status is None:
            self.close_connection = True
            return
        text = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass
