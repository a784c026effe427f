package org.onhook.csta.message;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Short runs of bytes taken eight at a time. They are compared and hashed some fifty times an event; what the platform has for it is
 * made for long ones.
 */
final class Words {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private Words() {}

    /** Whether so many bytes are the same here and there; both have them. */
    static boolean equal(byte[] a, int aFrom, byte[] b, int bFrom, int length) {
        if (length < Long.BYTES) {
            for (int i = 0; i < length; i++) {
                if (a[aFrom + i] != b[bFrom + i]) {
                    return false;
                }
            }
            return true;
        }
        int last = length - Long.BYTES;
        for (int i = 0; i < last; i += Long.BYTES) {
            if ((long) WORDS.get(a, aFrom + i) != (long) WORDS.get(b, bFrom + i)) {
                return false;
            }
        }
        // The last eight may overlap those before.
        return (long) WORDS.get(a, aFrom + last) == (long) WORDS.get(b, bFrom + last);
    }

    /** A number of which the upper bits tell different texts in ASCII apart. */
    static long hash(byte[] buffer, int from, int to) {
        int length = to - from;
        long hash = length;
        if (length >= Long.BYTES) {
            for (int at = from; at < to - Long.BYTES; at += Long.BYTES) {
                hash = (hash ^ (long) WORDS.get(buffer, at)) * ODD;
                hash ^= hash >>> 32;
            }
            hash ^= (long) WORDS.get(buffer, to - Long.BYTES);
        } else {
            for (int at = from; at < to; at++) {
                hash = hash << Byte.SIZE | buffer[at];
            }
        }
        return hash * ODD;
    }
}
