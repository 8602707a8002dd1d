# SPDX-License-Identifier: GPL-3.0-or-later
"""Pickup in DaVinci Resolve, in Python 3.6 and newer. Pickup.lua does the same in one run."""
