package org.onhook.tlib.mapping;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onhook.api.release.Attribution;
import org.onhook.api.release.ReleasingParty;
import org.onhook.api.tlib.TAttribute;
import org.onhook.api.tlib.TEventType;
import org.onhook.api.tracking.CallInfo;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.tlib.mapping.Identities.CallIdentity;

/** Puts a DN-based event together; its methods are called in the order in which attributes are printed. */
final class DnEvent {

    /** The events that have no ANI (tlib.md 1.4). */
    private static final Set<TEventType> WITHOUT_ANI =
            Set.copyOf(EnumSet.of(TEventType.DIALING, TEventType.DIVERTED, TEventType.OFF_HOOK, TEventType.ON_HOOK));

    /** What an event says of the releasing party, in its list of extensions. */
    private static final Map<ReleasingParty, TAttribute> EXTENSIONS = extensions();

    private static final int UNCERTAIN = 2;

    private final TEventType type;
    private final long micros;
    private final String dn;
    private final AttributeList attributes = new AttributeList();
    private String callUuid = "";

    private DnEvent(TEventType type, long micros, String dn) {
        this.type = type;
        this.micros = micros;
        this.dn = dn;
        attributes.text("ThisDN", dn);
    }

    /** An event of a device that is about no call. */
    static DnEvent of(TEventType type, long micros, String dn) {
        return new DnEvent(type, micros, dn);
    }

    /** An event of a party of a call. */
    static DnEvent of(TEventType type, long micros, PartyInfo party) {
        DnEvent event = new DnEvent(type, micros, party.device());
        event.attributes.add(Enumerated.THIS_DN_ROLE.of(DnRole.of(party.role())));
        return event;
    }

    /** The DN is the queue that holds the call. */
    DnEvent thisQueue() {
        attributes.text("ThisQueue", dn);
        return this;
    }

    /** The party at the other end, as far as it is known. */
    DnEvent other(PartyInfo other) {
        return other(other.reportedNumber(), DnRole.of(other.role()));
    }

    /** The party at the other end in another role than its own in the call; nothing if it has no number. */
    DnEvent other(String number, int role) {
        if (!number.isEmpty()) {
            attributes.text("OtherDN", number);
            attributes.add(Enumerated.OTHER_DN_ROLE.of(role));
        }
        return this;
    }

    /** A party that left or came, which is there even if it has no number. */
    DnEvent otherInRole(PartyInfo other, int role) {
        attributes.text("OtherDN", other.reportedNumber());
        attributes.add(Enumerated.OTHER_DN_ROLE.of(role));
        return this;
    }

    /** Who brought it about; nothing if that has no number. */
    DnEvent thirdParty(String number, int role) {
        if (!number.isEmpty()) {
            attributes.text("ThirdPartyDN", number);
            attributes.add(Enumerated.THIRD_PARTY_DN_ROLE.of(role));
        }
        return this;
    }

    /** The call, and the one from which it is a consultation if it is one. */
    DnEvent call(CallInfo call, int callState, Identities identities) {
        return call(call, call.consultationOf(), callState, identities);
    }

    /** The call. @param previousCallRef the call that the party was in before; 0 for none */
    DnEvent call(CallInfo call, long previousCallRef, int callState, Identities identities) {
        CallIdentity identity = identities.ofCall(call);
        callUuid = identity.callUuid().value();
        attributes.add(identity.connId());
        if (previousCallRef != 0) {
            attributes.connId("PreviousConnID", previousCallRef);
        }
        attributes.text(identity.callUuid());
        attributes.add(identity.callId());
        attributes.text(identity.switchCallId());
        attributes.add(Enumerated.CALL_TYPE.of(CallNumbers.typeOf(call)));
        attributes.add(Enumerated.CALL_STATE.of(callState));
        if (CallNumbers.inbound(call)) {
            if (!WITHOUT_ANI.contains(type)) {
                attributes.text("ANI", CallNumbers.calling(call));
            }
            attributes.text("DNIS", CallNumbers.called(call));
        }
        return this;
    }

    private static Map<ReleasingParty, TAttribute> extensions() {
        Map<ReleasingParty, TAttribute> extensions = new EnumMap<>(ReleasingParty.class);
        for (ReleasingParty party : ReleasingParty.values()) {
            TAttribute.KeyValue pair = new TAttribute.KeyValue("ReleasingParty", party.text());
            extensions.put(party, new TAttribute.KeyValues("Extensions", List.of(pair)));
        }
        return extensions;
    }

    Draft draft() {
        return draft(Optional.empty());
    }

    /** The event of a DN that left the call: it says who released. */
    Draft draftOfRelease(PartyInfo party, Attribution attribution, boolean uncertain) {
        if (uncertain) {
            attributes.add(Enumerated.RELIABILITY.of(UNCERTAIN));
        }
        attributes.add(EXTENSIONS.get(attribution.releasingPartyFor(party.ref())));
        return draft(Optional.of(attribution));
    }

    private Draft draft(Optional<Attribution> attribution) {
        return new Draft(type, micros, dn, callUuid, attributes.toList(), attribution);
    }
}
