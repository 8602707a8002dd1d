package app.pickup.media;

import app.pickup.problem.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** All frames of a clip in one number, whatever stands around them in the file. */
public final class FrameHash {
  private FrameHash() {}

  public static String of(Ffmpeg ffmpeg, Path clip)
      throws Refused, IOException, GeneralSecurityException, InterruptedException {
    MediaFile media = new Probe(ffmpeg).footage(clip);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] frame = new byte[media.video().layout().frameBytes()];
    FrameRange all = new FrameRange(0, media.video().frames());
    try (FrameSource source = new Frames(ffmpeg).plate(media, all, media.video().layout())) {
      while (source.read(frame)) {
        digest.update(frame);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
