package app.pickup.engines.local.matte;

import app.pickup.engines.Engine;
import app.pickup.shots.Note;

/** Nobody waits, as in a bench: what the engine notes is printed. */
public final class Unattended implements Engine.Watch {
  @Override
  public void made(long frames, long of) {}

  @Override
  public void note(Note note) {
    System.out.println("  " + note.text());
  }

  @Override
  public boolean cancelled() {
    return false;
  }
}
