package org.onhook.api.tlib;

import org.osgi.annotation.versioning.ProviderType;

/** Writes events as sinks get them. May be called from any thread. */
@ProviderType
public interface EventFormat {

    /** The event as one CloudEvents 1.0 JSON object, UTF-8, without a line end: byte for byte what sinks were given. */
    byte[] json(TEvent event);
}
