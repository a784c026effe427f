package org.onhook.asterisk.wire;

/**
 * What a packet may be at most before it is skipped.
 *
 * @param maxLineBytes the length of a line
 * @param maxPacketBytes the length of a packet
 * @param maxFields how many fields a packet may have
 */
public record ReaderLimits(int maxLineBytes, int maxPacketBytes, int maxFields) {

    public static final ReaderLimits DEFAULT = new ReaderLimits(16_384, 262_144, 1_000);
}
