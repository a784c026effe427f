package org.onhook.files;

import java.io.ByteArrayOutputStream;

/** Entries that wait to be written into a file, one behind the other. One thread. */
public final class EntryBuffer extends ByteArrayOutputStream {

    public EntryBuffer() {
        super(64 * 1024);
    }

    /** The entries, in an array that is not copied: only the first {@link #size} bytes count. */
    public byte[] bytes() {
        return buf;
    }

    /** Takes away the bytes that have been written. */
    public void removeFirst(int length) {
        System.arraycopy(buf, length, buf, 0, count - length);
        count -= length;
    }
}
