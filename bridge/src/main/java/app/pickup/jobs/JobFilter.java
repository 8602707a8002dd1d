package app.pickup.jobs;

import org.jspecify.annotations.Nullable;

/**
 * Which jobs to list.
 *
 * @param state only in this state; null: any
 * @param project only of this project's id or file; null: any
 * @param before only older than this place in the ledger, from {@link JobPage#next}; null: from the
 *     newest
 * @param limit at most so many, 1 to 200
 */
public record JobFilter(
    @Nullable JobState state, @Nullable String project, @Nullable Long before, int limit) {}
