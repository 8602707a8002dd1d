# SPDX-License-Identifier: GPL-3.0-or-later
"""What the panel shows and does. The bridge is called off the UI thread; strips are touched on it only."""

import threading
import time
import traceback

import bpy

from . import bridge, names, order, place, timeline

LIVE = 0.5  # seconds between looks while a job runs or its clip is to be placed
IDLE = 1.5  # seconds between looks while Pickup is in use, as jobs are ordered in the browser too
USE = 600.0  # seconds that it counts as in use; then nobody looks any more, so that the bridge may leave
SETTLE = 0.3  # seconds that the settings stand still before their plan is asked for
SHOWN = 3  # jobs in the panel
GLANCE = 0.4  # seconds between looks at what is selected
BEAT = 45.0  # seconds after which the bridge is told again: it takes an NLE for closed that is silent for two minutes
ANEW = 5.0  # seconds until a bridge is looked for that did not answer


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


class Planning:
    """What would be ordered: the requests, and their plans with their engines, or why they can not be."""

    def __init__(self):
        self.requests = self.asked = self.plans = None
        self.changed_at = 0.0


class Session:
    def __init__(self):
        self.running = None  # the version of the bridge that answers
        self.errands = []
        self.told = None  # what the bridge was last told is selected
        self.told_at = self.glanced_at = 0.0
        self.telling = False
        self.begin()

    def begin(self):
        """With the project that has just been opened, or been given another name."""
        self.project = None  # not known before the first look: Blender withholds its data while it loads an add-on
        self.jobs = []
        self.elsewhere = []  # jobs that were ordered under an earlier name of the project, with that name
        self.problem = None  # with the last thing that was asked
        self.waits = 0  # for answers to what was asked
        self.looking = False
        self.plannings = {order.SWAP: Planning(), order.SPEAK: Planning()}
        self.looked_at = 0.0
        self.used_at = time.monotonic()
        self.receipts = {}  # of what was done here, by item: a receipt that was lost undoes no undo, and is no second try

    def renamed(self):
        """After a save, which may have been under another name."""
        if self.project not in (None, bpy.data.filepath):
            self.begin()

    @property
    def busy(self):
        return self.waits > 0

    def planned(self, kind, requests):
        """The requests' plans with their engines, or their problem; None: not known yet. For every draw of the panel."""
        self.used_at = time.monotonic()
        planning = self.plannings[kind]
        if requests != planning.requests or (isinstance(planning.plans, bridge.NoBridge) and self.running):
            planning.requests, planning.plans, planning.asked = requests, None, None
            planning.changed_at = time.monotonic()
        return planning.plans

    def order(self, kind, requests):
        """One job each, all at once."""
        for request in requests:
            self._do(lambda found, request=request: found.order(kind, request), self._ordered)

    def cancel(self, job):
        self._do(lambda found: found.cancel(job))

    def start(self, program):
        self._ask(lambda folder: bridge.start(program, folder))

    def open_panel(self, program):
        """In the browser; runs the bridge when none runs and the preferences name its program."""

        def work(folder):
            try:
                return bridge.find(folder).panel()
            except bridge.NoBridge:
                if not program:
                    raise
                return bridge.start(program, folder).panel()

        self._ask(work, lambda address, _: address and show_in_browser(address))

    def look(self, again=None, playhead=False, adopt=None):
        """Asks how the project's jobs stand and for what is to be placed.

        `again`: a job to be placed once more; `adopt`: one of an earlier name of the project, to be placed here.
        """
        project, folder, earlier = bpy.data.filepath, home(), names.earlier()
        self.project, self.looking, self.looked_at = project, True, time.monotonic()

        def work():
            found = bridge.find(folder)
            jobs = found.jobs(project, SHOWN)
            elsewhere = [
                (job, name) for name in earlier for job in found.jobs(name, SHOWN) if not_placed(job)]
            waiting = list(found.waiting(project))
            if adopt:
                waiting += [each for name in earlier for each in found.waiting(name) if each[0]["jobId"] == adopt]
            return found.version, jobs, elsewhere, [(*each, bridge.source(each[2])) for each in waiting]

        def then(result, problem):
            self.looking = False
            before = self.running, self.jobs, self.elsewhere
            if result and project == bpy.data.filepath:
                self.running, self.jobs, self.elsewhere, waiting = result
                for item, job, take, source in waiting:
                    asked_again = item["jobId"] in (again, adopt)
                    if asked_again:
                        self.receipts.pop(item["id"], None)
                    if item["placement"]["state"] != "failed" or asked_again:
                        self._receive(item, job, take, source, playhead and asked_again)
            if (self.running, self.jobs, self.elsewhere) != before:
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
        for planning in self.plannings.values():
            if planning.requests and planning.requests != planning.asked and now > planning.changed_at + SETTLE:
                self._plan(planning)
        live = any(map(unfinished, [*self.jobs, *(job for job, _ in self.elsewhere if job["state"] != "done")]))
        used = now < self.used_at + USE
        if not self.looking and (live or used) and now > self.looked_at + (LIVE if live else IDLE):
            self.look()
        if not self.telling and now > self.glanced_at + GLANCE:
            self.glanced_at = now
            self._tell(now)

    def _tell(self, now):
        """What is selected, at each change and at least once a minute: the bridge's own panel takes it from there."""
        selection = timeline.told(timeline.scene_of(bpy.context))
        if selection is None or selection == self.told and now < self.told_at + BEAT:
            return
        if selection != self.told:
            self.used_at = now
        folder = home()
        self.telling, self.told, self.told_at = True, selection, now

        def then(_, problem):
            self.telling = False
            if problem:
                self.told_at = now + ANEW - BEAT

        self.errands.append(Errand(lambda: bridge.find(folder).tell(selection), then))

    def _do(self, work, then=lambda result, problem: None):
        self._ask(lambda folder: work(bridge.find(folder)), then)

    def _ask(self, work, then=lambda result, problem: None):
        """For a click: the panel waits for the answer and shows what is wrong with it."""
        folder, project = home(), bpy.data.filepath
        self.waits, self.problem = self.waits + 1, None if not self.waits else self.problem

        def answered(result, problem):
            if project != bpy.data.filepath:
                return
            self.waits, self.problem = max(0, self.waits - 1), problem or self.problem
            then(result, problem)
            self._look_soon()
            redraw()

        self.errands.append(Errand(lambda: work(folder), answered))

    def _ordered(self, job, _):
        if job:
            self.jobs = [job, *self.jobs]

    def _look_soon(self):
        self.looked_at, self.used_at = 0.0, time.monotonic()

    def _plan(self, planning):
        folder, requests = home(), planning.requests
        kind = next(kind for kind, each in self.plannings.items() if each is planning)
        planning.asked = requests

        def work():
            found = bridge.find(folder)
            engines = found.engines()
            plans = [found.plan(kind, request) for request in requests]
            return [(plan, engines[plan["engine"]]) for plan in plans]

        def then(result, problem):
            if requests == planning.requests:
                planning.plans = problem or result
                redraw()

        self.errands.append(Errand(work, then))

    def _receive(self, item, job, take, source, playhead):
        """Places the item unless it is there already, and tells the bridge what came of it."""
        if bpy.app.is_job_running("RENDER"):
            return  # the next look comes back to it
        there = place.placed(item)
        if there:
            receipt = {"state": "in-bin", "readBack": place.read_back(there)}
        else:
            receipt = self.receipts.get(item["id"]) or self._place(item, job, take, source, playhead)
            self.receipts[item["id"]] = receipt
        folder = home()
        self.errands.append(Errand(
            lambda: bridge.find(folder).acknowledge(item, receipt),
            lambda _, problem: problem or self._look_soon()))

    def _place(self, item, job, take, source, playhead):
        try:
            here = place.spot(item, source, playhead)
            # a line put into footage is heard with its clip; a swapped background leaves the original's sound be
            sounding = job["kind"] == order.SPEAK or here.original is None and has_sound(take)
            laid = place.place(item, take, here, sounding)
        except bridge.Problem as problem:
            return {"state": "failed", "why": " ".join(problem.sentences)}
        bpy.ops.ed.undo_push(message="Pickup " + laid[0].name)
        heard = place.still_heard(here) if sounding else ""
        why = " ".join(filter(None, (here.moved, heard)))
        return {"state": "in-bin", "readBack": place.read_back(laid), **({"why": why} if why else {})}


def show_in_browser(address):
    bpy.ops.wm.url_open(url=address)


def unfinished(job):
    waits = any(take["placement"]["state"] == "pending" for take in job["takes"])
    return job["state"] not in ("done", "failed", "cancelled") or job["state"] == "done" and waits


def not_placed(job):
    """Whether something of it still waits for its project."""
    failed = any(take["placement"]["state"] == "failed" for take in job["takes"])
    return unfinished(job) or job["state"] == "done" and failed


def has_sound(take):
    return any(check["name"] == "audio" and check["actual"] != "none" for check in take["proof"]["checks"])


def home():
    own = bpy.context.preferences.addons[__package__].preferences.home
    return bridge.Path(bpy.path.abspath(own)) if own else bridge.home()


def redraw():
    for window in bpy.context.window_manager.windows:
        for area in window.screen.areas:
            if area.type == "SEQUENCE_EDITOR":
                area.tag_redraw()


session = Session()
