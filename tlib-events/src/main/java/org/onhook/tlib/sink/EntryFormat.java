package org.onhook.tlib.sink;

import java.io.ByteArrayOutputStream;
import org.onhook.api.sink.PublishedEvent;

/** How an event is written into a file: as one or several whole lines. One thread. */
interface EntryFormat {

    /** Appends the event, the last line end included. */
    void append(PublishedEvent event, ByteArrayOutputStream target);

    /** Whether a line that starts with this byte is the first of an entry. */
    boolean startsEntry(byte first);
}
