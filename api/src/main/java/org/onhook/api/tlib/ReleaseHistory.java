package org.onhook.api.tlib;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The latest releases, bounded in number, for operators. May be called from any thread. */
@ProviderType
public interface ReleaseHistory {

    /** The latest DN-based events that report a release, newest first, at most {@code limit} of them. */
    List<TEvent> latest(int limit);

    /** The events, DN-based and call-based, that report how parties left the call with this ConnID, oldest first. */
    List<TEvent> ofCall(long connId);
}
