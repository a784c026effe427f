package org.onhook.api.shadow;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What shadow policies answer otherwise, for operators. May be called from any thread. */
@ProviderType
public interface ShadowReport {

    /** The shadow policies, as they are configured; empty where there are none, and nothing is compared. */
    List<String> policies();

    /** What was counted since these were configured. */
    Counts counts();

    /** The latest differences of a kind, newest first, at most {@code limit} of them; their number is bounded. */
    List<Difference> latest(Difference.Kind kind, int limit);

    /**
     * What was counted.
     *
     * @param releases how many releases were compared
     * @param answers how many of them have a {@link Difference.Kind#ANSWER}
     * @param reasons how many have a {@link Difference.Kind#REASON}
     * @param unpaired how many calls could not be compared, because they are a call under one of the two only
     */
    record Counts(long releases, long answers, long reasons, long unpaired) {

        public static final Counts NONE = new Counts(0, 0, 0, 0);
    }
}
