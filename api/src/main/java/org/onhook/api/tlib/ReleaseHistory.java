package org.onhook.api.tlib;

import java.util.List;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The latest releases, bounded in number, for operators: each as sinks were given it, one CloudEvents 1.0 JSON object in UTF-8. May be
 * called from any thread.
 */
@ProviderType
public interface ReleaseHistory {

    /** The DN-based events that report a release, newest first. What is not taken from the stream is not read. */
    Stream<byte[]> latest();

    /** The events, DN-based and call-based, that report how parties left the call with this ConnID, oldest first. */
    List<byte[]> ofCall(long connId);
}
