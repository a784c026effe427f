package org.onhook.state;

import java.util.Optional;
import org.onhook.api.call.Cause;
import org.onhook.api.call.ClearPattern;
import org.onhook.api.call.ConferenceEnding;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.DeviceKind;
import org.onhook.api.call.EventCause;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.api.call.SwitchTraits;
import org.onhook.api.release.Attribution;
import org.onhook.api.release.Confidence;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release;
import org.onhook.api.release.Release.Named;
import org.onhook.api.request.TRequest;
import org.onhook.api.request.TRequestType;
import org.onhook.api.tracking.CallInfo;
import org.onhook.api.tracking.CallType;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.api.tracking.PartyRole;
import org.onhook.api.tracking.PartyState;

/** How the values of {@code api} are written and read. Each pair stands together, and must agree. */
public final class Values {

    private Values() {}

    public static void write(StateOutput out, DeviceId device) {
        if (device instanceof DeviceId.Identified identified) {
            out.bool(true).text(identified.raw()).text(identified.id()).constant(identified.kind());
        } else {
            out.bool(false).constant((DeviceId.Withheld) device);
        }
    }

    public static DeviceId device(StateInput in) {
        return in.bool()
                ? new DeviceId.Identified(in.text(), in.text(), in.constant(DeviceKind.class))
                : in.constant(DeviceId.Withheld.class);
    }

    public static void write(StateOutput out, Cause cause) {
        out.constant(cause.code()).text(cause.raw());
    }

    public static Cause cause(StateInput in) {
        return new Cause(in.constant(EventCause.class), in.text());
    }

    public static void write(StateOutput out, SwitchTraits traits) {
        out.text(traits.profile())
                .ifPresent(traits.reading().orElse(null), out::constant)
                .constant(traits.clears())
                .constant(traits.conferenceEnding());
    }

    public static SwitchTraits traits(StateInput in) {
        return new SwitchTraits(
                in.text(),
                Optional.ofNullable(in.ifPresent(() -> in.constant(ReleasingDeviceReading.class))),
                in.constant(ClearPattern.class),
                in.constant(ConferenceEnding.class));
    }

    public static void write(StateOutput out, Attribution attribution) {
        write(out, attribution.initiator());
        out.text(attribution.rule()).constant(attribution.confidence()).each(attribution.evidence(), out::text);
    }

    public static Attribution attribution(StateInput in) {
        return new Attribution(initiator(in), in.text(), in.constant(Confidence.class), in.list(in::text));
    }

    private enum InitiatorKind {
        PARTY,
        SOME_OUTSIDE_PARTY,
        SWITCH,
        UNKNOWN
    }

    private static void write(StateOutput out, Initiator initiator) {
        if (initiator instanceof Initiator.Party party) {
            out.constant(InitiatorKind.PARTY).number(party.ref()).text(party.number());
        } else if (initiator instanceof Initiator.SomeOutsideParty) {
            out.constant(InitiatorKind.SOME_OUTSIDE_PARTY);
        } else if (initiator instanceof Initiator.Switch) {
            out.constant(InitiatorKind.SWITCH);
        } else {
            out.constant(InitiatorKind.UNKNOWN);
        }
    }

    private static Initiator initiator(StateInput in) {
        return switch (in.constant(InitiatorKind.class)) {
            case PARTY -> new Initiator.Party(in.number(), in.text());
            case SOME_OUTSIDE_PARTY -> Initiator.SOME_OUTSIDE_PARTY;
            case SWITCH -> Initiator.SWITCH;
            case UNKNOWN -> Initiator.UNKNOWN;
        };
    }

    public static void write(StateOutput out, Release.Note note) {
        out.number(note.micros()).text(note.kind()).text(note.text());
    }

    public static Release.Note note(StateInput in) {
        return new Release.Note(in.number(), in.text(), in.text());
    }

    public static void write(StateOutput out, Release.Failure failure) {
        write(out, failure.cause());
        out.text(failure.literal());
    }

    public static Release.Failure failure(StateInput in) {
        return new Release.Failure(cause(in), in.text());
    }

    public static void write(StateOutput out, Release.Clear clear) {
        out.number(clear.monitor()).number(clear.dropped()).bool(clear.onTone());
        write(out, clear.releasing());
        out.constant(clear.local());
        write(out, clear.cause());
        out.text(clear.literal());
    }

    public static Release.Clear clear(StateInput in) {
        return new Release.Clear(
                in.number(),
                in.number(),
                in.bool(),
                named(in),
                in.constant(LocalConnectionState.class),
                cause(in),
                in.text());
    }

    private enum NamedKind {
        PARTY_OF_CALL,
        STRANGER,
        NOBODY
    }

    private static void write(StateOutput out, Named named) {
        if (named instanceof Named.PartyOfCall party) {
            out.constant(NamedKind.PARTY_OF_CALL).number(party.ref()).text(party.number());
        } else if (named instanceof Named.Stranger stranger) {
            out.constant(NamedKind.STRANGER).text(stranger.id());
        } else {
            out.constant(NamedKind.NOBODY);
        }
    }

    private static Named named(StateInput in) {
        return switch (in.constant(NamedKind.class)) {
            case PARTY_OF_CALL -> new Named.PartyOfCall(in.number(), in.text());
            case STRANGER -> new Named.Stranger(in.text());
            case NOBODY -> Named.Nobody.NOBODY;
        };
    }

    private static void write(StateOutput out, CallInfo call) {
        out.number(call.ref()).text(call.switchCallId()).constant(call.type());
        write(out, call.calling());
        write(out, call.called());
        out.number(call.consultationOf());
    }

    private static CallInfo call(StateInput in) {
        return new CallInfo(in.number(), in.text(), in.constant(CallType.class), device(in), device(in), in.number());
    }

    private static void write(StateOutput out, PartyInfo party) {
        out.number(party.ref())
                .text(party.device())
                .bool(party.dn())
                .bool(party.number())
                .bool(party.queue())
                .constant(party.role())
                .constant(party.state());
    }

    private static PartyInfo party(StateInput in) {
        return new PartyInfo(
                in.number(),
                in.text(),
                in.bool(),
                in.bool(),
                in.bool(),
                in.constant(PartyRole.class),
                in.constant(PartyState.class));
    }

    private static void write(StateOutput out, Release.Leg leg) {
        write(out, leg.party());
        out.bool(leg.caller())
                .bool(leg.controller())
                .bool(leg.watched())
                .bool(leg.seen())
                .bool(leg.inService())
                .each(leg.notes(), note -> write(out, note));
    }

    private static Release.Leg leg(StateInput in) {
        return new Release.Leg(
                party(in), in.bool(), in.bool(), in.bool(), in.bool(), in.bool(), in.list(() -> note(in)));
    }

    /** The facts of a release as they are before any reading is applied. */
    public static void write(StateOutput out, Release release) {
        out.number(release.micros());
        write(out, release.call());
        out.bool(release.answered()).bool(release.conference()).bool(release.wholeSeen());
        write(out, release.leaving());
        out.each(release.others(), leg -> write(out, leg))
                .constant(release.trigger())
                .each(release.clears(), clear -> write(out, clear))
                .ifPresent(release.failure().orElse(null), failure -> write(out, failure))
                .bool(release.cancelled())
                .constant(release.pattern())
                .constant(release.conferenceEnding())
                .ifPresent(release.controllerLeft().orElse(null), party -> write(out, party))
                .bool(release.closelyFollowed())
                .bool(release.aftermath())
                .each(release.confirmed(), request -> write(out, request));
    }

    public static Release release(StateInput in) {
        return new Release(
                in.number(),
                call(in),
                in.bool(),
                in.bool(),
                in.bool(),
                leg(in),
                in.list(() -> leg(in)),
                in.constant(Release.Trigger.class),
                in.list(() -> clear(in)),
                Optional.ofNullable(in.ifPresent(() -> failure(in))),
                in.bool(),
                Optional.empty(),
                in.constant(ClearPattern.class),
                in.constant(ConferenceEnding.class),
                Optional.ofNullable(in.ifPresent(() -> party(in))),
                in.bool(),
                in.bool(),
                in.list(() -> confirmedRequest(in)));
    }

    private static void write(StateOutput out, Release.ConfirmedRequest confirmed) {
        out.number(confirmed.referenceId())
                .constant(confirmed.type())
                .number(confirmed.requester())
                .text(confirmed.number())
                .number(confirmed.confirmed())
                .each(confirmed.cleared(), out::number);
    }

    private static Release.ConfirmedRequest confirmedRequest(StateInput in) {
        return new Release.ConfirmedRequest(
                in.number(), in.constant(TRequestType.class), in.number(), in.text(), in.number(), in.list(in::number));
    }

    public static void write(StateOutput out, TRequest request) {
        out.constant(request.type())
                .text(request.thisDn())
                .number(request.connId())
                .number(request.previousConnId())
                .text(request.otherDn());
    }

    public static TRequest request(StateInput in) {
        return new TRequest(in.constant(TRequestType.class), in.text(), in.number(), in.number(), in.text());
    }
}
