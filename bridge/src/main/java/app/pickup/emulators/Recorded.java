package app.pickup.emulators;

/**
 * A request that came in, kept for tests.
 *
 * @param method e.g. {@code POST}
 * @param path with its query, as it was sent
 * @param body as text
 */
public record Recorded(String method, String path, String body) {}
