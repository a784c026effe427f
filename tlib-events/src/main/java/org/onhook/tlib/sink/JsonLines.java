package org.onhook.tlib.sink;

import java.io.ByteArrayOutputStream;
import org.onhook.api.sink.PublishedEvent;

/** One JSON object a line. */
final class JsonLines implements EntryFormat {

    @Override
    public void append(PublishedEvent event, ByteArrayOutputStream target) {
        target.writeBytes(event.json());
        target.write('\n');
    }

    @Override
    public boolean isFirst(byte first) {
        return true;
    }
}
