package org.onhook.csta.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.onhook.csta.device.DeviceNames;
import org.onhook.csta.device.DeviceNumbers;
import org.onhook.csta.settings.ReaderLimits;
import org.onhook.csta.wire.FrameReader;
import org.onhook.csta.wire.FramingException;

/**
 * What a coverage-guided fuzzer calls ({@code csta-driver/fuzz}): the input is taken as what a switch sends, and as one
 * body. Nothing may come out of it but messages and the exceptions that are declared, and a good message is read as ever
 * afterwards.
 */
public final class WireFuzzTarget {

    private static final byte[] GOOD = ("<ConnectionClearedEvent><monitorCrossRefID>77</monitorCrossRefID>"
                    + "<droppedConnection><callID>c1</callID><deviceID>2001</deviceID></droppedConnection>"
                    + "<releasingDevice><deviceIdentifier>2002</deviceIdentifier></releasingDevice>"
                    + "<cause>normalClearing</cause></ConnectionClearedEvent>")
            .getBytes(StandardCharsets.UTF_8);

    private WireFuzzTarget() {}

    public static void fuzzerTestOneInput(byte[] data) {
        DeviceNames devices = new DeviceNames(new DeviceNumbers(List.of("2001"), List.of(), ""));
        CstaReader reader =
                new CstaReader(new ReaderLimits(65_535, 32, 500), StandardCharsets.UTF_8, devices, dn -> dn);
        read(reader, data, 0, data.length);
        FrameReader frames = new FrameReader();
        InputStream in = new ByteArrayInputStream(data);
        try {
            while (frames.fill(in) >= 0) {
                while (frames.next()) {
                    frames.invokeId();
                    frames.describeFrame();
                    read(reader, frames.buffer(), frames.bodyFrom(), frames.bodyLength());
                }
            }
        } catch (FramingException e) {
            // by rule
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        if (!read(reader, GOOD, 0, GOOD.length).contains("callId=c1")) {
            throw new AssertionError("a good message was not read");
        }
    }

    private static String read(CstaReader reader, byte[] buffer, int from, int length) {
        try {
            CstaMessage message = reader.read(buffer, from, length);
            if (message instanceof CstaMessage.Event event) {
                return CallEventBuilder.build(event.fields(), "2001", 1).toString();
            }
            return message instanceof CstaMessage.DeviceSnapshotGiven given
                    ? SnapshotEvents.ofDevice(1, "2001", given.connections()).toString()
                    : message.toString();
        } catch (BadBodyException e) {
            return e.fault().counter();
        }
    }
}
