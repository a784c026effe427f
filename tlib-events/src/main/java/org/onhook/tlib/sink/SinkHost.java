package org.onhook.tlib.sink;

import org.onhook.api.sink.EventSink;

/** Where sinks are made known, so that they get events. */
public interface SinkHost {

    /** Makes the sink known. */
    void add(String name, boolean mustHave, EventSink sink);

    /** Takes it back. When this returns, it has what there was to write, and is not called any more. */
    void remove(String name, EventSink sink);
}
