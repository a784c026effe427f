package org.onhook.tlib.sink;

import java.io.ByteArrayOutputStream;
import org.onhook.api.sink.PublishedEvent;
import org.onhook.tlib.encoding.TServerLogText;

/** The lines of a T-Server log: a header that starts with {@code @}, and one line an attribute. */
final class TServerLogEntries implements EntryFormat {

    private final TServerLogText text;

    TServerLogEntries(TServerLogText text) {
        this.text = text;
    }

    @Override
    public void append(PublishedEvent event, ByteArrayOutputStream target) {
        target.writeBytes(text.encode(event.event()));
    }

    @Override
    public boolean isFirst(byte first) {
        return first == '@';
    }
}
