package app.pickup.jobs;

import app.pickup.shots.Money;
import org.jspecify.annotations.Nullable;

/**
 * What was ordered; never changes.
 *
 * @param kind {@code edit}, {@code generate}, {@code lip-sync}
 * @param parent the job it was promoted from, or null
 * @param project the NLE's id of the project, else the project's file; null for none
 * @param client who is billed, or null
 * @param engine the engine that makes it
 * @param tier {@code draft}, {@code standard}, {@code pro}
 * @param request the shot as JSON, frozen
 * @param estimate what it was said to cost
 */
public record Order(
    String kind,
    @Nullable String parent,
    @Nullable String project,
    @Nullable String client,
    String engine,
    String tier,
    String request,
    Money estimate) {}
