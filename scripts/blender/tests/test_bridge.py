"""The add-on's talk with the bridge, without Blender: python3 test_bridge.py, or by Blender's Python."""

import hashlib
import hmac
import http.server
import json
import os
import sys
import tempfile
import threading
import unittest
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "pickup"))
import bridge
import order

TOKEN = "a token that must not leave"


class Fake(http.server.BaseHTTPRequestHandler):
    """Answers as its server's `answers` say and keeps what it was asked."""

    def do_GET(self):
        self.do_POST()

    def do_PUT(self):
        self.do_POST()

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or "null")
        self.server.asked.append((self.path, self.headers, body))
        if self.path == "/v1/hello":
            key = self.server.token.encode()
            status, said = 200, {"hmac": hmac.new(key, body["nonce"].encode(), hashlib.sha256).hexdigest(), "api": 1}
        else:
            status, said = self.server.answers.pop(0)
        if status is None:
            self.close_connection = True
            return
        text = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.send_header("Location", "/elsewhere")
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


class BridgeTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="pickup 作業 🎬 ")
        self.addCleanup(folder.cleanup)
        self.home = Path(folder.name)
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Fake)
        self.server.token, self.server.answers, self.server.asked = TOKEN, [], []
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.write(f"http://127.0.0.1:{self.server.server_port}")

    def write(self, url, **more):
        said = {"url": url, "token": TOKEN, "pid": 1, "version": "0.1.0", "api": 1, **more}
        (self.home / "bridge.json").write_text(json.dumps(said), "utf-8")

    def fails(self, call):
        with self.assertRaises(bridge.Problem) as caught:
            call()
        return caught.exception

    def test_proves_itself_before_the_token_is_sent(self):
        self.server.answers = [(200, {"items": []})]
        self.assertEqual(bridge.find(self.home).jobs("/cut.blend", 3), [])
        hello, jobs = self.server.asked
        self.assertNotIn("Authorization", hello[1])
        self.assertNotIn(TOKEN, json.dumps(hello[2]))
        self.assertEqual(jobs[0], "/v1/jobs?project=%2Fcut.blend&limit=3")
        self.assertEqual(jobs[1]["Authorization"], "Bearer " + TOKEN)

    def test_an_impostor_gets_no_token(self):
        self.server.token = "another"
        self.assertIn("Another program", str(self.fails(lambda: bridge.find(self.home))))
        self.assertEqual([path for path, _, _ in self.server.asked], ["/v1/hello"])

    def test_no_bridge(self):
        for write in (
            lambda: (self.home / "bridge.json").write_text("{", "utf-8"),
            lambda: (self.home / "bridge.json").write_text("[]", "utf-8"),
            lambda: (self.home / "bridge.json").unlink(),
        ):
            write()
            self.assertEqual(self.fails(lambda: bridge.find(self.home)).sentences, ("No bridge is running.",))
        self.server.server_close()
        self.write(f"http://127.0.0.1:{self.server.server_port}")
        self.assertIsInstance(self.fails(lambda: bridge.find(self.home)), bridge.NoBridge)

    def test_a_bridge_elsewhere_is_never_asked(self):
        for url in ("http://192.0.2.1:4747", "https://127.0.0.1:1", "http://127.0.0.1.example:1", "file:///etc"):
            self.write(url)
            self.assertIn("another machine", str(self.fails(lambda: bridge.find(self.home))))

    def test_a_newer_bridge(self):
        self.write(f"http://127.0.0.1:{self.server.server_port}", api=2, version="9.0")
        self.assertIn("Update the add-on", str(self.fails(lambda: bridge.find(self.home))))

    def test_neither_proxies_nor_redirects(self):
        os.environ["http_proxy"] = os.environ["HTTP_PROXY"] = "http://127.0.0.1:9"
        self.addCleanup(os.environ.pop, "http_proxy")
        self.addCleanup(os.environ.pop, "HTTP_PROXY", None)
        self.server.answers = [(307, {"problems": [{"detail": "Elsewhere."}], "charged": "no"})]
        self.fails(lambda: bridge.find(self.home).engines())
        self.assertEqual([path for path, _, _ in self.server.asked], ["/v1/hello", "/v1/engines"])

    def test_problems_are_told_all_at_once(self):
        said = {"charged": "unknown", "problems": [{"detail": "One."}, {"detail": "Two."}]}
        self.server.answers = [(422, said)]
        problem = self.fails(lambda: bridge.find(self.home).plan("edit", {}))
        self.assertEqual((problem.sentences, problem.charged), (("One.", "Two."), "unknown"))

    def test_a_lost_answer_is_the_same_order(self):
        self.server.answers = [(None, None), (202, {"id": "7"})]
        self.assertEqual(bridge.find(self.home).order("edit", {})["id"], "7")
        _, first, second = self.server.asked
        self.assertEqual(first[1]["Idempotency-Key"], second[1]["Idempotency-Key"])
        self.server.answers = [(None, None), (None, None)]
        self.assertEqual(self.fails(lambda: bridge.find(self.home).order("edit", {})).charged, "unknown")

    def test_only_clips_of_finished_jobs_are_placed(self):
        items = [{"id": "7-1", "jobId": "7", "takeId": "1"}, {"id": "8-1", "jobId": "8", "takeId": "1"}]
        takes = [{"id": "1"}]
        done = {"state": "done", "takes": takes}
        self.server.answers = [
            (200, {"items": items}),
            (200, {"state": "delivering", "takes": takes}),
            (200, done)]
        self.assertEqual(list(bridge.find(self.home).waiting("/a b.blend")), [(items[1], done, takes[0])])
        self.assertEqual(self.server.asked[1][0], "/v1/outbox?nle=blender&project=%2Fa+b.blend")

    def test_tells_what_is_selected(self):
        self.server.answers = [(200, {})]
        bridge.find(self.home).tell({"project": {"name": "cut"}, "clips": []})
        path, headers, body = self.server.asked[1]
        self.assertEqual((path, body["clips"]), ("/v1/hosts/blender/selection", []))
        self.assertEqual(headers["Authorization"], "Bearer " + TOKEN)

    def test_the_panel_is_opened_with_a_code_and_never_the_token(self):
        self.server.answers = [(201, {"code": "ABCD-1234"})]
        self.assertEqual(
            bridge.find(self.home).panel(), f"http://127.0.0.1:{self.server.server_port}/panel/#ABCD-1234")

    def test_the_media_that_a_clip_is_of(self):
        sidecar = self.home / "A001_v001.pickup.json"
        self.assertIsNone(bridge.source({"sidecar": str(sidecar)}))
        sidecar.write_text('{"plate": {"name": "剪辑.mov", "in": 3, "out": 9}}', "utf-8")
        self.assertEqual(bridge.source({"sidecar": str(sidecar)}), ("剪辑.mov", 3, 9))
        sidecar.write_text('{"plate": null}', "utf-8")
        self.assertIsNone(bridge.source({"sidecar": str(sidecar)}))

    def test_a_receipt_says_no_more_than_the_bridge_takes(self):
        self.server.answers = [(200, {}), (200, {})]
        found, item = bridge.find(self.home), {"id": "7-1"}
        found.acknowledge(item, {"state": "failed", "why": "a" * 2000})
        found.acknowledge(item, {"state": "in-bin", "readBack": "é" * 5000, "why": "🎬" * 2000})
        fits, cut = (body for _, _, body in self.server.asked[1:])
        self.assertEqual(fits, {"state": "failed", "why": "a" * 2000})
        # an astral character counts twice, and is cut as a whole
        self.assertEqual(cut, {"state": "in-bin", "readBack": "é" * 4095 + "…", "why": "🎬" * 999 + "…"})

    def test_where_home_is(self):
        user = Path.home()
        self.assertEqual(bridge.home({"PICKUP_HOME": "/x"}, "linux"), Path("/x"))
        self.assertEqual(bridge.home({}, "linux"), user / ".local/share/pickup")
        self.assertEqual(bridge.home({"XDG_DATA_HOME": "/d"}, "linux"), Path("/d/pickup"))
        self.assertEqual(bridge.home({"PICKUP_HOME": " "}, "darwin"), user / "Library/Application Support/Pickup")
        self.assertEqual(bridge.home({"LOCALAPPDATA": "/l"}, "win32"), Path("/l/Pickup"))
        self.assertEqual(bridge.home({}, "win32"), user / "AppData/Local/Pickup")

    def test_a_program_that_does_not_start(self):
        self.assertIn("can not be started", str(self.fails(lambda: bridge.start(str(self.home / "no"), self.home))))
        (self.home / "bridge.json").unlink()
        self.assertIn("did not start", str(self.fails(lambda: bridge.start("/bin/false", self.home))))


class OrderTest(unittest.TestCase):
    plate = SimpleNamespace(
        media="/m/A001.mov", first=50, end=99, rate=Fraction(24000, 1001), width=1920, height=1080, scene="Scene",
        channel=1, frame=120)
    plan = {
        "engine": "local", "range": {"in": 50, "out": 99}, "handles": {"head": 0, "tail": 0},
        "cost": {"estimate": {"amount": "0.00", "currency": "USD"}}}

    def test_request(self):
        request = order.swap("/cut.blend", self.plate, {"blur": 9}, "draft", "h264", 12)
        self.assertEqual(request["plate"], {"media": "/m/A001.mov", "in": 50, "out": 99, "handles": 12})
        self.assertEqual(request["sequence"]["rate"], "24000/1001")
        self.assertEqual(request["at"], {"sequence": "Scene", "track": 1, "frame": 120})

    def test_sentence(self):
        request = order.swap("/cut.blend", self.plate, {"blur": 9}, "draft", "prores422hq", 0)
        self.assertEqual(
            order.sentence(request, self.plan, {"leavesMachine": False}, 2),
            "Frames 50–98 of A001.mov, local engine, nothing leaves this machine, free; "
            "comes back as ProRes 422 HQ above on channel 2.")
        plan = {
            **self.plan, "engine": "kling", "handles": {"head": 12, "tail": 3},
            "cost": {"estimate": {"amount": "0.84", "currency": "USD"}}}
        self.assertEqual(
            order.sentence(request, plan, {"leavesMachine": True}, 3),
            "Frames 50–98 of A001.mov with handles of 12 and 3, kling engine, the frames leave this machine, "
            "about 0.84 USD; comes back as ProRes 422 HQ above on channel 3.")

    def test_several(self):
        requests = [order.swap("/cut.blend", self.plate, {"blur": 9}, "draft", "h264", 0)] * 2
        plans = [({**self.plan, "cost": {"estimate": {"amount": "0.84", "currency": "USD"}}}, {"leavesMachine": True})] * 2
        self.assertEqual(
            order.sentences(requests, plans),
            "2 strips, one clip each: A001.mov, A001.mov; the frames leave this machine, about 1.68 USD; "
            "each comes back as H.264 above its own original.")

    def test_words_without_a_consent_are_sent_as_they_are(self):
        said = {"lines": [{"text": "No.", "language": "en"}]}
        self.assertNotIn("consent", order.speak("/cut.blend", self.plate, said, {}, "draft", "h264", 0))
        request = order.speak("/cut.blend", self.plate, said, {"who": "Anna"}, "draft", "h264", 0)
        self.assertEqual((request["consent"], request["lines"]), ({"who": "Anna"}, said["lines"]))
        self.assertNotIn("edit", request)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
