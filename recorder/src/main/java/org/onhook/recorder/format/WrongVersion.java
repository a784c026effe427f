package org.onhook.recorder.format;

/** A recording is written in a version of the format that is not known. The message says which, and which is. */
public final class WrongVersion extends Exception {

    private static final long serialVersionUID = 1;

    WrongVersion(long version) {
        super(
                "the recording has format version " + version + ", and only those up to " + LineWriter.VERSION
                        + " can be read",
                null,
                false,
                false);
    }
}
