package org.onhook.replay;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.onhook.api.release.Attribution;
import org.onhook.api.tracking.CallInfo;
import org.onhook.api.tracking.PartyInfo;

/** Prints releases for a person. Times are local. */
final class ReleaseText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final String ANSWER = "%-38s %-14s %s";
    private static final String ROW = "%-23s  %-12s %-16s  " + ANSWER;

    private ReleaseText() {}

    /** The headings over lines of releases. */
    static String headings() {
        return String.format(
                Locale.ROOT, ROW, "TIME", "SWITCH", "CONNID", "DN AND ReleasingParty", "INITIATOR", "RULE, CONFIDENCE");
    }

    /** One release in one line: when, which call, who was told what, who released, and how that is known. */
    static String line(
            String switchName, long micros, CallInfo call, List<PartyInfo> released, Attribution attribution) {
        return String.format(
                Locale.ROOT,
                ROW,
                time(micros),
                switchName,
                HexFormat.of().toHexDigits(call.ref()),
                told(released, attribution),
                attribution.initiator().text(),
                reason(attribution));
    }

    /** The call that a difference is about. */
    static String call(String switchName, long micros, CallInfo call) {
        return time(micros) + "  " + switchName + "  " + HexFormat.of().toHexDigits(call.ref());
    }

    /** What was answered, by which rule and on what evidence, in several lines. */
    static String answer(String label, List<PartyInfo> released, Attribution attribution) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "    %-9s " + ANSWER,
                label,
                told(released, attribution),
                attribution.initiator().text(),
                reason(attribution)));
        attribution.evidence().forEach(one -> text.append("\n        - ").append(one));
        return text.toString();
    }

    static String time(long micros) {
        return TIME.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(ZoneId.systemDefault()));
    }

    private static String reason(Attribution attribution) {
        return attribution.rule() + " " + attribution.confidence().name().toLowerCase(Locale.ROOT);
    }

    private static String told(List<PartyInfo> released, Attribution attribution) {
        Map<String, List<String>> told = new LinkedHashMap<>();
        for (PartyInfo party : released) {
            String what =
                    party.dn() ? attribution.releasingPartyFor(party.ref()).text() : "-";
            told.computeIfAbsent(what, value -> new ArrayList<>())
                    .add(party.device().isEmpty() ? "?" : party.device());
        }
        List<String> parts = new ArrayList<>();
        told.forEach((what, parties) -> parts.add(String.join(",", parties) + " " + what));
        return parts.isEmpty() ? "(the call's end)" : String.join("  ", parts);
    }
}
