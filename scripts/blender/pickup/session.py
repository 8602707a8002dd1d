"""What the panel shows and does. The bridge is called off the UI thread; strips are touched on it only."""

import threading
import time
import traceback

import bpy

from . import bridge, timeline

LIVE = 0.5  # seconds between looks while a job runs or its clip is to be placed
IDLE = 10.0  # seconds between looks while the panel is in use; else none, so that the bridge may leave
SETTLE = 0.3  # seconds that the settings stand still before their plan is asked for
SHOWN = 3  # jobs in the panel


class Errand:
    """One call, on a thread of its own."""

    def __init__(self, work, then):
        self.work, self.then = work, then
        self.result = self.problem = None
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self):
        try:
            self.result = self.work()
        except bridge.Problem as problem:
            self.problem = problem
        except Exception:
            traceback.print_exc()
            self.problem = bridge.Problem("The add-on failed; Blender's console tells more.")


class Session:
    def __init__(self):
        self.running = None  # the version of the bridge that answers
        self.errands = []
        self.begin()

    def begin(self):
        """With the project that has just been opened."""
        self.jobs = []
        self.problem = None  # with the last thing that was asked
        self.busy = self.looking = False
        self.request = self.plan = self.asked = None  # what would be ordered, its plan or problem
        self.changed_at = self.looked_at = 0.0
        self.seen = True

    def planned(self, request):
        """The request's plan with its engine, or its problem; None: not known yet. For every draw of the panel."""
        self.seen = True
        if request != self.request or (isinstance(self.plan, bridge.NoBridge) and self.running):
            self.request, self.plan, self.asked, self.changed_at = request, None, None, time.monotonic()
        return self.plan

    def order(self, request):
        self._do(lambda found: found.order(request), self._ordered)

    def cancel(self, job):
        self._do(lambda found: found.cancel(job), self._answered)

    def start(self, program):
        folder = home()
        self.busy, self.problem = True, None
        self.errands.append(Errand(lambda: bridge.start(program, folder), self._answered))

    def look(self, again=None):
        """Asks how the project's jobs stand and for what is to be placed; `again`: a job to be placed once more."""
        project, folder = bpy.data.filepath, home()
        self.looking, self.seen, self.looked_at = True, False, time.monotonic()

        def work():
            found = bridge.find(folder)
            return found.version, found.jobs(project, SHOWN), list(found.waiting(project))

        def then(result, problem):
            self.looking = False
            before = self.running, self.jobs
            if result and project == bpy.data.filepath:
                self.running, self.jobs, waiting = result
                for item, take in waiting:
                    if item["placement"]["state"] != "failed" or item["jobId"] == again:
                        self._receive(item, take)
            if (self.running, self.jobs) != before:
                redraw()

        self.errands.append(Errand(work, then))

    def tick(self):
        """By a timer on the UI thread: takes in what the errands have brought. Never waits."""
        now = time.monotonic()
        for errand in [e for e in self.errands if not e.thread.is_alive()]:
            self.errands.remove(errand)
            if isinstance(errand.problem, bridge.NoBridge) and self.running:
                self.running = None
                redraw()
            errand.then(errand.result, errand.problem)
        if self.request and self.request != self.asked and now > self.changed_at + SETTLE:
            self._plan(self.request)
        live = any(map(unfinished, self.jobs))
        if not self.looking and (live or self.seen) and now > self.looked_at + (LIVE if live else IDLE):
            self.look()

    def _do(self, work, then):
        folder = home()
        self.busy, self.problem = True, None
        self.errands.append(Errand(lambda: work(bridge.find(folder)), then))

    def _ordered(self, job, problem):
        if job:
            self.jobs = [job, *self.jobs]
        self._answered(job, problem)

    def _answered(self, _, problem):
        self.busy, self.problem = False, problem
        self._look_soon()
        redraw()

    def _look_soon(self):
        self.looked_at, self.seen = 0.0, True

    def _plan(self, request):
        folder = home()
        self.asked = request

        def work():
            found = bridge.find(folder)
            plan = found.plan(request)
            return plan, found.engines()[plan["engine"]]

        def then(result, problem):
            if request == self.request:
                self.plan = problem or result
                redraw()

        self.errands.append(Errand(work, then))

    def _receive(self, item, take):
        """Places the item unless it is there already, and tells the bridge what came of it."""
        if bpy.app.is_job_running("RENDER"):
            self.seen = True  # the next look comes back to it
            return
        try:
            strip = timeline.placed(item)
            if strip is None:
                strip = timeline.place(item, take)
                bpy.ops.ed.undo_push(message="Pickup " + strip.name)
            receipt = {"state": "in-bin", "readBack": strip.name}
        except bridge.Problem as problem:
            receipt = {"state": "failed", "why": " ".join(problem.sentences)}
        folder = home()
        self.errands.append(Errand(
            lambda: bridge.find(folder).acknowledge(item, receipt),
            lambda _, problem: problem or self._look_soon()))


def unfinished(job):
    waits = any(take["placement"]["state"] == "pending" for take in job["takes"])
    return job["state"] not in ("done", "failed", "cancelled") or job["state"] == "done" and waits


def home():
    own = bpy.context.preferences.addons[__package__].preferences.home
    return bridge.Path(bpy.path.abspath(own)) if own else bridge.home()


def redraw():
    for window in bpy.context.window_manager.windows:
        for area in window.screen.areas:
            if area.type == "SEQUENCE_EDITOR":
                area.tag_redraw()


session = Session()
