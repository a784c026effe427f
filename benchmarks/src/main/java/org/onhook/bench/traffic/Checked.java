package org.onhook.bench.traffic;

import java.util.List;
import java.util.stream.Stream;

/**
 * How the output of one pass compares with the truth.
 *
 * @param right how many releases have the right {@code ReleasingParty}
 * @param unknown how many are not known, although they could be
 * @param wrong what is not as it should be, each in a line
 */
public record Checked(long right, long unknown, List<String> wrong) {

    public Checked {
        wrong = List.copyOf(wrong);
    }

    public boolean clean() {
        return wrong.isEmpty() && right > 0;
    }

    /** What is wrong, and be it that nothing is right. */
    public List<String> faults() {
        return wrong.isEmpty() && right == 0 ? List.of("nothing is right") : wrong;
    }

    /** Both together. */
    public Checked plus(Checked other) {
        return new Checked(
                right + other.right,
                unknown + other.unknown,
                Stream.concat(wrong.stream(), other.wrong.stream()).toList());
    }

    /** In a few words. */
    public String summary() {
        return String.format(
                "%,d right, %s%s",
                right,
                unknown == 0 ? "" : String.format("%,d unknown, ", unknown),
                wrong.isEmpty() ? "none wrong" : String.format("**%,d wrong**", wrong.size()));
    }
}
