package org.onhook.tlib.encoding;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.onhook.api.release.Attribution;
import org.onhook.api.release.Initiator;
import org.onhook.api.tlib.TAttribute;
import org.onhook.api.tlib.TEventType;
import org.onhook.tlib.mapping.Draft;

/**
 * Writes the events of one switch as CloudEvents 1.0 JSON (structured mode), as contract.md lays down. One thread.
 *
 * <p>It is on the hot path, once for each event that is published: what is the same in all events, or in all of a type, is made
 * once.
 */
public final class JsonEncoder {

    private static final byte[] TIME = ascii(",\"time\":");
    private static final byte[] PARTITION = ascii(",\"datacontenttype\":\"application/json\",\"partitionkey\":");
    private static final byte[] NO_PARTITION = ascii(",\"datacontenttype\":\"application/json\"");
    private static final byte[] INITIATOR = ascii("\"Initiator\":");
    private static final byte[] KIND_AFTER_INITIATOR = ascii(",\"InitiatorKind\":");
    private static final byte[] KIND = ascii("\"InitiatorKind\":");
    private static final byte[] RULE = ascii(",\"Rule\":");
    private static final byte[] CONFIDENCE = ascii(",\"Confidence\":");
    private static final byte[] EVIDENCE = ascii(",\"Evidence\":[");
    private static final byte[] ATTRIBUTION = ascii(",\"Attribution\":{");

    private final byte[] head;
    private final byte[][] typeHeads = new byte[TEventType.values().length][];
    private final byte[][] dataHeads = new byte[TEventType.values().length][];
    private final AttributeHeads attributeHeads = new AttributeHeads();
    private final EventTime time = new EventTime();
    private final JsonBytes json = new JsonBytes();
    private Again<String> callUuid = new Again<>(null, new byte[0]);
    private Again<Attribution> attribution = new Again<>(null, new byte[0]);

    /** What was written last, and is likely to be written again: all events of a change are of one call, and of one release. */
    private record Again<T>(T what, byte[] json) {}

    public JsonEncoder(String switchName, long serverStart) {
        head = ascii("{\"specversion\":\"1.0\",\"id\":\"" + serverStart + "-");
        String source = "/onhook/switch/" + UriSegment.encode(switchName);
        for (TEventType type : TEventType.values()) {
            String name = type.eventName();
            typeHeads[type.ordinal()] =
                    ascii("\",\"source\":\"" + source + "\",\"type\":\"tlib." + name + "\",\"subject\":");
            dataHeads[type.ordinal()] = ascii(
                    ",\"data\":{\"Event\":\"" + name + "\",\"EventID\":" + type.id() + ",\"EventSequenceNumber\":");
        }
    }

    /**
     * The event.
     *
     * @param expected a number with as many digits, most likely, as the one that it will get; 0 or more
     */
    public Unnumbered encode(Draft draft, long expected) {
        int digits = Decimal.length(expected);
        int type = draft.type().ordinal();
        json.clear();
        know(draft.callUuid());
        json.raw(head);
        int inId = json.hole(digits);
        json.raw(typeHeads[type]);
        text(draft.subject());
        json.raw(TIME).raw(time.print(draft.micros()));
        if (draft.callUuid().isEmpty()) {
            json.raw(NO_PARTITION);
        } else {
            json.raw(PARTITION).raw(callUuid.json);
        }
        json.raw(dataHeads[type]);
        int inData = json.hole(digits);
        List<TAttribute> attributes = draft.attributes();
        for (int i = 0; i < attributes.size(); i++) {
            write(attributes.get(i));
        }
        if (draft.attribution().isPresent()) {
            write(draft.attribution().get());
        }
        json.raw('}').raw('}');
        return new Unnumbered(draft, json.since(0), inId, inData, digits);
    }

    private void know(String uuid) {
        if (callUuid.what != uuid) {
            callUuid = new Again<>(uuid, json.string(uuid).since(0));
            json.clear();
        }
    }

    /** The CallUUID is in each event of a call up to three times. */
    private void text(String text) {
        if (text == callUuid.what) {
            json.raw(callUuid.json);
        } else {
            json.string(text);
        }
    }

    private void write(TAttribute attribute) {
        if (attribute instanceof TAttribute.Text text) {
            head(text.name());
            text(text.value());
        } else if (attribute instanceof TAttribute.Number number) {
            head(number.name());
            json.number(number.value());
        } else if (attribute instanceof TAttribute.ConnId id) {
            head(id.name());
            json.hex(id.value());
        } else if (attribute instanceof TAttribute.KeyValues list) {
            head(list.name());
            write(list.pairs());
        }
    }

    private void head(String name) {
        json.raw(attributeHeads.of(name));
    }

    private void write(List<TAttribute.KeyValue> pairs) {
        json.raw('{');
        for (int i = 0; i < pairs.size(); i++) {
            if (i > 0) {
                json.raw(',');
            }
            json.string(pairs.get(i).key()).raw(':').string(pairs.get(i).value());
        }
        json.raw('}');
    }

    private void write(Attribution why) {
        if (attribution.what == why) {
            json.raw(attribution.json);
        } else {
            int from = json.length();
            writeAnew(why);
            attribution = new Again<>(why, json.since(from));
        }
    }

    private void writeAnew(Attribution attribution) {
        json.raw(ATTRIBUTION);
        String number = attribution.ctrlParty();
        if (number.isEmpty()) {
            json.raw(KIND);
        } else {
            json.raw(INITIATOR).string(number).raw(KIND_AFTER_INITIATOR);
        }
        json.string(kindOf(attribution.initiator()));
        json.raw(RULE).string(attribution.rule());
        json.raw(CONFIDENCE).string(nameOf(attribution));
        json.raw(EVIDENCE);
        List<String> evidence = attribution.evidence();
        for (int i = 0; i < evidence.size(); i++) {
            if (i > 0) {
                json.raw(',');
            }
            json.string(evidence.get(i));
        }
        json.raw(']').raw('}');
    }

    private static String kindOf(Initiator initiator) {
        if (initiator instanceof Initiator.Switch) {
            return "switch";
        }
        return initiator instanceof Initiator.Unknown ? "unknown" : "party";
    }

    private static String nameOf(Attribution attribution) {
        return switch (attribution.confidence()) {
            case CERTAIN -> "certain";
            case INFERRED -> "inferred";
            case NONE -> "none";
        };
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
