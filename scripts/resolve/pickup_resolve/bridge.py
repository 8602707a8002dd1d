# SPDX-License-Identifier: GPL-3.0-or-later
"""The bridge's client, of which there is one: it lies with Blender's add-on, which has to bring it along."""

import importlib.util
from pathlib import Path

_file = Path(__file__).resolve().parents[2] / "blender/pickup/bridge.py"
_spec = importlib.util.spec_from_file_location("pickup_bridge", str(_file))
client = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(client)

Problem, NoBridge = client.Problem, client.NoBridge
NLE = "resolve"


def find(folder):
    return client.find(folder, NLE)


def start(program, folder):
    return client.start(program, folder, NLE)
