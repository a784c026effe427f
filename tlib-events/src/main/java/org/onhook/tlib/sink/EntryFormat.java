package org.onhook.tlib.sink;

import java.io.ByteArrayOutputStream;
import org.onhook.api.sink.PublishedEvent;
import org.onhook.files.EntryStart;

/** How an event is written into a file: as one or several whole lines. One thread. */
interface EntryFormat extends EntryStart {

    /** Appends the event, the last line end included. */
    void append(PublishedEvent event, ByteArrayOutputStream target);
}
