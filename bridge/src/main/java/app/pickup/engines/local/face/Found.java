package app.pickup.engines.local.face;

/**
 * A face as the finder sees it.
 *
 * @param box from brow to chin
 * @param roll by how much the line of the eyes is turned clockwise, in radians
 * @param score 0 to 1
 */
record Found(Box box, double roll, float score) {}
