package org.onhook.api.sink;

import org.onhook.api.tlib.TEvent;

/**
 * A T-Library event as it is handed to sinks.
 *
 * @param event the event
 * @param json the event as one CloudEvents 1.0 JSON object, UTF-8, without a line end. The array is shared by all sinks:
 *     it must not be changed.
 */
public record PublishedEvent(TEvent event, byte[] json) {}
