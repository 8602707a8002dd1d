# SPDX-License-Identifier: GPL-3.0-or-later
"""Stays beside Resolve: tells what is selected, takes clips in as they come, and goes when Resolve goes."""

import os
import time
import traceback
import webbrowser

from . import bridge, place, pool, timeline

GLANCE = 1.0  # seconds between looks at what is selected and what waits
BEAT = 45.0  # seconds after which the bridge is told again: it takes an NLE for closed that is silent for two minutes
ANEW = 5.0  # seconds until a bridge is looked for that did not answer
AGAIN = "resolve.again"  # the mark of a second start, for the session that lives


class Session:
    def __init__(self, resolve, home):
        self.resolve, self.home = resolve, home
        self.told, self.told_at = None, 0.0
        self.quiet_until = 0.0  # nobody answers before
        self.receipts = {}  # of what was done here, by item: one that was lost is sent again, and nothing done twice

    def here(self):
        """Whether Resolve still runs: afterwards its objects answer nothing, or break."""
        try:
            return bool(self.resolve.GetProductName())
        except Exception:
            return False

    def tick(self, now):
        if now < self.quiet_until:
            return
        try:
            project = self.resolve.GetProjectManager().GetCurrentProject()
            if not project:
                return
            found = bridge.find(self.home)
            self.tell(found, project, now)
            if asked_again(self.home):
                self.receipts = {item: receipt for item, receipt in self.receipts.items() if receipt["state"] != "failed"}
            for item, job, take in list(found.waiting(project.GetUniqueId())):
                self.receive(found, project, item, job, take, now)
        except bridge.NoBridge:
            self.told, self.quiet_until = None, now + ANEW
        except bridge.Problem as problem:
            say(" ".join(problem.sentences))
            self.quiet_until = now + ANEW
        except Exception:  # a project that is being closed answers nothing, or breaks
            traceback.print_exc()
            self.told, self.quiet_until = None, now + ANEW

    def tell(self, found, project, now):
        """What is wrong with a selection is said; it must not keep clips that are ready from being taken in."""
        try:
            selection = timeline.told(project)
            if selection == self.told and now <= self.told_at + BEAT:
                return
            self.told, self.told_at = selection, now
            found.tell(selection)
        except bridge.NoBridge:
            raise
        except bridge.Problem as problem:
            say(" ".join(problem.sentences))
        except Exception:
            traceback.print_exc()

    def receive(self, found, project, item, job, take, now):
        """Takes the item in, once: what failed is tried again when the script is started again."""
        receipt = self.receipts.get(item["id"])
        if receipt is None:
            receipt = self.receipts[item["id"]] = taken_in(project, item, job, take)
            say(f"{item['name']}: {receipt['state']}: {receipt.get('readBack', '')} {receipt.get('why', '')}")
        elif receipt["state"] == item["placement"]["state"]:
            return
        try:
            found.acknowledge(item, receipt)
        except bridge.NoBridge:
            raise
        except bridge.Problem as problem:  # with this one; those behind it are taken in
            say(" ".join(problem.sentences))
            self.quiet_until = now + ANEW


def taken_in(project, item, job, take):
    """The receipt: what was read back, or why it failed."""
    try:
        media = project.GetMediaPool()
        clip = pool.bring(media, item)
        dropped = pool.describe(clip, item, job, take)
        said, notes = [f"{clip.GetName()} in {'/'.join(item['bin']) or 'the root bin'}"], []
        if item["place"] == "above":
            # a line put into footage is heard with its clip; a swapped background leaves the sound be
            laid, note = place.place(
                project, media, clip, item, take, bridge.client.source(take), job["kind"] == "lip-sync")
            said.append(laid)
            notes.append(note)
        if dropped:
            notes.append("Resolve did not keep: " + ", ".join(dropped))
        why = "; ".join(filter(None, notes))
        return {"state": "in-bin", "readBack": "; ".join(said), **({"why": why} if why else {})}
    except bridge.Problem as problem:
        return {"state": "failed", "why": " ".join(problem.sentences)}
    except Exception as broken:  # whatever Resolve answered, the other clips are taken in
        traceback.print_exc()
        return {"state": "failed", "why": f"Resolve did not answer as expected: {broken}"}


def say(text):
    """In Resolve's console, which can not write everything everywhere."""
    try:
        print("Pickup: " + text)
    except UnicodeError:
        print("Pickup: " + ascii(text))


def panel(program, home):
    """The panel's address; runs the bridge when none runs."""
    try:
        return bridge.find(home).panel()
    except bridge.NoBridge:
        return bridge.start(program, home).panel()


def alone(home):
    """The lock that one session holds while it lives; None: another does."""
    home.mkdir(parents=True, exist_ok=True)
    lock = open(str(home / "resolve.lock"), "a")
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return lock
    except OSError:
        lock.close()
        return None


def asked_again(home):
    """Whether a second start has left its mark; takes it away."""
    try:
        (home / AGAIN).unlink()
        return True
    except OSError:
        return False


def run(resolve, program):
    home = bridge.client.home()
    try:
        webbrowser.open(panel(program, home))
    except bridge.Problem as problem:
        say(" ".join(problem.sentences) + " Charged: " + problem.charged)
    lock = alone(home)
    if lock is None:  # the one that runs goes on, and tries again what failed; the panel is open again
        (home / AGAIN).touch()
        return
    session = Session(resolve, home)
    while session.here():
        session.tick(time.monotonic())
        time.sleep(GLANCE)
