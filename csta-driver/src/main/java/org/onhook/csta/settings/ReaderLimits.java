package org.onhook.csta.settings;

/**
 * What a message may be at most before it is skipped.
 *
 * @param maxFrameBytes the length of a frame, header included; its 16-bit field allows 65535
 * @param maxDepth how deep elements may nest
 * @param maxElements how many elements a message may have
 */
public record ReaderLimits(int maxFrameBytes, int maxDepth, int maxElements) {

    public static final ReaderLimits DEFAULT = new ReaderLimits(65535, 64, 8192);
}
