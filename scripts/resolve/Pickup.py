# SPDX-License-Identifier: GPL-3.0-or-later
"""Workspace > Scripts > Pickup Live: stays, tells what is selected, and takes clips in as they come."""

import sys
from pathlib import Path

PROGRAM = r"""@program@"""
sys.path.insert(0, str(Path(PROGRAM).parent / "resolve"))

from pickup_resolve import session

try:
    it = resolve  # given to scripts of the menu
except NameError:
    import DaVinciResolveScript  # Studio, from outside

    it = DaVinciResolveScript.scriptapp("Resolve")
session.run(it, PROGRAM)
