package org.onhook.shell;

import java.util.List;
import java.util.Locale;
import org.onhook.api.release.Attribution;

/**
 * The answer to who released, for a person.
 *
 * @param initiator who
 * @param rule by which rule
 * @param confidence how well it is known
 * @param evidence one observation each
 */
record AttributionText(String initiator, String rule, String confidence, List<String> evidence) {

    static AttributionText of(Attribution attribution) {
        return new AttributionText(
                attribution.initiator().text(),
                attribution.rule(),
                attribution.confidence().name().toLowerCase(Locale.ROOT),
                attribution.evidence());
    }

    /** All of it, the evidence in lines of its own. */
    String text() {
        StringBuilder text = new StringBuilder()
                .append("initiator ")
                .append(initiator)
                .append(", rule ")
                .append(rule)
                .append(", confidence ")
                .append(confidence);
        evidence.forEach(observation -> text.append("\n    - ").append(observation));
        return text.toString();
    }
}
