# SPDX-License-Identifier: GPL-3.0-or-later
"""What the editor sets: preferences of the add-on, and what the next order will ask for."""

import os

import bpy
from bpy.props import (
    BoolProperty, CollectionProperty, EnumProperty, FloatVectorProperty, IntProperty, PointerProperty, StringProperty)

from . import order
from .bridge import Problem

LANGUAGES = (("en", "English", ""), ("zh", "中文", ""), ("ja", "日本語", ""), ("ko", "한국어", ""), ("es", "Español", ""))


class PickupPreferences(bpy.types.AddonPreferences):
    bl_idname = __package__

    program: StringProperty(
        name="Program", subtype="FILE_PATH", description="scripts/pickup of your Pickup folder; starts the bridge")
    home: StringProperty(
        name="Bridge's folder", subtype="DIR_PATH", description="Where bridge.json lies, if not in the usual place")

    def draw(self, context):
        self.layout.use_property_split = True
        self.layout.prop(self, "program")
        self.layout.prop(self, "home")


class PickupLine(bpy.types.PropertyGroup):
    """What somebody says, and from which frame of the timeline on."""

    text: StringProperty(name="Words", description="What is said")
    language: EnumProperty(name="Language", items=LANGUAGES)
    timed: BoolProperty(name="At a frame", description="Else with the strip, or after the line before")
    frame: IntProperty(name="Frame", description="Of the timeline, at which it begins")

    def at(self, plate):
        """Where it begins, counted from the plate's first frame."""
        if not self.timed:
            return {}
        length = plate.end - plate.first
        if not 0 <= self.frame - plate.frame < length:
            raise Problem(
                f"The line begins at frame {self.frame}, the strip lies from {plate.frame} to {plate.frame + length - 1}. "
                "Put the playhead on the strip and take its frame.")
        return {"at": self.frame - plate.frame}


class PickupSettings(bpy.types.PropertyGroup):
    """What the next order will ask for; kept with the scene."""

    background: EnumProperty(name="Background", items=(
        ("image", "Image", "A picture behind the people"),
        ("video", "Video", "A clip behind the people, looped or trimmed"),
        ("colour", "Colour", "One colour behind the people"),
        ("blur", "Blur", "The plate itself, out of focus")))
    image: StringProperty(name="File", subtype="FILE_PATH", description="The picture")
    video: StringProperty(name="File", subtype="FILE_PATH", description="The clip")
    colour: FloatVectorProperty(
        name="Colour", subtype="COLOR_GAMMA", size=3, min=0, max=1, default=(0.13, 0.2, 0.33), description="In sRGB")
    blur: IntProperty(name="Radius", subtype="PIXEL", min=1, max=500, default=24)

    said: EnumProperty(name="Said", items=(
        ("lines", "Lines", "Written lines, spoken on this machine"),
        ("audio", "Recording", "A voice that was recorded")))
    lines: CollectionProperty(type=PickupLine)
    voice: StringProperty(name="Voice", subtype="FILE_PATH", description="The recorded line")
    words: PointerProperty(type=PickupLine)
    face: IntProperty(
        name="Face", min=0, max=20, description="Whose mouth, counted from the left; 0: there is only one to be meant")
    who: StringProperty(name="Who agreed", description="The person who is seen, or who may speak for them")
    scope: StringProperty(name="To what", description="What they agreed to: this line in this film")

    tier: EnumProperty(name="Tier", default="standard", items=(
        ("draft", "Draft", "Fast, to look at"),
        ("standard", "Standard", "For the cut"),
        ("pro", "Pro", "The finest edge, slower")))
    codec: EnumProperty(name="Codec", items=tuple((key, name, "") for key, name in order.CODECS.items()))
    handles: IntProperty(
        name="Handles", min=0, max=10000, default=0, description="Spare frames on both sides, to trim the clip later")

    def behind(self):
        """The new background as the bridge takes it."""
        if self.background == "blur":
            return {"blur": self.blur}
        if self.background == "colour":
            return {"colour": "#" + "".join(f"{round(255 * part):02X}" for part in self.colour)}
        path = getattr(self, self.background)
        if not path:
            raise Problem(f"Choose the {self.background} for the background.")
        return {self.background: absolute(path)}

    def speech(self, plate):
        """What is said, as the bridge takes it."""
        face = {"face": self.face} if self.face else {}
        if self.said == "audio":
            if not self.voice:
                raise Problem("Choose the recorded voice.")
            text = {"text": self.words.text, "language": self.words.language} if self.words.text.strip() else {}
            return {"audio": {"media": absolute(self.voice), **text, **face, **self.words.at(plate)}}
        lines = [line for line in self.lines if line.text.strip()]
        if not lines:
            raise Problem("Write what is said.")
        return {"lines": [
            {"text": line.text, "language": line.language, **face, **line.at(plate)} for line in lines]}

    def consent(self):
        return {key: value for key, value in (("who", self.who.strip()), ("scope", self.scope.strip())) if value}


def absolute(path):
    return os.path.realpath(bpy.path.abspath(path))


def preferences(context):
    return context.preferences.addons[__package__].preferences


CLASSES = (PickupPreferences, PickupLine, PickupSettings)


def register():
    for each in CLASSES:
        bpy.utils.register_class(each)
    bpy.types.Scene.pickup = PointerProperty(type=PickupSettings)


def unregister():
    del bpy.types.Scene.pickup
    for each in reversed(CLASSES):
        bpy.utils.unregister_class(each)
