package org.onhook.shell;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints parts of an event as it was published, a JSON object; what is absent is a hyphen. */
final class EventText {

    private static final JsonFactory JSON = new JsonFactory();
    /** Before the name of the switch, which is escaped as a URI asks. */
    private static final String SOURCE = "/onhook/switch/";

    private final byte[] event;

    EventText(byte[] event) {
        this.event = event;
    }

    /** When it happened, in local time. */
    String time() {
        return find("/time").map(time -> Times.local(Instant.parse(time))).orElse(Table.ABSENT);
    }

    String switchName() {
        return find("/source")
                .map(source -> URI.create(source).getPath().substring(SOURCE.length()))
                .orElse(Table.ABSENT);
    }

    /** The DN of a DN-based event, or of the party that a call-based one is about. */
    String dn() {
        return find("/data/DN").orElseGet(() -> attribute("ThisDN"));
    }

    /** The value of an attribute. */
    String attribute(String name) {
        return find("/data/" + name).orElse(Table.ABSENT);
    }

    /** What was reported to the DN of who released. */
    String releasingParty() {
        return attribute("Extensions/ReleasingParty");
    }

    /** Why the release that it reports was attributed so. */
    AttributionText attribution() {
        return new AttributionText(
                find("/data/Attribution/Initiator").orElseGet(this::initiatorWithoutNumber),
                attribute("Attribution/Rule"),
                attribute("Attribution/Confidence"),
                all("/data/Attribution/Evidence"));
    }

    private String initiatorWithoutNumber() {
        return switch (attribute("Attribution/InitiatorKind")) {
            case "party" -> "a party without a number";
            case "switch" -> "the switch";
            default -> "unknown";
        };
    }

    private Optional<String> find(String pointer) {
        return all(pointer).stream().findFirst();
    }

    /** The value at a place, or all of the list there. */
    private List<String> all(String pointer) {
        List<String> texts = new ArrayList<>();
        try (JsonParser found = new FilteringParserDelegate(
                JSON.createParser(event), new JsonPointerBasedFilter(pointer), Inclusion.ONLY_INCLUDE_ALL, false)) {
            for (JsonToken token = found.nextToken(); token != null; token = found.nextToken()) {
                if (token.isScalarValue()) {
                    texts.add(found.getText());
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("no event", e);
        }
        return texts;
    }
}
