package app.pickup.bins.kdenlive;

import app.pickup.bins.Clipboard;
import app.pickup.problem.Refused;
import java.nio.file.Path;

/** One running Kdenlive, by what it offers to others. Every call answers in bounded time. */
interface Window {

  /** The process. */
  long pid();

  /**
   * The window's title: {@code film [*]/ HD 720p 25 fps}; empty while a dialog holds it up before a
   * project is loaded. Nothing else may be asked of a window without a title.
   */
  String title() throws Refused;

  /** Whether the project has changes that are not saved. */
  boolean modified() throws Refused;

  /** Imports a file into the folder of this number; silently nothing when it is in already. */
  void add(Path clip, String folder) throws Refused;

  /** The clipboard of its screen. */
  Clipboard clipboard();

  /** Does what the menu entry of this name does, and comes back when it is done. */
  boolean act(String action) throws Refused;
}
