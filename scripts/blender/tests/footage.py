"""Footage whose frames can be told from each other when they are rendered."""

import subprocess

RATE = 25
STEP = 7  # between the greys of one frame and the next


def grey(number):
    return 24 + STEP * number


def shoot(path, frames, red=False):
    """Frames of rising grey, or of red; with a tone as long as they are."""
    look = "null" if red else f"geq=lum={grey(0)}+{STEP}*N:cb=128:cr=128"
    subprocess.run(
        ["ffmpeg", "-loglevel", "error", "-y",
         "-f", "lavfi", "-i", f"color={'red' if red else 'black'}:size=64x36:rate={RATE}",
         "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000",
         "-vf", look, "-frames:v", str(frames), "-t", str(frames / RATE),
         "-c:v", "ffv1", "-pix_fmt", "yuv420p", "-c:a", "pcm_s16le", str(path)],
        check=True)
    return str(path)
