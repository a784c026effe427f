package org.onhook.tlib.mapping;

import java.util.stream.LongStream;
import org.onhook.api.tlib.TAttribute;

/** The attributes whose numbers are those of an enumeration: few numbers come again and again, and each is the same object. */
enum Enumerated {
    THIS_DN_ROLE("ThisDNRole"),
    OTHER_DN_ROLE("OtherDNRole"),
    THIRD_PARTY_DN_ROLE("ThirdPartyDNRole"),
    CALL_TYPE("CallType"),
    CALL_STATE("CallState"),
    PARTY_STATE("PartyState"),
    CAUSE("Cause"),
    RELIABILITY("Reliability");

    private static final int USUAL = 64;

    private final String attribute;
    private final TAttribute.Number[] usual;

    Enumerated(String attribute) {
        this.attribute = attribute;
        this.usual = LongStream.range(0, USUAL)
                .mapToObj(number -> new TAttribute.Number(attribute, number))
                .toArray(TAttribute.Number[]::new);
    }

    /** The attribute with this number. */
    TAttribute.Number of(int number) {
        return number >= 0 && number < USUAL ? usual[number] : new TAttribute.Number(attribute, number);
    }
}
