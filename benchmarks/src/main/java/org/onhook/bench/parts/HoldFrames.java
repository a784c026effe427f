package org.onhook.bench.parts;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * What an Avaya AES sends while calls are held and retrieved at random: each time the monitors of both parties tell it, framed.
 * Identifiers are eight and ten digits long.
 */
final class HoldFrames extends InputStream {

    /** What stands behind a device's number. */
    static final String SPELLING = ":CM1::0";

    private static final String CROSS_REF = "xxxxxxxx";
    private static final String CALL_ID = "yyyyyyyyyy";
    private static final String DEVICE = "zzzzzzzz";

    /** A frame, and where identifiers are written into it. */
    private record Frame(byte[] bytes, int crossRef, int callId, int device, int again) {

        static Frame of(String service, String connection, String device) {
            String body = """
                    <?xml version="1.0" encoding="UTF-8"?><%1$sEvent \
                    xmlns="http://www.ecma-international.org/standards/ecma-323/csta/ed3/priv5"><monitorCrossRefID>%4$s\
                    </monitorCrossRefID><%2$s><callID>%5$s</callID><deviceID typeOfNumber="other" mediaClass="notKnown">%6$s\
                    </deviceID></%2$s><%3$s><deviceIdentifier typeOfNumber="other" mediaClass="notKnown">%6$s\
                    </deviceIdentifier></%3$s><localConnectionInfo>hold</localConnectionInfo><cause>normal</cause></%1$sEvent>""".formatted(service, connection, device, CROSS_REF, CALL_ID, DEVICE + SPELLING);
            String frame =
                    "\0\0" + (char) ((body.length() + 8) >> 8) + (char) (body.length() + 8 & 0xFF) + "9999" + body;
            return new Frame(
                    frame.getBytes(StandardCharsets.ISO_8859_1),
                    frame.indexOf(CROSS_REF),
                    frame.indexOf(CALL_ID),
                    frame.indexOf(DEVICE),
                    frame.lastIndexOf(DEVICE));
        }
    }

    private final Frame held = Frame.of("Held", "heldConnection", "holdingDevice");
    private final Frame retrieved = Frame.of("Retrieved", "retrievedConnection", "retrievingDevice");
    private final SplittableRandom random = new SplittableRandom(1);
    private final boolean[] isHeld;
    private final long firstCall;
    private final int firstDevice;
    private long left;

    /**
     * @param calls how many calls there are, each between two devices of its own
     * @param firstCall the identifier of the first call
     * @param firstDevice the number of the first device
     */
    HoldFrames(int calls, long firstCall, int firstDevice) {
        this.isHeld = new boolean[calls];
        this.firstCall = firstCall;
        this.firstDevice = firstDevice;
    }

    /** There are so many more events to read. */
    void add(long events) {
        left += events;
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("whole frames only");
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
        int to = from;
        while (left > 0 && to + 2 * retrieved.bytes().length <= from + length) {
            int call = random.nextInt(isHeld.length);
            Frame frame = isHeld[call] ? retrieved : held;
            isHeld[call] = !isHeld[call];
            to = write(frame, call, firstDevice + 2 * call, bytes, to);
            to = write(frame, call, firstDevice + 2 * call + 1, bytes, to);
            left -= 2;
        }
        return to == from ? -1 : to - from;
    }

    private int write(Frame frame, int call, int monitored, byte[] bytes, int at) {
        System.arraycopy(frame.bytes(), 0, bytes, at, frame.bytes().length);
        digits(bytes, at + frame.crossRef(), CROSS_REF.length(), monitored);
        digits(bytes, at + frame.callId(), CALL_ID.length(), firstCall + call);
        digits(bytes, at + frame.device(), DEVICE.length(), firstDevice + 2 * call);
        digits(bytes, at + frame.again(), DEVICE.length(), firstDevice + 2 * call);
        return at + frame.bytes().length;
    }

    private static void digits(byte[] bytes, int at, int count, long number) {
        long rest = number;
        for (int i = at + count - 1; i >= at; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
