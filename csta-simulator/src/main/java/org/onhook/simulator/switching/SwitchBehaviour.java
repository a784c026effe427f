package org.onhook.simulator.switching;

import java.util.List;
import java.util.Optional;

/**
 * Everything in which one make of switch differs from another.
 *
 * @param name the profile's name, the same as the connector's
 * @param reading what is written into {@code releasingDevice}
 * @param clears how many clears end a two-party call
 * @param known whether a connector with the profile of this name knows reading and clears beforehand; otherwise it has to
 *     learn them
 * @param endingKnown whether it knows beforehand what becomes of a conference without its controller
 * @param endsWithController whether a conference ends when its controller leaves
 * @param cancelsByFailure whether a device that rings is told by a failure, and by no clear, that the caller gave up
 * @param joinedCallId the id of a call after two were joined
 * @param spelling how device ids are spelled
 * @param callIds how call ids are spelled
 * @param namespace the XML namespace of its messages
 * @param session who speaks first
 * @param snapshots how it answers those who ask what calls there are
 * @param extras XML at the end of every call event
 */
public record SwitchBehaviour(
        String name,
        Reading reading,
        Clears clears,
        boolean known,
        boolean endingKnown,
        boolean endsWithController,
        boolean cancelsByFailure,
        JoinedCallId joinedCallId,
        IdSpelling spelling,
        CallIdForm callIds,
        String namespace,
        SessionStyle session,
        SnapshotForm snapshots,
        String extras) {

    private static final String STANDARD = "http://www.ecma-international.org/standards/ecma-323/csta/";
    private static final String OPENSCAPE_EXTRAS =
            "<servicesPermitted><callControlServices><clearConnection>true</clearConnection></callControlServices>"
                    + "<callAssociatedServices/><mediaAttachementServices/><routeingServices/><voiceServices/>"
                    + "</servicesPermitted><mediaCallCharacteristics><mediaClass><voice>true</voice>"
                    + "<image>false</image><im>false</im></mediaClass></mediaCallCharacteristics><extensions>"
                    + "<privateData><private xmlns:scx=\"http://www.siemens.com/schema/csta\">"
                    + "<scx:extendedServicesPermitted/></private></privateData></extensions>";

    public static SwitchBehaviour openscapeVoice() {
        return new SwitchBehaviour(
                "openscape-voice",
                Reading.RELEASER,
                Clears.ONE_PER_MONITOR,
                true,
                true,
                false,
                false,
                JoinedCallId.NEW,
                IdSpelling.OPENSCAPE,
                CallIdForm.HEX_32,
                STANDARD + "ed4",
                SessionStyle.SWITCH_SPEAKS_FIRST,
                SnapshotForm.SIMPLE,
                OPENSCAPE_EXTRAS);
    }

    public static SwitchBehaviour avayaAes() {
        return new SwitchBehaviour(
                "avaya-aes",
                Reading.DROPPED,
                Clears.EVERY_LEG,
                true,
                true,
                false,
                false,
                JoinedCallId.NEW,
                IdSpelling.AVAYA,
                CallIdForm.DECIMAL,
                STANDARD + "ed3/priv5",
                SessionStyle.SWITCH_WAITS,
                SnapshotForm.COMPOUND,
                "");
    }

    public static SwitchBehaviour broadworks() {
        return new SwitchBehaviour(
                "broadworks",
                Reading.RELEASER,
                Clears.EVERY_LEG,
                false,
                true,
                true,
                false,
                JoinedCallId.NEW,
                IdSpelling.SIP,
                CallIdForm.CALL_HALF,
                STANDARD + "ed3",
                SessionStyle.SWITCH_WAITS,
                SnapshotForm.SIMPLE,
                "");
    }

    public static SwitchBehaviour panasonic() {
        return new SwitchBehaviour(
                "panasonic",
                Reading.DROPPED,
                Clears.EVERY_LEG_WITH_TONE,
                true,
                true,
                false,
                false,
                JoinedCallId.PRIMARY,
                IdSpelling.BARE,
                CallIdForm.DECIMAL,
                STANDARD + "ed3",
                SessionStyle.SWITCH_WAITS,
                SnapshotForm.COMPOUND,
                "");
    }

    public static SwitchBehaviour uacstaPhone() {
        return new SwitchBehaviour(
                "uacsta-phone",
                Reading.SELF,
                Clears.ONE_PER_MONITOR,
                true,
                true,
                false,
                true,
                JoinedCallId.PRIMARY,
                IdSpelling.SIP,
                CallIdForm.SIP,
                STANDARD + "ed5",
                SessionStyle.SWITCH_WAITS,
                SnapshotForm.OWN_STATE,
                "");
    }

    public static SwitchBehaviour generic() {
        return new SwitchBehaviour(
                "generic",
                Reading.RELEASER,
                Clears.EVERY_LEG,
                false,
                false,
                false,
                false,
                JoinedCallId.PRIMARY,
                IdSpelling.BARE,
                CallIdForm.DECIMAL,
                STANDARD + "ed6",
                SessionStyle.SWITCH_WAITS,
                SnapshotForm.SIMPLE,
                "");
    }

    /** The behaviours that have a profile of the same name in the connector. */
    public static List<SwitchBehaviour> profiles() {
        return List.of(openscapeVoice(), avayaAes(), broadworks(), panasonic(), uacstaPhone(), generic());
    }

    /** The behaviour of that name. */
    public static Optional<SwitchBehaviour> named(String name) {
        return profiles().stream()
                .filter(profile -> profile.name().equals(name))
                .findFirst();
    }

    /** The same switch under another name, with another reading and other clears. */
    public SwitchBehaviour with(String otherName, Reading otherReading, Clears otherClears) {
        return new SwitchBehaviour(
                otherName,
                otherReading,
                otherClears,
                known,
                endingKnown,
                endsWithController,
                cancelsByFailure,
                joinedCallId,
                spelling,
                callIds,
                namespace,
                session,
                snapshots,
                extras);
    }

    /** The same switch, seen by a connector that knows its ways beforehand, or does not. */
    public SwitchBehaviour known(boolean beforehand) {
        return new SwitchBehaviour(
                name,
                reading,
                clears,
                beforehand,
                beforehand,
                endsWithController,
                cancelsByFailure,
                joinedCallId,
                spelling,
                callIds,
                namespace,
                session,
                snapshots,
                extras);
    }

    /** The same switch, that answers questions for calls in another form. */
    public SwitchBehaviour answering(SnapshotForm otherForm) {
        return new SwitchBehaviour(
                name,
                reading,
                clears,
                known,
                endingKnown,
                endsWithController,
                cancelsByFailure,
                joinedCallId,
                spelling,
                callIds,
                namespace,
                session,
                otherForm,
                extras);
    }
}
