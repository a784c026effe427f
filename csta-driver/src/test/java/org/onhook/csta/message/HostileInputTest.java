package org.onhook.csta.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.onhook.api.call.DeviceId;
import org.onhook.csta.device.DeviceNames;
import org.onhook.csta.device.DeviceNumbers;
import org.onhook.csta.settings.ReaderLimits;

/** Whatever a peer sends, it is read or refused with a reason, and the message after it is read as if nothing was. */
class HostileInputTest {

    private static final String GOOD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
            + "<ConnectionClearedEvent xmlns=\"http://www.ecma-international.org/standards/ecma-323/csta/ed4\">"
            + "<monitorCrossRefID>77</monitorCrossRefID><droppedConnection><callID>c1</callID><deviceID>2001</deviceID>"
            + "</droppedConnection><releasingDevice><deviceIdentifier>N&lt;2002&gt;Line;noa=nk</deviceIdentifier>"
            + "</releasingDevice><localConnectionInfo>null</localConnectionInfo><cause>normalClearing</cause>"
            + "<callLinkageData><globalCallData><globalCallLinkageID><globallyUniqueCallLinkageID>u"
            + "</globallyUniqueCallLinkageID></globalCallLinkageID></globalCallData></callLinkageData>"
            + "</ConnectionClearedEvent>";

    private static final String SNAPSHOT = "<SnapshotDeviceResponse><crossRefIDorSnapshotData><snapshotData>"
            + "<snapshotDeviceResponseInfo><connectionIdentifier><callID>c1</callID><deviceID>2001</deviceID>"
            + "</connectionIdentifier><localCallState><compoundCallState><localConnectionState>connected"
            + "</localConnectionState></compoundCallState></localCallState></snapshotDeviceResponseInfo>"
            + "</snapshotData></crossRefIDorSnapshotData></SnapshotDeviceResponse>";

    private final CstaReader reader = new CstaReader(
            ReaderLimits.DEFAULT,
            StandardCharsets.UTF_8,
            new DeviceNames(new DeviceNumbers(List.of("2001"), List.of(), "")),
            dn -> dn);

    private void survives(byte[] body) {
        try {
            CstaMessage message = reader.read(body, 0, body.length);
            if (message instanceof CstaMessage.Event event) {
                CallEventBuilder.build(event.fields(), "2001", 1);
            } else if (message instanceof CstaMessage.DeviceSnapshotGiven given) {
                SnapshotEvents.ofDevice(1, "2001", given.connections());
                SnapshotEvents.ofCall(1, "c1", DeviceId.Withheld.ABSENT, DeviceId.Withheld.ABSENT, given.connections());
            }
        } catch (BadBodyException e) {
            assertThat(e.fault()).isNotNull();
        }
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        try {
            EventFields fields = ((CstaMessage.Event) reader.read(good, 0, good.length)).fields();
            assertThat(CallEventBuilder.build(fields, "2001", 1).toString())
                    .contains("NORMAL_CLEARING", "id=2002", "callId=c1", "linkageId=u");
        } catch (BadBodyException e) {
            throw new AssertionError("a good message was refused after a bad one", e);
        }
    }

    @Property(tries = 2_000)
    void anyBytes(@ForAll byte[] body) {
        survives(body);
    }

    @Property(tries = 2_000)
    void mutatedMessages(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int changes) {
        byte[] body = GOOD.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        for (int i = 0; i < changes; i++) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        survives(body);
    }

    @Property(tries = 2_000)
    void mutatedSnapshots(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int changes) {
        byte[] body = SNAPSHOT.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        for (int i = 0; i < changes; i++) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        survives(body);
    }

    @Property(tries = 500)
    void cutMessages(@ForAll @IntRange(min = 0, max = 700) int length) {
        byte[] body = GOOD.getBytes(StandardCharsets.UTF_8);
        survives(java.util.Arrays.copyOf(body, Math.min(length, body.length)));
    }

    @Property(tries = 1_000)
    void shuffledPiecesOfXml(@ForAll("pieces") List<String> pieces) {
        survives(String.join("", pieces).getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.of(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                        "<?xml version=\"1.0\" encoding=\"UTF-16\"?>",
                        "<!DOCTYPE a [<!ENTITY x \"yyyyyyyyyy\"><!ENTITY z \"&x;&x;&x;&x;&x;&x;&x;\">]>",
                        "<!DOCTYPE a SYSTEM \"file:///nowhere\">",
                        "<SnapshotDeviceResponse>",
                        "<crossRefIDorSnapshotData><snapshotData>",
                        "<snapshotDeviceResponseInfo>",
                        "</snapshotDeviceResponseInfo>",
                        "<localCallState><simpleCallState>callQueued</simpleCallState>",
                        "<localCallState><compoundCallState>",
                        "</SnapshotDeviceResponse>",
                        "<DeliveredEvent>",
                        "</DeliveredEvent>",
                        "<connection>",
                        "</connection>",
                        "<callID>",
                        "</callID>",
                        "<alertingDevice>",
                        "</alertingDevice>",
                        "<notKnown/>",
                        "<monitorCrossRefID>77</monitorCrossRefID>",
                        "<conferenceConnections><connectionListItem/>",
                        "</conferenceConnections>",
                        "&x;",
                        "&#x0;",
                        "&#65;",
                        "&#xFFFFFFFFFF;",
                        "<![CDATA[",
                        "]]>",
                        "<!--",
                        "-->",
                        "<?pi x?>",
                        "text",
                        "\u0000",
                        "\ufeff",
                        "\ud83d\ude00",
                        "<a:b/>",
                        "<a b=\"1\" b=\"2\"/>")
                .list()
                .ofMaxSize(30);
    }

    @Property(tries = 30)
    void deepAndWideMessages(@ForAll @IntRange(min = 1, max = 10_000) int many) {
        survives(("<DeliveredEvent>" + "<a>".repeat(many)).getBytes(StandardCharsets.UTF_8));
        survives(("<DeliveredEvent>" + "<a/>".repeat(many) + "</DeliveredEvent>").getBytes(StandardCharsets.UTF_8));
        survives(("<DeliveredEvent " + "a".repeat(many) + "=\"\"/>").getBytes(StandardCharsets.UTF_8));
    }
}
