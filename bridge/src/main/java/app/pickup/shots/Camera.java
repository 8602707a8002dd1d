package app.pickup.shots;

/** How the camera moves, in the words of a set; contract §3. */
public enum Camera {
  STATIC,
  PUSH_IN,
  PULL_OUT,
  DOLLY_ZOOM,
  PAN_LEFT,
  PAN_RIGHT,
  TILT_UP,
  TILT_DOWN,
  TRACK,
  ORBIT,
  RACK_FOCUS,
  HAND_HELD,
  CRANE_UP,
  CRANE_DOWN
}
